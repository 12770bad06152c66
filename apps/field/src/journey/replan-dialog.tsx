import { ProblemNotice, useApi, useFormat, useMessages } from '@sipelandukilat/sdk'
import type { ProblemError } from '@sipelandukilat/sdk/api'
import {
  applyReplan,
  proposeReplan,
  type StopMove,
  type Trip,
  type TripHindrance,
  type TripReplan,
} from '@sipelandukilat/sdk/api/field'
import {
  Button,
  Checkbox,
  DataTable,
  DateInput,
  Fieldset,
  Group,
  Modal,
  Notice,
  Stack,
  showToast,
  Table,
  Text,
} from '@sipelandukilat/ui'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTripChange } from '../trips/use-trips'
import { words } from '../words/messages'
import { messages } from './messages'

type Draft = { unreachable: ReadonlyMap<string, string>; days: ReadonlySet<string>; isKitBroken: boolean }

const toHindrances = ({ unreachable, days, isKitBroken }: Draft): TripHindrance[] => [
  ...[...unreachable].map(
    ([stopId, until]): TripHindrance => ({
      kind: 'unreachable',
      stopId,
      until: until === '' ? null : (until as never),
    }),
  ),
  ...[...days].map((date): TripHindrance => ({ kind: 'day_lost', date: date as never })),
  ...(isKitBroken ? [{ kind: 'kit_broken' } as const] : []),
]

/** Every day from one to another, both included. */
function daysOf({ startsOn, endsOn }: Pick<Trip, 'startsOn' | 'endsOn'>): string[] {
  const days: string[] = []
  for (let day = Date.parse(startsOn); day <= Date.parse(endsOn); day += 86_400_000)
    days.push(new Date(day).toISOString().slice(0, 10))
  return days
}

/** What hinders a trip, what would change least, and the way to apply it. */
export function ReplanDialog({ trip, onClose }: { trip: Trip; onClose: () => void }) {
  const t = useMessages(messages)
  const api = useApi()
  const [draft, setDraft] = useState<Draft>({ unreachable: new Map(), days: new Set(), isKitBroken: false })
  const hindrances = toHindrances(draft)
  const propose = useMutation<TripReplan, ProblemError>({
    mutationFn: () => api.call(proposeReplan, { params: { id: trip.id }, body: { hindrances } }),
  })
  const apply = useTripChange<TripReplan>(
    (client, { moves }) =>
      client.call(applyReplan, {
        params: { id: trip.id },
        body: { hindrances, moves: moves.map(({ stopId, to }) => ({ stopId, to })), expectedVersion: trip.version },
      }),
    () => {
      showToast({ tone: 'positive', message: t('replan.applied') })
      onClose()
    },
  )
  const proposal = propose.data
  return (
    <Modal opened onClose={onClose} title={t('replan.title')} size='48rem'>
      <Stack gap='md'>
        <ProblemNotice error={propose.error ?? apply.error} />
        {proposal ? (
          <>
            <Proposal proposal={proposal} />
            <Group justify='flex-end' gap='xs'>
              <Button
                variant='default'
                onClick={() => {
                  propose.reset()
                  apply.reset()
                }}
              >
                {t('replan.again')}
              </Button>
              <Button
                loading={apply.isPending}
                disabled={proposal.moves.length === 0 && proposal.withoutKit.length === 0}
                onClick={() => apply.mutate(proposal)}
              >
                {t('replan.apply')}
              </Button>
            </Group>
          </>
        ) : (
          <>
            <Text>{t('replan.intro')}</Text>
            <Hindrances trip={trip} draft={draft} onChange={setDraft} />
            <Group justify='flex-end'>
              <Button loading={propose.isPending} disabled={hindrances.length === 0} onClick={() => propose.mutate()}>
                {t('replan.propose')}
              </Button>
            </Group>
          </>
        )}
      </Stack>
    </Modal>
  )
}

function Hindrances({ trip, draft, onChange }: { trip: Trip; draft: Draft; onChange: (draft: Draft) => void }) {
  const t = useMessages(messages)
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
    </>
  )
}

function Proposal({ proposal }: { proposal: TripReplan }) {
  const t = useMessages(messages)
  const { moves, kept, withoutKit, toInform } = proposal
  return (
    <Stack gap='md'>
      {moves.length === 0 ? <Notice tone='info'>{t('replan.nothing')}</Notice> : <Moves moves={moves} />}
      {withoutKit.map(({ stopId, place, people }) => (
        <Notice key={stopId} tone='warning'>
          {t('replan.withoutKit', { people, place })}
        </Notice>
      ))}
      <Text>{t('replan.kept', { count: kept })}</Text>
      <Text>{t('replan.inform', { count: toInform })}</Text>
    </Stack>
  )
}

function Moves({ moves }: { moves: readonly StopMove[] }) {
  const t = useMessages(messages)
  const w = useMessages(words)
  const format = useFormat()
  const when = ({ date, arrivalTime }: { date: string; arrivalTime: string | null }) =>
    `${format.date(date)}${arrivalTime ? ` · ${arrivalTime}` : ''}`
  return (
    <DataTable caption={t('replan.result')}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('replan.column.place')}</Table.Th>
          <Table.Th>{t('replan.column.from')}</Table.Th>
          <Table.Th>{t('replan.column.to')}</Table.Th>
          <Table.Th>{t('replan.column.why')}</Table.Th>
          <Table.Th>{t('replan.column.people')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {moves.map((move) => (
          <Table.Tr key={move.stopId}>
            <Table.Td data-label={t('replan.column.place')}>
              {move.place}, {move.villageName}
            </Table.Td>
            <Table.Td data-label={t('replan.column.from')}>{when(move.from)}</Table.Td>
            <Table.Td data-label={t('replan.column.to')}>
              {move.to ? <strong>{when(move.to)}</strong> : t('replan.off')}
            </Table.Td>
            <Table.Td data-label={t('replan.column.why')}>
              {move.reason === 'knock_on' ? t('reason.knock_on') : w(`skip.${move.reason}`)}
            </Table.Td>
            <Table.Td data-label={t('replan.column.people')}>{format.number(move.people)}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </DataTable>
  )
}
