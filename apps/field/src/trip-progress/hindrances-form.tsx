import { useFormat, useTexts } from '@sipelandukilat/sdk'
import type { Trip, TripHindrance } from '@sipelandukilat/sdk/api/field'
import { TravelProfile } from '@sipelandukilat/sdk/api/travel-network'
import { Checkbox, DateInput, Fieldset, Group, Select, Stack } from '@sipelandukilat/ui'
import { sharedTexts, tripProgressTexts } from '../texts/texts'

export type HindranceDraft = {
  unreachable: ReadonlyMap<string, string>
  days: ReadonlySet<string>
  isKitBroken: boolean
  /** Null: as the trip was planned. */
  water: TravelProfile | null
}

export const emptyDraft: HindranceDraft = { unreachable: new Map(), days: new Set(), isKitBroken: false, water: null }

export const toHindrances = ({ unreachable, days, isKitBroken, water }: HindranceDraft): TripHindrance[] => [
  ...[...unreachable].map(
    ([stopId, until]): TripHindrance => ({
      kind: 'unreachable',
      stopId,
      until: until === '' ? null : (until as never),
    }),
  ),
  ...[...days].map((date): TripHindrance => ({ kind: 'day_lost', date: date as never })),
  ...(isKitBroken ? [{ kind: 'kit_broken' } as const] : []),
  ...(water ? [{ kind: 'water', profile: water } as const] : []),
]

/** Every day from one to another, both included. */
function daysOf({ startsOn, endsOn }: Pick<Trip, 'startsOn' | 'endsOn'>): string[] {
  const days: string[] = []
  for (let day = Date.parse(startsOn); day <= Date.parse(endsOn); day += 86_400_000)
    days.push(new Date(day).toISOString().slice(0, 10))
  return days
}

/** What hinders a trip: stops, days, the kit, the water. */
export function HindrancesForm({
  trip,
  draft,
  onChange,
}: {
  trip: Trip
  draft: HindranceDraft
  onChange: (draft: HindranceDraft) => void
}) {
  const t = useTexts(tripProgressTexts)
  const w = useTexts(sharedTexts)
  const format = useFormat()
  const open = trip.stops.filter(({ skipReason }) => skipReason === null)
  const setReach = (stopId: string, until: string | undefined) => {
    const unreachable = new Map(draft.unreachable)
    if (until === undefined) unreachable.delete(stopId)
    else unreachable.set(stopId, until)
    onChange({ ...draft, unreachable })
  }
  const setDay = (day: string, isLost: boolean) => {
    const days = new Set(draft.days)
    if (isLost) days.add(day)
    else days.delete(day)
    onChange({ ...draft, days })
  }
  return (
    <>
      <Fieldset legend={t('replan.stops')}>
        <Stack gap='sm'>
          {open.map((stop) => {
            const until = draft.unreachable.get(stop.id)
            return (
              <Stack key={stop.id} gap='xs'>
                <Checkbox
                  label={t('replan.stop', {
                    place: stop.place,
                    village: stop.villageName,
                    date: format.date(stop.date),
                  })}
                  checked={until !== undefined}
                  onChange={(event) => setReach(stop.id, event.currentTarget.checked ? '' : undefined)}
                />
                {until !== undefined && (
                  <DateInput
                    label={t('replan.until')}
                    description={t('replan.until.hint')}
                    min={trip.startsOn}
                    max={trip.endsOn}
                    value={until}
                    onChange={(value) => setReach(stop.id, value)}
                  />
                )}
              </Stack>
            )
          })}
        </Stack>
      </Fieldset>
      <Fieldset legend={t('replan.days')}>
        <Group gap='md'>
          {daysOf(trip).map((day) => (
            <Checkbox
              key={day}
              label={format.date(day)}
              checked={draft.days.has(day)}
              onChange={(event) => setDay(day, event.currentTarget.checked)}
            />
          ))}
        </Group>
      </Fieldset>
      <Checkbox
        label={t('replan.kit')}
        description={t('replan.kit.hint')}
        checked={draft.isKitBroken}
        onChange={(event) => onChange({ ...draft, isKitBroken: event.currentTarget.checked })}
      />
      <Select
        label={t('replan.water')}
        description={t('replan.water.hint')}
        placeholder={t('replan.water.asPlanned')}
        options={TravelProfile.options.map((value) => ({ value, label: w(`profile.${value}`) }))}
        value={draft.water ?? ''}
        onChange={(value) => onChange({ ...draft, water: value === '' ? null : TravelProfile.parse(value) })}
      />
    </>
  )
}
