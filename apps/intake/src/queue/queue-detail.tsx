import { Link, linkTo, useLanguage, useTexts } from '@sipelandukilat/sdk'
import type { QueueTicket } from '@sipelandukilat/sdk/api/queue-tickets'
import { formatHour, type QueueStep, queueKindLabel, queueStatusLabel, queueSteps } from '@sipelandukilat/sdk/forms'
import { Button, Group, StatusBadge, Text, Title } from '@sipelandukilat/ui'
import { ProblemNotice } from '../problem/problem-notice'
import { queueTexts } from '../texts/texts'
import { QueueFile } from './queue-file'
import { queueTones } from './queue-words'
import { useQueueStep } from './use-queue'

type QueueDetailProps = { ticket: QueueTicket; counter: number; closedPath: string }

/** One number with what may be done with it, and the file of whoever stands at the counter. */
export function QueueDetail({ ticket, counter, closedPath }: QueueDetailProps) {
  const t = useTexts(queueTexts)
  const { language } = useLanguage()
  const step = useQueueStep(ticket)
  const may = (name: QueueStep) => queueSteps[name].from.includes(ticket.status)
  const facts = [
    queueKindLabel(ticket.kind, language),
    t('hour', { from: formatHour(ticket.hour, language), to: formatHour(ticket.hour + 1, language) }),
    ...(ticket.counter === null ? [] : [t('atCounter', { counter: ticket.counter })]),
    ...(ticket.calls === 0 ? [] : [t('calls', { count: ticket.calls })]),
  ]
  const take = (name: QueueStep) => step.mutate(name === 'call' ? { step: name, counter } : { step: name })
  const button = (name: QueueStep, label: string, isPrimary = false) =>
    may(name) && (
      <Button
        variant={isPrimary ? 'filled' : 'default'}
        disabled={step.isPending}
        loading={step.isPending && step.variables?.step === name}
        onClick={() => take(name)}
      >
        {label}
      </Button>
    )
  return (
    <div className='queue-detail'>
      <Link className='list-back' to={closedPath}>
        ‹ {t('back')}
      </Link>
      <header className='queue-head'>
        <Title order={2} className='queue-number'>
          {ticket.label}
        </Title>
        <StatusBadge tone={queueTones[ticket.status]}>{queueStatusLabel(ticket.status, language)}</StatusBadge>
      </header>
      <Text c='dimmed'>{facts.join(' · ')}</Text>
      <Group gap='xs'>
        {button('serve', t('serve'), true)}
        {button('call', ticket.calls === 0 ? t('call') : t('callAgain'), ticket.status === 'waiting')}
        {button('absent', t('absent'))}
        {button('restore', t('restore'))}
      </Group>
      <ProblemNotice error={step.error} />
      {ticket.applicationId === null ? (
        <Group gap='xs'>
          <Text>{t('noApplication')}</Text>
          <Button component='a' size='compact-sm' variant='default' {...linkTo('/intake/new')}>
            {t('enter')}
          </Button>
        </Group>
      ) : (
        <QueueFile key={ticket.applicationId} id={ticket.applicationId} />
      )}
    </div>
  )
}
