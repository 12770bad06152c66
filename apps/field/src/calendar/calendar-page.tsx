import {
  languages,
  ProblemState,
  toLocalDateTime,
  useLanguage,
  usePageQuery,
  usePageTitle,
  useTexts,
} from '@sipelandukilat/sdk'
import type { CalendarEntry, Kit, Team } from '@sipelandukilat/sdk/api/field'
import {
  ActionIcon,
  Button,
  EmptyState,
  IconCalendarEvent,
  IconChevronLeft,
  IconChevronRight,
  IconPlus,
  IconPrinter,
  IconTool,
  LoadingState,
  Page,
  Select,
} from '@sipelandukilat/ui'
import { lazy, Suspense, useState } from 'react'
import { TripStatusBadge } from '../status/status-badges'
import { useOffices } from '../teams/offices'
import { useKits, useTeams } from '../trips/use-trips'
import { CalendarGrid, type Group } from './calendar-grid'
import { CalendarList } from './calendar-list'
import { addMonths, listDays } from './lay-out-days'
import { type Resource, toKitResource, toTeamResource, useCalendar } from './use-calendar'
import './calendar.css'
import { calendarTexts } from '../texts/texts'

const LeaveForm = lazy(() => import('./away-form').then((module) => ({ default: module.LeaveForm })))
const MaintenanceForm = lazy(() => import('./away-form').then((module) => ({ default: module.MaintenanceForm })))
const FeedsDialog = lazy(() => import('./feeds-dialog').then((module) => ({ default: module.FeedsDialog })))
const EntryDialog = lazy(() => import('./entry-dialog').then((module) => ({ default: module.EntryDialog })))

type Open = { kind: 'leave' | 'maintenance' | 'feeds' } | { kind: 'entry'; entry: CalendarEntry; resource: Resource }

export function CalendarPage() {
  const t = useTexts(calendarTexts)
  usePageTitle(t('title'))
  const teams = useTeams()
  const kits = useKits()
  const [open, setOpen] = useState<Open | undefined>()
  const failed = [teams, kits].find((query) => query.error)
  const active = (teams.data?.items ?? []).filter((team) => team.isActive)
  const usable = (kits.data?.items ?? []).filter((kit) => kit.state !== 'retired')
  const canEnter = [...active, ...usable].some(({ canUpdate }) => canUpdate)
  return (
    <Page
      title={t('title')}
      description={t('description')}
      actions={
        <>
          {canEnter && (
            <>
              <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={() => setOpen({ kind: 'leave' })}>
                {t('leave.add')}
              </Button>
              <Button variant='default' onClick={() => setOpen({ kind: 'maintenance' })}>
                {t('maintenance.add')}
              </Button>
            </>
          )}
          <Button
            variant='default'
            leftSection={<IconCalendarEvent size={18} aria-hidden />}
            onClick={() => setOpen({ kind: 'feeds' })}
          >
            {t('subscribe')}
          </Button>
        </>
      }
    >
      {failed?.error ? (
        <ProblemState error={failed.error} onRetry={() => void failed.refetch()} isRetrying={failed.isFetching} />
      ) : !teams.data || !kits.data ? (
        <LoadingState rows={8} />
      ) : active.length + usable.length === 0 ? (
        <EmptyState icon={<IconTool size={32} />} title={t('empty.title')} description={t('empty.description')} />
      ) : (
        <Month teams={active} kits={usable} onOpen={setOpen} />
      )}
      {open && (
        <Suspense>
          <Opened open={open} teams={active} kits={usable} onClose={() => setOpen(undefined)} />
        </Suspense>
      )}
    </Page>
  )
}

type Kept = { teams: readonly Team[]; kits: readonly Kit[] }

function Opened({ open, teams, kits, onClose }: Kept & { open: Open; onClose: () => void }) {
  switch (open.kind) {
    case 'leave':
      return <LeaveForm teams={teams.filter(({ canUpdate }) => canUpdate)} onClose={onClose} />
    case 'maintenance':
      return <MaintenanceForm kits={kits.filter(({ canUpdate }) => canUpdate)} onClose={onClose} />
    case 'feeds':
      return <FeedsDialog resources={[...teams.map(toTeamResource), ...kits.map(toKitResource)]} onClose={onClose} />
    case 'entry':
      return <EntryDialog entry={open.entry} resource={open.resource} onClose={onClose} />
    default:
      return open satisfies never
  }
}

