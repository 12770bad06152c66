import {
  fieldMessage,
  ProblemNotice,
  ProblemState,
  useApi,
  useFormat,
  useTexts,
  useUnsavedChanges,
} from '@sipelandukilat/sdk'
import type { ProblemError } from '@sipelandukilat/sdk/api'
import {
  readDataProtectionContact,
  type SavedDataProtectionContact,
  writeDataProtectionContact,
} from '@sipelandukilat/sdk/api/administration'
import { Button, Group, LoadingState, Stack, showToast, Text, TextInput } from '@sipelandukilat/ui'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { dataProtectionTexts } from '../texts/texts'
import { ProvincePage } from './province-page'

type Answer = { contact: SavedDataProtectionContact | null }

/** Whom citizens ask about the protection of their data: entered by the province, read by everybody on the portal. */
export function OfficerPage() {
  const t = useTexts(dataProtectionTexts)
  return (
    <ProvincePage title={t('officer.title')} description={t('officer.description')}>
      {(code) => <OfficerOf key={code} code={code} />}
    </ProvincePage>
  )
}

function OfficerOf({ code }: { code: string }) {
  const api = useApi()
  const queries = useQueryClient()
  const key = ['admin', 'data-protection-contact', code]
  const contact = useQuery<Answer, ProblemError>({
    queryKey: key,
    queryFn: () => api.call(readDataProtectionContact, { params: { code } }),
  })
  if (contact.error)
    return <ProblemState error={contact.error} onRetry={() => void contact.refetch()} isRetrying={contact.isFetching} />
  if (!contact.data) return <LoadingState rows={5} />
  return (
    <OfficerForm
      key={contact.data.contact?.version ?? 0}
      code={code}
      contact={contact.data.contact}
      onSaved={(saved) => queries.setQueryData(key, saved)}
    />
  )
}

type OfficerFormProps = { code: string; contact: SavedDataProtectionContact | null; onSaved: (saved: Answer) => void }

const fields = [
  { name: 'name', most: 160, type: 'text' },
  { name: 'email', most: 254, type: 'email' },
  { name: 'phone', most: 40, type: 'tel' },
  { name: 'address', most: 300, type: 'text' },
] as const

function OfficerForm({ code, contact, onSaved }: OfficerFormProps) {
  const t = useTexts(dataProtectionTexts)
  const format = useFormat()
  const api = useApi()
  const { name = '', email = '', phone = '', address = '' } = contact ?? {}
  const [entered, setEntered] = useState({ name, email, phone, address })
  const [isDirty, setDirty] = useState(false)
  useUnsavedChanges(isDirty)
  const save = useMutation<Answer, ProblemError>({
    mutationFn: () =>
      api.call(writeDataProtectionContact, {
        params: { code },
        body: { ...entered, expectedVersion: contact?.version ?? 0 },
      }),
    onSuccess: (saved) => {
      setDirty(false)
      showToast({ tone: 'positive', message: t('officer.saved') })
      onSaved(saved)
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate()
  }
  return (
    <form onSubmit={submit} onChange={() => setDirty(true)}>
      <Stack gap='sm'>
        <Text size='sm'>
          {contact ? t('officer.changed', { time: format.dateTime(contact.changedAt) }) : t('officer.none')}
        </Text>
        {fields.map(({ name: field, most, type }) => (
          <TextInput
            key={field}
            label={t(`officer.${field}`)}
            type={type}
            maxLength={most}
            required
            value={entered[field]}
            error={fieldMessage(save.error, field)}
            onChange={(event) => setEntered({ ...entered, [field]: event.currentTarget.value })}
          />
        ))}
        <ProblemNotice error={save.error} />
        <Group>
          <Button type='submit' loading={save.isPending} disabled={!isDirty}>
            {t('officer.save')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
