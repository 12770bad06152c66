import { useTexts } from '@sipelandukilat/sdk'
import type { ConversationMessage } from '@sipelandukilat/sdk/api/conversations'
import { StatusBadge } from '@sipelandukilat/ui'
import { conversationsTexts } from '../texts/texts'
import { deliveryTones, toDeliveryState, useDeliveryWords } from './delivery-words'
import { MessageFiles } from './message-files'
import { useTimeOfDay } from './moment'

const spokenKinds = ['voice', 'sticker', 'unsupported', 'location'] as const

/** One message: what was said, by whom and when, and how far words of ours came. */
export function MessageBubble({ message }: { message: ConversationMessage }) {
  const t = useTexts(conversationsTexts)
  const timeOfDay = useTimeOfDay()
  const deliveryWords = useDeliveryWords()
  const isOurs = message.direction === 'out'
  const who = isOurs ? (message.authorName ?? t('system')) : t('citizen')
  const kind = spokenKinds.find((one) => one === message.kind)
  return (
    <article className='talk-bubble' data-ours={isOurs || undefined}>
      <header>
        <strong>{who}</strong>
        <time dateTime={message.at}>{timeOfDay(message.at)}</time>
      </header>
      {kind !== undefined && <p className='talk-kind'>{t(`kind.${kind}`)}</p>}
      {message.text !== '' && <p className='talk-text'>{message.text}</p>}
      <MessageFiles files={message.files} />
      {message.refusedFiles.map((reason) => (
        <p key={reason} className='talk-kind'>
          {t('refused', { reason })}
        </p>
      ))}
      {message.choices.length > 0 && (
        <ul className='talk-choices' aria-label={t('choices')}>
          {message.choices.map((choice) => (
            <li key={choice}>{choice}</li>
          ))}
        </ul>
      )}
      {isOurs && (
        <footer>
          <StatusBadge tone={deliveryTones[toDeliveryState(message.state)]}>{deliveryWords(message)}</StatusBadge>
        </footer>
      )}
    </article>
  )
}
