import { fieldMessage, useLanguage, useTexts } from '@sipelandukilat/sdk'
import { ProblemError } from '@sipelandukilat/sdk/api'
import { formatHour, QueueKind, queueKindLabel } from '@sipelandukilat/sdk/forms'
import { Button, Group, Modal, Select, Stack, Text, TextInput } from '@sipelandukilat/ui'
import { type FormEvent, useState } from 'react'
import { ProblemNotice } from '../problem/problem-notice'
import { queueTexts } from '../texts/texts'
import { useGiveTicket } from './use-queue'

/** A number for somebody who came without one. */
export function GiveTicket({ onClose }: { onClose: () => void }) {
  const t = useTexts(queueTexts)
  const { language } = useLanguage()
  const [kind, setKind] = useState<QueueKind>('other')
  const [trackingNumber, setTrackingNumber] = useState('')
  const giving = useGiveTicket()
  const problem = giving.error instanceof ProblemError ? giving.error : null
  const send = (event: FormEvent) => {
    event.preventDefault()
    giving.mutate({ kind, trackingNumber })
  }
  if (giving.data)
    return (
      <Modal opened onClose={onClose} title={t('givenTitle')}>
        <Stack gap='sm'>
          <p className='queue-number' role='status'>
            {giving.data.label}
          </p>
          <Text>{t('given', { hour: formatHour(giving.data.hour, language) })}</Text>
          <Group justify='flex-end'>
            <Button data-autofocus onClick={onClose}>
              {t('close')}
            </Button>
          </Group>
        </Stack>
      </Modal>
    )
  return (
    <Modal opened onClose={onClose} title={t('giveTitle')}>
      <form onSubmit={send}>
        <Stack gap='sm'>
          <Text size='sm' c='dimmed'>
            {t('giveHint')}
          </Text>
          <ProblemNotice error={giving.error} />
          <Select
            label={t('giveKind')}
            options={QueueKind.options.map((one) => ({ value: one, label: queueKindLabel(one, language) }))}
            value={kind}
            onChange={(chosen) => {
              const known = QueueKind.safeParse(chosen)
              if (known.success) setKind(known.data)
            }}
          />
          <TextInput
            label={t('trackingNumber')}
            maxLength={40}
            autoComplete='off'
            value={trackingNumber}
            error={fieldMessage(problem, 'trackingNumber')}
            onChange={(event) => setTrackingNumber(event.currentTarget.value)}
          />
          <Group justify='flex-end' gap='xs'>
            <Button variant='default' onClick={onClose}>
              {t('cancel')}
            </Button>
            <Button type='submit' loading={giving.isPending}>
              {t('giveSend')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
