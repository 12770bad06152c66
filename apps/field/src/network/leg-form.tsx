import { fieldMessage, ProblemNotice, useLanguage, useTexts } from '@sipelandukilat/sdk'
import {
  createTravelLeg,
  deleteTravelLeg,
  type TravelLeg,
  TravelMode,
  TravelProfile,
  updateTravelLeg,
} from '@sipelandukilat/sdk/api/travel-network'
import {
  Checkbox,
  ConfirmDialog,
  Fieldset,
  Modal,
  Select,
  Stack,
  Textarea,
  TextInput,
  TileGrid,
} from '@sipelandukilat/ui'
import { type FormEvent, useMemo, useState } from 'react'
import { networkTexts } from '../texts/texts'
import { nameMonth } from './calendar-names'
import { ClosureFields, type DraftClosure } from './closure-fields'
import { DepartureFields } from './departure-fields'
import { FormButtons } from './form-buttons'
import { NodeSelect } from './node-select'
import { type Network, nameLeg, useNetworkChange } from './use-network'

const months = Array.from({ length: 12 }, (_, index) => index + 1)
const toNumber = (value: string) => (value.trim() === '' ? null : Number(value.replaceAll(/[.\s]/g, '')))
const toText = (value: number | null) => (value === null ? '' : String(value))

/** A leg while it is typed. */
type Draft = Omit<
  TravelLeg,
  | 'id'
  | 'provinceCode'
  | 'code'
  | 'version'
  | 'isClosedToday'
  | 'minutes'
  | 'rupiahPerPerson'
  | 'rupiahPerTrip'
  | 'mostPeople'
  | 'mostKilograms'
  | 'months'
  | 'closures'
> & {
  minutes: string
  person: string
  trip: string
  people: string
  kilograms: string
  months: number[]
  closures: DraftClosure[]
}

type LegFormProps = {
  network: Network
  provinceCode: string
  leg?: TravelLeg
  /** Where a new leg begins. */
  fromId?: string
  canChange: boolean
  onClose: () => void
}

