import { fieldMessage, ProblemNotice, useSession, useTexts } from '@sipelandukilat/sdk'
import { placeOf } from '@sipelandukilat/sdk/api'
import { createTrip, type Trip, updateTrip } from '@sipelandukilat/sdk/api/field'
import { Button, DateInput, Group, Modal, Select, Stack, showToast, TextInput, TileGrid } from '@sipelandukilat/ui'
import { type FormEvent, useState } from 'react'
import { sharedTexts, tripsTexts } from '../texts/texts'
import { useKits, useTeams, useTripChange } from './use-trips'

type TripFormProps = { trip?: Trip; onClose: () => void; onSaved?: (trip: Trip) => void }

/** Makes a trip, or changes its name, team, kit and days. */
export function TripForm({ trip, onClose, onSaved }: TripFormProps) {
  const t = useTexts(tripsTexts)
  const w = useTexts(sharedTexts)
  const { roles } = useSession()
  const teams = useTeams()
  const kits = useKits()
  const [key] = useState(() => crypto.randomUUID())
  const [name, setName] = useState(trip?.name ?? '')
  const [teamId, setTeamId] = useState(trip?.teamId ?? '')
  const [kitId, setKitId] = useState(trip?.kitId ?? '')
  const [startsOn, setStartsOn] = useState<string>(trip?.startsOn ?? '')
  const [endsOn, setEndsOn] = useState<string>(trip?.endsOn ?? '')
  const provinceCode =
    roles.find((role) => role.role === 'trip_coordinator')?.regionCode ??
    placeOf(roles[0]?.regionCode ?? '').provinceCode
  const save = useTripChange<void>(
    (api) => {
      const plan = { name, teamId: teamId || null, kitId: kitId || null, startsOn, endsOn }
      return trip
        ? api.call(updateTrip, { params: { id: trip.id }, body: { ...plan, expectedVersion: trip.version } })
        : api.call(createTrip, { body: { provinceCode, ...plan } }, { idempotencyKey: key })
    },
    (saved) => {
      showToast({ tone: 'positive', message: t('form.saved') })
      onClose()
      onSaved?.(saved)
    },
  )
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate()
  }
  return (
    <Modal opened onClose={onClose} title={trip ? t('form.edit') : t('form.new')} size='40rem'>
      <form onSubmit={submit}>
        <Stack gap='md'>
          <ProblemNotice error={save.error} />
          <TextInput
            label={t('form.name')}
            description={t('form.name.hint')}
            required
            maxLength={100}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
            error={fieldMessage(save.error, 'name')}
          />
          <TileGrid minWidth='14rem'>
            <DateInput
              label={t('form.startsOn')}
              required
              value={startsOn}
              onChange={setStartsOn}
              error={fieldMessage(save.error, 'startsOn')}
            />
            <DateInput
              label={t('form.endsOn')}
              required
              min={startsOn}
              value={endsOn}
              onChange={setEndsOn}
              error={fieldMessage(save.error, 'endsOn') ?? fieldMessage(save.error, 'stops')}
            />
            <Select
              label={t('form.team')}
              {...(trip ? {} : { description: t('form.team.hint') })}
              placeholder={t('none')}
              options={(teams.data?.items ?? [])
                .filter((team) => team.isActive || team.id === teamId)
                .map((team) => ({ value: team.id, label: team.name }))}
              value={teamId}
              onChange={setTeamId}
              error={fieldMessage(save.error, 'teamId')}
            />
            <Select
              label={t('form.kit')}
              placeholder={t('none')}
              options={(kits.data?.items ?? [])
                .filter((kit) => kit.state === 'ready' || kit.id === kitId)
                .map((kit) => ({ value: kit.id, label: `${kit.serial} · ${kit.name}` }))}
              value={kitId}
              onChange={setKitId}
              error={fieldMessage(save.error, 'kitId')}
            />
          </TileGrid>
          <Group justify='flex-end' gap='xs'>
            <Button variant='default' onClick={onClose}>
              {w('cancel')}
            </Button>
            <Button type='submit' loading={save.isPending} disabled={!name.trim() || !startsOn || !endsOn}>
              {w('save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
