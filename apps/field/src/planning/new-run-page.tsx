import { fieldMessage, Link, navigate, ProblemNotice, ProblemState, usePageTitle, useTexts } from '@sipelandukilat/sdk'
import { PlanningEffort, PlanningObjective, startPlanningRun } from '@sipelandukilat/sdk/api/planning'
import { TravelProfile } from '@sipelandukilat/sdk/api/travel-network'
import {
  Button,
  Checkbox,
  DateInput,
  Fieldset,
  Group,
  LoadingState,
  Notice,
  Page,
  Select,
  Stack,
  TextInput,
  TileGrid,
  TimeInput,
} from '@sipelandukilat/ui'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { useOffices } from '../teams/offices'
import { useKits, useTeams } from '../trips/use-trips'
import { guessBase } from './guess-base'
import './planning.css'
import { planningTexts, sharedTexts } from '../texts/texts'
import { PickList } from './pick-list'
import { missingOf, type RequiredField, toSettings, usualDraft } from './run-draft'
import { useBases, useRunChange } from './use-planning'

export function NewRunPage() {
  const t = useTexts(planningTexts)
  usePageTitle(t('form.title'))
  const bases = useBases()
  const teams = useTeams()
  const kits = useKits()
  const failed = [bases, teams, kits].find(({ error }) => error)
  const crumbs = [
    <Link key='planning' to='/field/planning'>
      {t('title')}
    </Link>,
  ]
  return (
    <Page title={t('form.title')} description={t('form.description')} breadcrumbs={crumbs}>
      {failed?.error ? (
        <ProblemState error={failed.error} onRetry={() => void failed.refetch()} isRetrying={failed.isFetching} />
      ) : !bases.data || !teams.data || !kits.data ? (
        <LoadingState rows={8} />
      ) : bases.data.length === 0 ? (
        <Notice tone='warning'>{t('form.network')}</Notice>
      ) : (
        <RunForm
          bases={bases.data}
          teams={teams.data.items.filter(({ isActive }) => isActive)}
          kits={kits.data.items
            .filter(({ state }) => state === 'ready')
            .map(({ id, serial, name, regencyCode }) => ({ id, name: `${serial} · ${name}`, regencyCode }))}
        />
      )}
    </Page>
  )
}

type Thing = { id: string; name: string; regencyCode: string | null }
type OwnTeam = Thing & { longestDays: number | null }
type RunFormProps = {
  bases: readonly { id: string; name: string }[]
  teams: readonly OwnTeam[]
  kits: readonly Thing[]
}

