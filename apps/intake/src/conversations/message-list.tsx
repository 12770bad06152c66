import { useFormat, useTexts } from '@sipelandukilat/sdk'
import type { ConversationMessage } from '@sipelandukilat/sdk/api/conversations'
import { Button } from '@sipelandukilat/ui'
import { conversationsTexts } from '../texts/texts'
import { MessageBubble } from './message-bubble'
import { dayOf } from './moment'
import { useThreadScroll } from './use-thread-scroll'

type MessageListProps = {
  messages: readonly ConversationMessage[]
  hasEarlier: boolean
  isLoadingEarlier: boolean
  onEarlier: () => void
}

/** What was said, by days, the newest last. */
export function MessageList({ messages, hasEarlier, isLoadingEarlier, onEarlier }: MessageListProps) {
  const t = useTexts(conversationsTexts)
  const format = useFormat()
  const box = useThreadScroll(messages.map(({ id }) => id))
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by the keyboard
    <div ref={box} className='talk-messages' role='log' aria-label={t('thread')} tabIndex={0}>
      {hasEarlier && (
        <Button size='compact-sm' variant='default' mx='auto' loading={isLoadingEarlier} onClick={onEarlier}>
          {t('earlier')}
        </Button>
      )}
      {messages.map((message, index) => {
        const previous = messages[index - 1]
        const isNewDay = !previous || dayOf(previous.at) !== dayOf(message.at)
        return (
          <div key={message.id} className='talk-entry'>
            {isNewDay && (
              <div className='talk-day'>
                <time dateTime={dayOf(message.at)}>{format.date(dayOf(message.at))}</time>
              </div>
            )}
            <MessageBubble message={message} />
          </div>
        )
      })}
    </div>
  )
}
