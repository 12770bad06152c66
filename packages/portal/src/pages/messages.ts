import { type ApplicationMessage, type CitizenApplication, longestMessage } from '@sipelandukilat/contract'
import { formatDateTime } from '@sipelandukilat/domain'
import { errorSummary, type FormContext, longTextControl } from '../form/control'
import { type Html, html } from '../html'
import { addresses, type Site } from '../site'

/** What was typed to the office, as it came, and what is wrong with it. */
export type MessageState = { words: string; error: string }

export const messagesId = 'pesan'

function message({ say, language }: Site, { direction, text, at, readAt }: ApplicationMessage): Html {
  const isOwn = direction === 'in'
  const read = readAt ? say('messageRead', { at: formatDateTime(readAt, language) }) : say('messageUnread')
  return html`<li><strong>${say(isOwn ? 'messageYours' : 'messageOurs')}</strong><br><time datetime="${at}">${formatDateTime(at, language)}</time>${
    text === '' ? html`<p class="help">${say('messageErased')}</p>` : html`<p class="typed">${text}</p>`
  }${isOwn ? html`<p class="help">${read}</p>` : null}</li>`
}

type Shown = Pick<CitizenApplication, 'messages' | 'canWrite' | 'lacks' | 'isReachable'>

const lacksNumber = (lacks: Shown['lacks']): boolean =>
  lacks?.fields.some((path) => path === 'applicant.nik' || path === 'applicant.kkNumber') ?? false

/** Where one writes, or what else one can do where nobody works on the application any more. */
function writing(site: Site, { canWrite, lacks }: Shown, key: string, { words, error }: MessageState): Html {
  const { say, language } = site
  if (!canWrite)
    return html`<p>${say('messagesClosed')}</p><ul><li><a href="${addresses.applicationComplaint}">${say('messagesClosedComplain')}</a></li><li><a href="${addresses.services}">${say('messagesClosedApply')}</a></li></ul>`
  const context: FormContext = { language, say, errors: new Map(error ? [['message', error]] : []), today: '' }
  return html`${errorSummary(context)}<form method="post" action="${addresses.message}" novalidate><input type="hidden" name="key" value="${key}">${longTextControl(
    context,
    {
      name: 'message',
      label: say('messageWords'),
      help: say(lacksNumber(lacks) ? 'messageWordsHelpLacking' : 'messageWordsHelp'),
      value: words,
      maxLength: longestMessage,
    },
  )}<div class="actions"><button type="submit">${say('messageSend')}</button></div></form>`
}

/** What the citizen and the office wrote each other about an application. `key` is the Idempotency-Key of what is written next. */
export function messagesSection(site: Site, shown: Shown, { key, state }: { key: string; state: MessageState }): Html {
  const { say } = site
  const { messages, canWrite, isReachable } = shown
  return html`<section class="part no-print" id="${messagesId}" aria-labelledby="pesan-judul"><h2 id="pesan-judul">${say('messagesTitle')}</h2>${
    canWrite
      ? html`<p>${say('messagesIntro')} ${say(isReachable ? 'messagesNotified' : 'messagesLookAgain')}</p>`
      : null
  }${
    messages.length > 0 ? html`<ol class="timeline">${messages.map((one) => message(site, one))}</ol>` : null
  }${writing(site, shown, key, state)}</section>`
}
