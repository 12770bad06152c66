import { Link, linkTo, useLanguage, useSession, useTexts } from '@sipelandukilat/sdk'
import { ApplicationStatus, statusLabel } from '@sipelandukilat/sdk/api'
import type { Conversation } from '@sipelandukilat/sdk/api/conversations'
import {
  ActionIcon,
  Button,
  Group,
  IconArrowLeft,
  IconChevronDown,
  IconChevronUp,
  IconPlus,
  IconShieldCheck,
  Notice,
  StatusBadge,
  showToast,
  Text,
  Title,
} from '@sipelandukilat/ui'
import { useId, useState } from 'react'
import { statusTones } from '../file/status-tone'
import { ProblemNotice } from '../problem/problem-notice'
import { isProblem } from '../problem/problem-of'
import { useServices } from '../services/use-services'
import { conversationsTexts } from '../texts/texts'
import { ChannelMark } from './channel-mark'
import { toEntryPath } from './conversation-query'
import { useLeadWords } from './lead-words'
import { RegencyChoice } from './regency-choice'
import { useHandling } from './use-handling'

const provinceLength = 2

/** Whose conversation it is, who leads it, and what became of it; on a phone all but the first is folded away. */
export function ThreadHead({ conversation, closedPath }: { conversation: Conversation; closedPath: string }) {
  const t = useTexts(conversationsTexts)
  const leads = useLeadWords()
  const [isOpen, setIsOpen] = useState(false)
  const moreId = useId()
  const isErased = conversation.erasedAt !== null
  const hasMore = !isErased || conversation.applications.length > 0
  // Without a name the title is the address in part, and whoever works here may see it whole.
  const isMasked = conversation.address !== null && conversation.title.includes('•')
  return (
    <header className='talk-head' data-open={isOpen || undefined}>
      <Group gap='xs' wrap='nowrap' align='flex-start'>
        <ActionIcon
          component='a'
          variant='default'
          size={36}
          className='list-back'
          aria-label={t('back')}
          {...linkTo(closedPath)}
        >
          <IconArrowLeft size={18} aria-hidden />
        </ActionIcon>
        <div className='talk-who'>
          <Title order={2} size='h3'>
            {isMasked ? conversation.address : conversation.title}
          </Title>
          <span className='list-row-facts talk-facts'>
            <ChannelMark channel={conversation.channel} />
            {conversation.address !== null && !isMasked && <span>{conversation.address}</span>}
            {conversation.isVerified && (
              <span className='talk-channel'>
                <IconShieldCheck size={16} aria-hidden />
                {t('verified')}
              </span>
            )}
            <span>{leads(conversation)}</span>
            {conversation.noticesStoppedAt !== null && <span>{t('noticesStopped')}</span>}
          </span>
        </div>
        {hasMore && (
          <ActionIcon
            variant='default'
            size={44}
            className='talk-fold ui-no-print'
            aria-label={t(isOpen ? 'less' : 'more')}
            aria-expanded={isOpen}
            aria-controls={moreId}
            onClick={() => setIsOpen(!isOpen)}
          >
            {isOpen ? <IconChevronUp size={20} aria-hidden /> : <IconChevronDown size={20} aria-hidden />}
          </ActionIcon>
        )}
      </Group>
      <div id={moreId} className='talk-more'>
        {!isErased && <Handling conversation={conversation} />}
        {!isErased && conversation.regencyCode.length === provinceLength && (
          <RegencyChoice key={conversation.id} conversation={conversation} closedPath={closedPath} />
        )}
        <Applications conversation={conversation} />
      </div>
    </header>
  )
}

function Handling({ conversation }: { conversation: Conversation }) {
  const t = useTexts(conversationsTexts)
  const me = useSession().user.id
  const handling = useHandling(conversation)
  const handle = (handledBy: Conversation['handledBy']) =>
    handling.mutate(
      { handledBy },
      {
        onSuccess: () =>
          showToast({ tone: 'positive', message: t(handledBy === 'officer' ? 'takenOver' : 'givenBack') }),
      },
    )
  const isMine = conversation.handledBy === 'officer' && conversation.officerId === me
  return (
    <>
      <Group gap='xs' className='ui-no-print'>
        {!isMine && (
          <Button loading={handling.isPending} onClick={() => handle('officer')}>
            {t('takeOver')}
          </Button>
        )}
        {conversation.handledBy === 'officer' && (
          <Button variant='default' loading={handling.isPending} onClick={() => handle('dialogue')}>
            {t('giveBack')}
          </Button>
        )}
        <Button
          component='a'
          variant='default'
          leftSection={<IconPlus size={16} aria-hidden />}
          {...linkTo(toEntryPath(conversation.id))}
        >
          {t('makeApplication')}
        </Button>
      </Group>
      {isProblem(handling.error, 'version-conflict') ? (
        <Notice tone='warning' role='alert'>
          {t('changedElsewhere')}
        </Notice>
      ) : (
        <ProblemNotice error={handling.error} />
      )}
    </>
  )
}

function Applications({ conversation }: { conversation: Conversation }) {
  const t = useTexts(conversationsTexts)
  const { language } = useLanguage()
  const { titleOf } = useServices()
  if (conversation.applications.length === 0) return null
  return (
    <section aria-label={t('applications')}>
      <Text size='sm' c='dimmed'>
        {t('applications')}
      </Text>
      <ul className='talk-applications'>
        {conversation.applications.map(({ id, trackingNumber, serviceCode, status }) => {
          const known = ApplicationStatus.options.find((option) => option === status)
          return (
            <li key={id}>
              <Link to={`/intake/${id}`}>
                {titleOf(serviceCode)} · {trackingNumber}
              </Link>
              {known && <StatusBadge tone={statusTones[known]}>{statusLabel(known, language)}</StatusBadge>}
            </li>
          )
        })}
      </ul>
    </section>
  )
}
