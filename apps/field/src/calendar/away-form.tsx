import { fieldMessage, ProblemNotice, useTexts } from '@sipelandukilat/sdk'
import { createKitMaintenance, createTeamLeave, type Kit, LeaveKind, type Team } from '@sipelandukilat/sdk/api/field'
import { Button, DateInput, Group, Modal, Select, Stack, showToast, TextInput, TileGrid } from '@sipelandukilat/ui'
import { type FormEvent, type ReactNode, useState } from 'react'
import { calendarTexts, sharedTexts } from '../texts/texts'
import { useCalendarChange } from './use-calendar'

/** A member or a whole team is away. */
export function LeaveForm({ teams, onClose }: { teams: readonly Team[]; onClose: () => void }) {
  const t = useTexts(calendarTexts)
  const [teamId, setTeamId] = useState(teams[0]?.id ?? '')
  const [userId, setUserId] = useState('')
  const [days, setDays] = useState({ from: '', until: '' })
  const [kind, setKind] = useState<LeaveKind>('annual')
  const [note, setNote] = useState('')
  const save = useCalendarChange<void, { trips: string[] }>(
    (api) =>
      api.call(createTeamLeave, { params: { id: teamId }, body: { ...days, userId: userId || null, kind, note } }),
    ({ trips }) => {
      showToast(
        trips.length === 0
          ? { tone: 'positive', message: t('form.saved') }
          : { tone: 'warning', message: t('form.saved.trips', { trips: trips.join(', ') }) },
      )
      onClose()
    },
  )
  const members = teams.find((team) => team.id === teamId)?.members ?? []
  return (
    <AwayForm
      title={t('leave.add')}
      save={save}
      isReady={teamId !== '' && days.from !== '' && days.until !== ''}
      onClose={onClose}
    >
      <Select
        label={t('form.team')}
        options={teams.map((team) => ({ value: team.id, label: team.name }))}
        value={teamId}
        onChange={(id) => {
          setTeamId(id)
          setUserId('')
        }}
      />
      <Select
        label={t('form.member')}
        options={[
          { value: '', label: t('form.member.team') },
          ...members.map((member) => ({ value: member.userId, label: member.name })),
        ]}
        value={userId}
        onChange={setUserId}
        error={fieldMessage(save.error, 'userId')}
      />
      <Days days={days} onChange={setDays} error={fieldMessage(save.error, 'until')} />
      <Select
        label={t('form.kind')}
        description={kind === 'private' ? t('form.private.hint') : undefined}
        options={LeaveKind.options.map((value) => ({ value, label: t(`leave.${value}`) }))}
        value={kind}
        onChange={(value) => setKind(LeaveKind.parse(value))}
      />
      {kind !== 'private' && (
        <TextInput
          label={t('form.note')}
          maxLength={120}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
      )}
    </AwayForm>
  )
}

/** A kit is being looked after. */
export function MaintenanceForm({ kits, onClose }: { kits: readonly Kit[]; onClose: () => void }) {
  const t = useTexts(calendarTexts)
  const [kitId, setKitId] = useState(kits[0]?.id ?? '')
  const [days, setDays] = useState({ from: '', until: '' })
  const [note, setNote] = useState('')
  const save = useCalendarChange<void, { id: string }>(
    (api) => api.call(createKitMaintenance, { params: { id: kitId }, body: { ...days, note } }),
    () => {
      showToast({ tone: 'positive', message: t('form.saved') })
      onClose()
    },
  )
  return (
    <AwayForm
      title={t('maintenance.add')}
      save={save}
      isReady={kitId !== '' && days.from !== '' && days.until !== ''}
      onClose={onClose}
    >
      <Select
        label={t('form.kit')}
        options={kits.map((kit) => ({ value: kit.id, label: `${kit.serial} · ${kit.name}` }))}
        value={kitId}
        onChange={setKitId}
      />
      <Days days={days} onChange={setDays} error={fieldMessage(save.error, 'until')} />
      <TextInput
        label={t('form.note')}
        maxLength={120}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
    </AwayForm>
  )
}

type Span = { from: string; until: string }

const isBefore = (one: string, other: string) => one < other

function Days({ days, onChange, error }: { days: Span; onChange: (days: Span) => void; error: string | undefined }) {
  const t = useTexts(calendarTexts)
  return (
    <TileGrid minWidth='12rem'>
      <DateInput
        label={t('form.from')}
        required
        value={days.from}
        onChange={(from) => onChange({ from, until: isBefore(days.until, from) ? from : days.until })}
      />
      <DateInput
        label={t('form.until')}
        required
        value={days.until}
        onChange={(until) => onChange({ ...days, until })}
        error={error}
      />
    </TileGrid>
  )
}

type AwayFormProps = {
  title: string
  save: Pick<ReturnType<typeof useCalendarChange<void, unknown>>, 'error' | 'isPending'> & { mutate: () => void }
  isReady: boolean
  onClose: () => void
  children: ReactNode
}

function AwayForm({ title, save, isReady, onClose, children }: AwayFormProps) {
  const w = useTexts(sharedTexts)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate()
  }
  return (
    <Modal opened onClose={onClose} title={title} size='34rem'>
      <form onSubmit={submit}>
        <Stack gap='md'>
          <ProblemNotice error={save.error} />
          {children}
          <Group justify='flex-end' gap='xs'>
            <Button variant='default' onClick={onClose}>
              {w('cancel')}
            </Button>
            <Button type='submit' loading={save.isPending} disabled={!isReady}>
              {w('save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
