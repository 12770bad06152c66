import { useApi, useTexts } from '@sipelandukilat/sdk'
import { type ApplicationFile, unmaskApplication } from '@sipelandukilat/sdk/api'
import { Button, Group, Modal, Text, Textarea } from '@sipelandukilat/ui'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { ProblemNotice } from '../problem/problem-notice'
import { fileTexts } from '../texts/texts'

const shortest = 10

type UnmaskDialogProps = { id: string; onUnmasked: (file: ApplicationFile) => void; onClose: () => void }

/** Asks why before personal data are opened to the province. */
export function UnmaskDialog({ id, onUnmasked, onClose }: UnmaskDialogProps) {
  const t = useTexts(fileTexts)
  const api = useApi()
  const [reason, setReason] = useState('')
  const opening = useMutation({
    mutationFn: () => api.call(unmaskApplication, { params: { id }, body: { reason } }),
    onSuccess: onUnmasked,
  })
  return (
    <Modal opened title={t('unmaskTitle')} onClose={onClose}>
      <form
        className='intake-form'
        onSubmit={(event) => {
          event.preventDefault()
          opening.mutate()
        }}
      >
        <Text>{t('unmaskHint')}</Text>
        <Textarea
          label={t('unmaskReason')}
          required
          rows={3}
          maxLength={500}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <ProblemNotice error={opening.error} />
        <Group justify='flex-end'>
          <Button variant='default' onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button type='submit' disabled={reason.trim().length < shortest} loading={opening.isPending}>
            {t('unmask')}
          </Button>
        </Group>
      </form>
    </Modal>
  )
}