/** Enters a leg, changes or deletes it; for who may only read, shows it. */
export function LegForm({ network, provinceCode, leg, fromId = '', canChange, onClose }: LegFormProps) {
  const t = useTexts(networkTexts)
  const { language } = useLanguage()
  const [draft, setDraft] = useState<Draft>(() => ({
    fromId: leg?.fromId ?? fromId,
    toId: leg?.toId ?? '',
    isBothWays: leg?.isBothWays ?? true,
    mode: leg?.mode ?? 'road',
    minutes: toText(leg?.minutes ?? null),
    person: toText(leg?.rupiahPerPerson ?? 0),
    trip: toText(leg?.rupiahPerTrip ?? 0),
    people: toText(leg?.mostPeople ?? null),
    kilograms: toText(leg?.mostKilograms ?? null),
    timetable: leg?.timetable ?? [],
    timetableBack: leg?.timetableBack ?? [],
    months: leg?.months ?? [],
    profiles: leg?.profiles ?? [...TravelProfile.options],
    closures: leg?.closures ?? [],
    isEstimate: leg?.isEstimate ?? true,
    note: leg?.note ?? '',
  }))
  const [isDeleting, setDeleting] = useState(false)
  const nodes = useMemo(
    () => network.nodes.filter((node) => node.provinceCode === provinceCode),
    [network.nodes, provinceCode],
  )
  const change = (part: Partial<Draft>) => setDraft({ ...draft, ...part })
  const save = useNetworkChange<void, TravelLeg>(
    (api) => {
      const { person, trip, people, kilograms, minutes, ...rest } = draft
      const body = {
        ...rest,
        minutes: toNumber(minutes) ?? Number.NaN,
        rupiahPerPerson: toNumber(person) ?? 0,
        rupiahPerTrip: toNumber(trip) ?? 0,
        mostPeople: toNumber(people),
        mostKilograms: toNumber(kilograms),
        months: draft.months.length === 0 ? null : draft.months,
      }
      return leg
        ? api.call(updateTravelLeg, { params: { id: leg.id }, body: { ...body, expectedVersion: leg.version } })
        : api.call(createTravelLeg, { body: { provinceCode, ...body } })
    },
    () => {
      onClose()
      return t('leg.saved')
    },
  )
  const remove = useNetworkChange<TravelLeg, undefined>(
    (api, { id, version }) => api.call(deleteTravelLeg, { params: { id }, query: { expectedVersion: version } }),
    () => {
      onClose()
      return t('leg.deleted')
    },
  )
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate()
  }
  const errorOf = (field: string) => fieldMessage(save.error, field)
  const number = (field: 'minutes' | 'person' | 'trip' | 'people' | 'kilograms', sent: string, hint?: string) => (
    <TextInput
      inputMode='numeric'
      label={t(`form.${field}`)}
      description={hint}
      required={field === 'minutes'}
      maxLength={12}
      value={draft[field]}
      onChange={(event) => change({ [field]: event.currentTarget.value })}
      error={errorOf(sent)}
    />
  )
  if (isDeleting && leg)
    return (
      <ConfirmDialog
        isOpen
        isDestructive
        title={t('leg.delete')}
        confirmLabel={t('leg.delete')}
        isBusy={remove.isPending}
        onConfirm={() => remove.mutate(leg)}
        onCancel={() => setDeleting(false)}
      >
        <ProblemNotice error={remove.error} />
        {t('leg.delete.text', { name: nameLeg(leg, new Map(nodes.map((node) => [node.id, node]))) })}
      </ConfirmDialog>
    )
  return (
    <Modal opened onClose={onClose} title={leg ? t('leg.edit') : t('leg.add')} size='46rem'>
      <form onSubmit={submit}>
        <Stack gap='md'>
          <ProblemNotice error={save.error} />
          <fieldset disabled={!canChange} className='field-plain'>
            <Stack gap='md'>
              <TileGrid minWidth='16rem'>
                <NodeSelect
                  label={t('form.from')}
                  nodes={nodes}
                  value={draft.fromId}
                  onChange={(id) => change({ fromId: id })}
                  required
                  error={errorOf('fromId')}
                />
                <NodeSelect
                  label={t('form.to')}
                  nodes={nodes}
                  value={draft.toId}
                  onChange={(id) => change({ toId: id })}
                  required
                  error={errorOf('toId')}
                />
                <Select
                  label={t('form.mode')}
                  options={TravelMode.options.map((mode) => ({ value: mode, label: t(`mode.${mode}`) }))}
                  value={draft.mode}
                  onChange={(mode) => change({ mode: TravelMode.parse(mode) })}
                />
                {number('minutes', 'minutes')}
                {number('person', 'rupiahPerPerson')}
                {number('trip', 'rupiahPerTrip')}
                {number('people', 'mostPeople', t('form.noLimit'))}
                {number('kilograms', 'mostKilograms', t('form.noLimit'))}
              </TileGrid>
              <Checkbox
                label={t('form.bothWays')}
                checked={draft.isBothWays}
                onChange={(event) => change({ isBothWays: event.currentTarget.checked })}
              />
              <DepartureFields
                legend={t('form.timetable')}
                hint={t('form.timetable.hint')}
                departures={draft.timetable}
                onChange={(timetable) => change({ timetable })}
                error={errorOf('timetable')}
              />
              {draft.isBothWays && draft.timetable.length > 0 && (
                <DepartureFields
                  legend={t('form.timetableBack')}
                  hint={t('form.timetableBack.hint')}
                  departures={draft.timetableBack}
                  onChange={(timetableBack) => change({ timetableBack })}
                  error={errorOf('timetableBack')}
                />
              )}
              <Checks
                legend={t('form.profiles')}
                options={TravelProfile.options.map((value) => ({ value, label: t(`profile.${value}`) }))}
                chosen={draft.profiles}
                onChange={(profiles) => change({ profiles })}
                error={errorOf('profiles')}
              />
              <Checks
                legend={`${t('form.months')} (${t('form.months.hint')})`}
                options={months.map((value) => ({ value, label: nameMonth(language, value) }))}
                chosen={draft.months}
                onChange={(chosen) => change({ months: chosen.sort((a, b) => a - b) })}
              />
              <ClosureFields
                closures={draft.closures}
                onChange={(closures) => change({ closures })}
                error={errorOf('closures')}
              />
              <Textarea
                label={t('form.note')}
                maxLength={300}
                rows={2}
                value={draft.note}
                onChange={(event) => change({ note: event.currentTarget.value })}
              />
              <Checkbox
                label={t('form.estimate')}
                checked={draft.isEstimate}
                onChange={(event) => change({ isEstimate: event.currentTarget.checked })}
              />
            </Stack>
          </fieldset>
          <FormButtons
            canChange={canChange}
            deletion={leg && { label: t('leg.delete'), onAsk: () => setDeleting(true) }}
            onClose={onClose}
            isSaving={save.isPending}
            isIncomplete={!draft.fromId || !draft.toId || !Number.isFinite(toNumber(draft.minutes) ?? Number.NaN)}
          />
        </Stack>
      </form>
    </Modal>
  )
}

type ChecksProps<Value> = {
  legend: string
  options: readonly { value: Value; label: string }[]
  chosen: readonly Value[]
  onChange: (chosen: Value[]) => void
  error?: string | undefined
}

function Checks<Value extends string | number>({ legend, options, chosen, onChange, error }: ChecksProps<Value>) {
  return (
    <Fieldset legend={legend}>
      <div className='field-checks'>
        {options.map(({ value, label }) => (
          <Checkbox
            key={value}
            label={label}
            checked={chosen.includes(value)}
            onChange={(event) =>
              onChange(event.currentTarget.checked ? [...chosen, value] : chosen.filter((one) => one !== value))
            }
          />
        ))}
      </div>
      {error && <p className='field-error'>{error}</p>}
    </Fieldset>
  )
}
