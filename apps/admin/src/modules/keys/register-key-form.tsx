import { endOfLocalDay, fieldMessage, ProblemNotice, useApi, useTexts, useUnsavedChanges } from '@sipelandukilat/sdk'
import type { ProblemError } from '@sipelandukilat/sdk/api'
import { type ModuleKey, registerModuleKey } from '@sipelandukilat/sdk/api/modules'
import { Button, Code, DateInput, Group, Modal, Stack, showToast, Text, Textarea, TextInput } from '@sipelandukilat/ui'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { moduleKeysTexts } from '../../texts/texts'
import { keysKey } from './keys-key'

/** What stands between the lines of a PEM file, or what was pasted without them. */
const withoutArmour = (text: string) => text.replace(/-----[^-]+-----/g, '').replace(/\s/g, '')

/** A developer registers the public half of a key; the command does the same by itself. */
export function RegisterKeyForm({ onClose }: { onClose: () => void }) {
  const t = useTexts(moduleKeysTexts)
  const api = useApi()
  const queries = useQueryClient()
  const [publicKey, setPublicKey] = useState('')
  const [label, setLabel] = useState('')
  const [validUntil, setValidUntil] = useState('')
  const [isTried, setTried] = useState(false)
  const key = withoutArmour(publicKey)
  const register = useMutation<ModuleKey, ProblemError>({
    mutationFn: () =>
      api.call(registerModuleKey, {
        body: {
          publicKey: key,
          label,
          ...(validUntil === '' ? {} : { validUntil: endOfLocalDay(validUntil) }),
        },
      }),
    onSuccess: async () => {
      showToast({ message: t('register.done'), tone: 'positive' })
      onClose()
      await queries.invalidateQueries({ queryKey: keysKey })
    },
  })
  useUnsavedChanges((publicKey !== '' || label !== '') && !register.isSuccess)
  const missing = (value: string, words: 'publicKey.missing' | 'label.missing') =>
    isTried && value.trim() === '' ? t(words) : undefined
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (key !== '' && label.trim() !== '') register.mutate()
  }
  return (
    <Modal opened onClose={onClose} title={t('register.title')} size='36rem'>
      <form onSubmit={submit} noValidate>
        <Stack>
          <div>
            <Text>{t('register.command')}</Text>
            <Code block>npx sipelandukilat keys create</Code>
          </div>
          <Text>{t('register.paste')}</Text>
          <Textarea
            label={t('publicKey')}
            required
            rows={4}
            spellCheck={false}
            value={publicKey}
            onChange={(event) => setPublicKey(event.currentTarget.value)}
            error={missing(key, 'publicKey.missing') ?? fieldMessage(register.error, 'publicKey')}
            data-autofocus
          />
          <TextInput
            label={t('label')}
            description={t('label.hint')}
            required
            maxLength={80}
            value={label}
            onChange={(event) => setLabel(event.currentTarget.value)}
            error={missing(label, 'label.missing') ?? fieldMessage(register.error, 'label')}
          />
          <DateInput
            label={t('validUntil')}
            description={t('validUntil.hint')}
            value={validUntil}
            onChange={setValidUntil}
            error={fieldMessage(register.error, 'validUntil')}
          />
          <ProblemNotice error={register.error} />
          <Group justify='flex-end' gap='xs'>
            <Button variant='default' onClick={onClose}>
              {t('cancel')}
            </Button>
            <Button type='submit' loading={register.isPending}>
              {t('register')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