function RunForm({ bases, teams, kits }: RunFormProps) {
  const t = useTexts(planningTexts)
  const w = useTexts(sharedTexts)
  const { provinceCode, regencies, nameOf } = useOffices()
  const [key] = useState(() => crypto.randomUUID())
  const [draft, setDraft] = useState(() => usualDraft(Date.now()))
  const change = (part: Partial<typeof draft>) => setDraft({ ...draft, ...part })
  /** A base stays as guessed until somebody chooses another; nothing picked yet means everything. */
  const baseOf = ({ id, regencyCode }: Thing) =>
    draft.bases[id] ?? guessBase(bases, regencyCode === null ? undefined : nameOf(regencyCode))
  const isPicked = (id: string) => !draft.leftOut.includes(id)
  const codes = draft.regencyCodes ?? regencies.map(({ code }) => code)
  const start = useRunChange<void>(
    (api) =>
      api.call(
        startPlanningRun,
        {
          body: {
            provinceCode,
            name: draft.name,
            startsOn: draft.startsOn,
            endsOn: draft.endsOn,
            settings: toSettings(draft, {
              regencyCodes: codes,
              teams: teams.filter(({ id }) => isPicked(id)).map((team) => ({ ...team, baseId: baseOf(team) })),
              kits: kits.filter(({ id }) => isPicked(id)).map((kit) => ({ id: kit.id, baseId: baseOf(kit) })),
            }),
          },
        },
        { idempotencyKey: key },
      ),
    (run) => void navigate(`/field/planning/${run.id}`),
  )
  const form = useRef<HTMLFormElement>(null)
  const [tries, setTries] = useState(0)
  // The first field to correct comes to the eye and under the hand, whoever found it.
  useEffect(() => {
    if (tries > 0 || start.error) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  }, [tries, start.error])
  const missing = missingOf(draft)
  const errorOf = (name: RequiredField, path?: string) =>
    tries > 0 && missing.includes(name)
      ? t('form.missing')
      : path === undefined
        ? undefined
        : fieldMessage(start.error, path)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTries(tries + 1)
    if (missing.length === 0) start.mutate()
  }
  const amount = (name: 'longest' | 'costPerDay' | 'blanks' | 'budget' | 'floor' | 'setUp' | 'perPerson') => ({
    inputMode: 'numeric' as const,
    pattern: '[0-9]*',
    value: draft[name],
    onChange: (event: { currentTarget: { value: string } }) => change({ [name]: event.currentTarget.value }),
    ...(name === 'budget' ? {} : { error: errorOf(name) }),
  })
  const pick = (id: string, isIn: boolean) =>
    change({ leftOut: isIn ? draft.leftOut.filter((one) => one !== id) : [...draft.leftOut, id] })
  return (
    <form ref={form} onSubmit={submit} noValidate>
      <Stack gap='lg'>
        <ProblemNotice error={start.error} />
        <Fieldset legend={t('form.period')}>
          <Stack gap='md'>
            <TextInput
              label={t('form.name')}
              description={t('form.name.hint')}
              required
              maxLength={80}
              value={draft.name}
              onChange={(event) => change({ name: event.currentTarget.value })}
              error={errorOf('name', 'name')}
            />
            <TileGrid minWidth='14rem'>
              <DateInput
                label={t('form.startsOn')}
                required
                value={draft.startsOn}
                onChange={(startsOn) => change({ startsOn })}
                error={errorOf('startsOn', 'startsOn')}
              />
              <DateInput
                label={t('form.endsOn')}
                required
                min={draft.startsOn}
                value={draft.endsOn}
                onChange={(endsOn) => change({ endsOn })}
                error={errorOf('endsOn', 'endsOn')}
              />
              <Select
                label={t('form.profile')}
                options={TravelProfile.options.map((value) => ({ value, label: w(`profile.${value}`) }))}
                value={draft.profile}
                onChange={(value) => change({ profile: TravelProfile.parse(value) })}
              />
            </TileGrid>
            <Checkbox.Group
              label={t('form.regencies')}
              value={codes}
              onChange={(regencyCodes) => change({ regencyCodes })}
            >
              <Group gap='md' mt='xs'>
                {regencies.map(({ code, name }) => (
                  <Checkbox key={code} value={code} label={name} />
                ))}
              </Group>
            </Checkbox.Group>
          </Stack>
        </Fieldset>
        <PickList
          legend={t('form.teams')}
          empty={t('form.teams.none')}
          bases={bases}
          things={teams.map((team) => ({ ...team, baseId: baseOf(team), isPicked: isPicked(team.id) }))}
          onPick={pick}
          onBase={(id, baseId) => change({ bases: { ...draft.bases, [id]: baseId } })}
        >
          <TextInput label={t('form.longest')} required {...amount('longest')} />
          <TextInput label={t('form.costPerDay')} required {...amount('costPerDay')} />
        </PickList>
        <PickList
          legend={t('form.kits')}
          empty={t('form.kits.none')}
          bases={bases}
          things={kits.map((kit) => ({ ...kit, baseId: baseOf(kit), isPicked: isPicked(kit.id) }))}
          onPick={pick}
          onBase={(id, baseId) => change({ bases: { ...draft.bases, [id]: baseId } })}
        >
          <TextInput label={t('form.blanks')} required {...amount('blanks')} />
        </PickList>
        <Fieldset legend={t('form.limits')}>
          <TileGrid minWidth='16rem'>
            <TextInput label={t('form.budget')} description={t('form.budget.hint')} {...amount('budget')} />
            <TextInput label={t('form.floor')} description={t('form.floor.hint')} required {...amount('floor')} />
          </TileGrid>
        </Fieldset>
        <Fieldset legend={t('form.work')}>
          <TileGrid minWidth='12rem'>
            <TimeInput
              label={t('form.from')}
              required
              value={draft.from}
              onChange={(from) => change({ from })}
              error={errorOf('from', 'settings.hours.from')}
            />
            <TimeInput
              label={t('form.until')}
              required
              value={draft.until}
              onChange={(until) => change({ until })}
              error={errorOf('until', 'settings.hours.until')}
            />
            <TextInput label={t('form.setUp')} required {...amount('setUp')} />
            <TextInput label={t('form.perPerson')} required {...amount('perPerson')} />
          </TileGrid>
        </Fieldset>
        <Fieldset legend={t('form.search')}>
          <Stack gap='md'>
            <Checkbox.Group
              label={t('form.objectives')}
              value={draft.objectives}
              onChange={(values) =>
                change({ objectives: PlanningObjective.options.filter((one) => values.includes(one)) })
              }
            >
              <Stack gap='xs' mt='xs'>
                {PlanningObjective.options.map((objective) => (
                  <Checkbox
                    key={objective}
                    value={objective}
                    label={t(`objective.${objective}`)}
                    description={t(`objective.${objective}.hint`)}
                  />
                ))}
              </Stack>
            </Checkbox.Group>
            <Select
              label={t('form.effort')}
              options={PlanningEffort.options.map((value) => ({ value, label: t(`effort.${value}`) }))}
              value={draft.effort}
              onChange={(value) => change({ effort: PlanningEffort.parse(value) })}
            />
          </Stack>
        </Fieldset>
        <Group justify='flex-end'>
          <Button
            type='submit'
            loading={start.isPending}
            disabled={draft.objectives.length === 0 || codes.length === 0}
          >
            {t('form.start')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