function Month({ teams, kits, onOpen }: Kept & { onOpen: (open: Open) => void }) {
  const t = useTexts(calendarTexts)
  const { language } = useLanguage()
  const offices = useOffices()
  const [query, change] = usePageQuery()
  const today = toLocalDateTime(Date.now()).slice(0, 10)
  const asked = query.get('month') ?? ''
  const month = /^\d{4}-(0[1-9]|1[0-2])$/.test(asked) ? asked : today.slice(0, 7)
  const days = listDays(month)
  const calendar = useCalendar(days[0] ?? '', days.at(-1) ?? '')
  const office = query.get('office') ?? ''
  const isOf = ({ regencyCode }: Resource) => office === '' || (regencyCode ?? 'province') === office
  const groups: Group[] = [
    { key: 'teams' as const, resources: teams.map(toTeamResource).filter(isOf) },
    { key: 'kits' as const, resources: kits.map(toKitResource).filter(isOf) },
  ].filter(({ resources }) => resources.length > 0)
  const go = (count: number) => change({ month: addMonths(month, count) })
  const name = new Intl.DateTimeFormat(languages[language].locale, {
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(Date.parse(`${month}-01T00:00:00Z`))
  const owners = [...new Set([...teams, ...kits].map(({ regencyCode }) => regencyCode ?? 'province'))]
  const openEntry = (entry: CalendarEntry, resource: Resource) => onOpen({ kind: 'entry', entry, resource })
  return (
    <>
      <div className='field-calendar-head'>
        <h2>{name}</h2>
        <span className='field-calendar-tools ui-no-print'>
          <ActionIcon variant='default' size={36} aria-label={t('previous')} onClick={() => go(-1)}>
            <IconChevronLeft size={18} aria-hidden />
          </ActionIcon>
          <Button variant='default' onClick={() => change({ month: undefined })}>
            {t('thisMonth')}
          </Button>
          <ActionIcon variant='default' size={36} aria-label={t('next')} onClick={() => go(1)}>
            <IconChevronRight size={18} aria-hidden />
          </ActionIcon>
          <ActionIcon
            variant='default'
            size={36}
            aria-label={t('print')}
            title={t('print')}
            onClick={() => window.print()}
          >
            <IconPrinter size={18} aria-hidden />
          </ActionIcon>
        </span>
        {owners.length > 1 && (
          <Select
            className='ui-no-print'
            label={t('filter.office')}
            placeholder={t('all')}
            options={owners.map((code) => ({
              value: code,
              label: offices.nameOf(code === 'province' ? null : code),
            }))}
            value={office}
            onChange={(value) => change({ office: value })}
          />
        )}
      </div>
      <Legend />
      {calendar.error ? (
        <ProblemState error={calendar.error} onRetry={() => void calendar.refetch()} isRetrying={calendar.isFetching} />
      ) : !calendar.data ? (
        <LoadingState rows={8} />
      ) : (
        <>
          <CalendarGrid
            caption={`${t('title')}, ${name}`}
            groups={groups}
            entries={calendar.data.entries}
            days={days}
            today={today}
            isBusy={calendar.isPlaceholderData}
            onOpen={openEntry}
          />
          <CalendarList groups={groups} entries={calendar.data.entries} days={days} onOpen={openEntry} />
        </>
      )}
    </>
  )
}

function Legend() {
  const t = useTexts(calendarTexts)
  return (
    <ul className='field-legend'>
      {(['draft', 'approved', 'under_way', 'done'] as const).map((status) => (
        <li key={status}>
          <TripStatusBadge status={status} />
        </li>
      ))}
      {(['leave', 'maintenance'] as const).map((kind) => (
        <li key={kind}>
          <span className='field-calendar-entry field-calendar-sample' data-tone={kind}>
            {t(`legend.${kind}`)}
          </span>
        </li>
      ))}
    </ul>
  )
}
