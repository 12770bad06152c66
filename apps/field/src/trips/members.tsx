import { ProblemNotice, useTexts } from '@sipelandukilat/sdk'
import { ordinaryMember, setTripMembers, type Trip, type TripMember } from '@sipelandukilat/sdk/api/field'
import {
  ActionIcon,
  Button,
  Group,
  IconPlus,
  IconUsers,
  IconX,
  Modal,
  Paper,
  Select,
  Stack,
  showToast,
  Text,
  TextInput,
  Title,
} from '@sipelandukilat/ui'
import { useState } from 'react'
import { sharedTexts, tripsTexts } from '../texts/texts'
import { roleName } from './member-role'
import { useFieldStaff, useTripChange } from './use-trips'

/** Who goes, and the way to change it. */
export function Members({ trip }: { trip: Trip }) {
  const t = useTexts(tripsTexts)
  const [isEditing, setEditing] = useState(false)
  return (
    <Paper withBorder p='md' radius='md'>
      <div className='field-section-head'>
        <Title order={2} size='h4'>
          {t('members.title')}
        </Title>
        {trip.can.assign && (
          <Button
            size='xs'
            variant='default'
            leftSection={<IconUsers size={16} aria-hidden />}
            onClick={() => setEditing(true)}
          >
            {t('members.edit')}
          </Button>
        )}
      </div>
      {trip.members.length === 0 ? (
        <Text c='dimmed'>{t('members.empty')}</Text>
      ) : (
        <ul className='field-members'>
          {trip.members.map((member) => (
            <li key={`${member.userId ?? ''}${member.name}`}>
              <span>{member.name}</span>
              <span className='field-dim'>{roleName(member.role, t)}</span>
            </li>
          ))}
        </ul>
      )}
      {isEditing && <MembersDialog trip={trip} onClose={() => setEditing(false)} />}
    </Paper>
  )
}

const without = 'without'

function MembersDialog({ trip, onClose }: { trip: Trip; onClose: () => void }) {
  const t = useTexts(tripsTexts)
  const w = useTexts(sharedTexts)
  const staff = useFieldStaff(trip.provinceCode)
  const [members, setMembers] = useState<readonly TripMember[]>(trip.members)
  const [account, setAccount] = useState('')
  const [name, setName] = useState('')
  const [role, setRole] = useState('')
  const save = useTripChange<void>(
    (api) =>
      api.call(setTripMembers, {
        params: { id: trip.id },
        body: { members: [...members], expectedVersion: trip.version },
      }),
    () => {
      showToast({ tone: 'positive', message: t('members.saved') })
      onClose()
    },
  )
  const free = (staff.data?.items ?? []).filter((person) => !members.some((member) => member.userId === person.userId))
  const chosen = free.find((person) => person.userId === account)
  const add = () => {
    const task = role.trim() || ordinaryMember
    setMembers([
      ...members,
      chosen
        ? { userId: chosen.userId, name: chosen.name, role: task }
        : { userId: null, name: name.trim(), role: task },
    ])
    setAccount('')
    setName('')
    setRole('')
  }
  return (
    <Modal opened onClose={onClose} title={t('members.dialog')} size='40rem'>
      <Stack gap='md'>
        <ProblemNotice error={save.error} />
        <ul className='field-members'>
          {members.map((member, index) => (
            <li key={`${member.userId ?? ''}${member.name}`}>
              <span>{member.name}</span>
              <span className='field-dim'>{roleName(member.role, t)}</span>
              <ActionIcon
                variant='default'
                size={32}
                aria-label={t('members.remove', { name: member.name })}
                onClick={() => setMembers(members.filter((_, position) => position !== index))}
              >
                <IconX size={16} aria-hidden />
              </ActionIcon>
            </li>
          ))}
        </ul>
        <div className='field-add-member'>
          <Select
            label={t('members.account')}
            placeholder='–'
            options={[
              ...free.map((person) => ({ value: person.userId, label: `${person.name} (${person.regionCode})` })),
              { value: without, label: t('members.noAccount') },
            ]}
            value={account}
            onChange={setAccount}
          />
          {account === without && (
            <TextInput
              label={t('members.name')}
              maxLength={80}
              value={name}
              onChange={(event) => setName(event.currentTarget.value)}
            />
          )}
          <TextInput
            label={t('members.role')}
            description={t('members.role.hint')}
            maxLength={60}
            value={role}
            onChange={(event) => setRole(event.currentTarget.value)}
          />
          <Button
            variant='default'
            leftSection={<IconPlus size={16} aria-hidden />}
            disabled={!chosen && !(account === without && name.trim())}
            onClick={add}
          >
            {t('members.add')}
          </Button>
        </div>
        <Group justify='flex-end' gap='xs'>
          <Button variant='default' onClick={onClose}>
            {w('cancel')}
          </Button>
          <Button loading={save.isPending} onClick={() => save.mutate()}>
            {w('save')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}
