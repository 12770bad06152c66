import { fieldMessage, ProblemNotice, useTexts } from '@sipelandukilat/sdk'
import { requestForCoverage, type VillageCoverage, type VisitRequest } from '@sipelandukilat/sdk/api/field'
import { Button, Group, Modal, Stack, showToast, Text, TextInput } from '@sipelandukilat/ui'
import { type FormEvent, useState } from 'react'
import { coverageTexts, sharedTexts } from '../texts/texts'
import { useCoverageChange } from './use-coverage'

/** A visit request for those of a village whom no other request names. */
export function AskForm({ village, onClose }: { village: VillageCoverage; onClose: () => void }) {
  const t = useTexts(coverageTexts)
  const w = useTexts(sharedTexts)
  const [key] = useState(() => crypto.randomUUID())
  const [name, setName] = useState('')
  const [role, setRole] = useState('')
  const [phone, setPhone] = useState('')
  const ask = useCoverageChange<void, VisitRequest>(
    (api) =>
      api.call(
        requestForCoverage,
        {
          params: { villageCode: village.villageCode as never },
          body: { contactName: name, contactRole: role, ...(phone.trim() ? { contactPhone: phone } : {}) },
        },
        { idempotencyKey: key },
      ),
    ({ reference }) => {
      showToast({ tone: 'positive', message: t('ask.saved', { reference }) })
      onClose()
    },
  )
  const submit = (event: FormEvent) => {
    event.preventDefault()
    ask.mutate()
  }
  return (
    <Modal opened onClose={onClose} title={t('ask.title', { village: village.villageName })}>
      <form onSubmit={submit}>
        <Stack gap='md'>
          <ProblemNotice error={ask.error} />
          <Text>{t('ask.intro', { count: village.lacking - village.requestedPeople })}</Text>
          <TextInput
            label={t('ask.name')}
            required
            maxLength={60}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <TextInput
            label={t('ask.role')}
            required
            maxLength={60}
            value={role}
            onChange={(event) => setRole(event.currentTarget.value)}
          />
          <TextInput
            label={t('ask.phone')}
            type='tel'
            value={phone}
            onChange={(event) => setPhone(event.currentTarget.value)}
            error={fieldMessage(ask.error, 'contactPhone')}
          />
          <Group justify='flex-end' gap='xs'>
            <Button variant='default' onClick={onClose}>
              {w('cancel')}
            </Button>
            <Button type='submit' loading={ask.isPending} disabled={!name.trim() || !role.trim()}>
              {t('ask')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
