import { fieldMessage, ProblemNotice, useApi, useTexts } from '@sipelandukilat/sdk'
import type { ProblemError } from '@sipelandukilat/sdk/api'
import { type ModuleKey, revokeModuleKey } from '@sipelandukilat/sdk/api/modules'
import { Button, Group, Modal, Stack, showToast, Text, Textarea } from '@sipelandukilat/ui'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { moduleKeysTexts } from '../../texts/texts'
import { modulesKey } from '../use-modules'
import { keysKey } from './keys-key'

/** Trusts a key no more, for a stated reason. */
export function RevokeKeyDialog({ signingKey, onClose }: { signingKey: ModuleKey; onClose: () => void }) {
  const t = useTexts(moduleKeysTexts)
  const api = useApi()
  const queries = useQueryClient()
  const [reason, setReason] = useState('')
  const [isTried, setTried] = useState(false)
  const isShort = reason.trim().length < 3
  const revoke = useMutation<ModuleKey, ProblemError>({
    mutationFn: () => api.call(revokeModuleKey, { params: { keyId: signingKey.keyId }, body: { reason } }),
    onSuccess: async () => {
      showToast({ message: t('revoke.done'), tone: 'positive' })
      onClose()
      await queries.invalidateQueries({ queryKey: keysKey })
      await queries.invalidateQueries({ queryKey: modulesKey })
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (!isShort) revoke.mutate()
  }
  return (
    <Modal opened onClose={onClose} title={t('revoke.title', { label: signingKey.label })}>
      <form onSubmit={submit} noValidate>
        <Stack>
          <Text>{t('revoke.consequence')}</Text>
          <Textarea
            label={t('reason')}
            required
            rows={2}
            maxLength={500}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
            error={isTried && isShort ? t('reasonMissing') : fieldMessage(revoke.error, 'reason')}
            data-autofocus
          />
          <ProblemNotice error={revoke.error} />
          <Group justify='flex-end' gap='xs'>
            <Button variant='default' onClick={onClose}>
              {t('cancel')}
            </Button>
            <Button type='submit' color='red' loading={revoke.isPending}>
              {t('revoke')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
