import { Link, ProblemNotice, useAbility, useTexts } from '@sipelandukilat/sdk'
import { type CalendarEntry, deleteKitMaintenance, deleteTeamLeave } from '@sipelandukilat/sdk/api/field'
import { Button, Group, KeyValueList, Modal, Stack, showToast } from '@sipelandukilat/ui'
import { TripStatusBadge } from '../status/status-badges'
import { calendarTexts, sharedTexts } from '../texts/texts'
import { type Resource, useCalendarChange, useEntryWords } from './use-calendar'

type EntryDialogProps = { entry: CalendarEntry; resource: Resource; onClose: () => void }

/** What a team or kit is taken for; a trip leads on, leave and maintenance can be taken back. */
export function EntryDialog({ entry, resource, onClose }: EntryDialogProps) {
  const t = useTexts(calendarTexts)
  const w = useTexts(sharedTexts)
  const entryWords = useEntryWords()
  const canReadTrips = useAbility().can('read', 'Trip')
  const remove = useCalendarChange<Exclude<CalendarEntry, { kind: 'trip' }>, undefined>(
    (api, { kind, id, version }) =>
      kind === 'leave'
        ? api.call(deleteTeamLeave, { params: { id }, query: { expectedVersion: version } })
        : api.call(deleteKitMaintenance, { params: { id }, query: { expectedVersion: version } }),
    () => {
      showToast({ tone: 'positive', message: t('entry.deleted') })
      onClose()
    },
  )
  const items = [
    { key: 'resource', label: t('resource'), value: resource.name },
    { key: 'days', label: t('entry.days'), value: entryWords.days(entry) },
    ...(entry.kind === 'trip'
      ? [{ key: 'status', label: t('entry.status'), value: <TripStatusBadge status={entry.status} /> }]
      : entry.note
        ? [{ key: 'note', label: t('entry.note'), value: entry.note }]
        : []),
  ]
  return (
    <Modal opened onClose={onClose} title={entryWords.title(entry)}>
      <Stack gap='md'>
        <ProblemNotice error={remove.error} />
        <KeyValueList items={items} />
        <Group justify='flex-end' gap='xs'>
          {entry.kind !== 'trip' && resource.canUpdate && (
            <Button variant='default' c='red' loading={remove.isPending} onClick={() => remove.mutate(entry)}>
              {t('entry.delete')}
            </Button>
          )}
          {entry.kind === 'trip' && canReadTrips && <Link to={`/field/trips/${entry.id}`}>{t('entry.open')}</Link>}
          <Button variant='default' onClick={onClose}>
            {w('close')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}
