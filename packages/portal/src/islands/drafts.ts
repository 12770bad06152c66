import { formatDate, isLanguage } from '@sipelandukilat/domain'
import { type Draft, deleteDraft, listDrafts, listPhotos, saveDraft } from './device-store'
import { button, element, texts, tryQuietly } from './page'

/** The drafts on this device: go on, see the receipt, delete. */

const { lang } = document.documentElement
const language = isLanguage(lang) ? lang : 'id'

const stateText = (draft: Draft): string =>
  ({
    draft: texts().device_stateDraft,
    queued: texts().device_stateQueued,
    refused: texts().device_stateRefused,
    sent: draft.receipt && 'reference' in draft.receipt ? texts().device_stateSentVisit : texts().device_stateSent,
  })[draft.state]

function receiptOf(draft: Draft): Node | string {
  if (!draft.receipt) return ''
  const line = (label: string, value: string) =>
    element('div', {}, element('dt', {}, label), element('dd', { class: 'big' }, value))
  if ('reference' in draft.receipt) return element('dl', {}, line(texts().device_reference, draft.receipt.reference))
  return element(
    'dl',
    {},
    line(texts().device_trackingNumber, draft.receipt.trackingNumber),
    line(texts().device_pin, draft.receipt.pin),
  )
}

function continueLink(draft: Draft): Node | string {
  const address = `${draft.address}#draf=${draft.key}`
  if (draft.state === 'sent') return ''
  if (draft.state !== 'queued') return element('a', { class: 'button primary', href: address }, texts().device_continue)
  return button(texts().device_keepEditing, 'quiet', () =>
    tryQuietly(async () => {
      await saveDraft({ ...draft, state: 'draft' })
      location.assign(address)
    }),
  )
}

async function toItem(draft: Draft): Promise<HTMLElement> {
  const photos = await listPhotos(draft.key)
  const remove = button(texts().device_deleteHere, 'quiet', () =>
    tryQuietly(async () => {
      await deleteDraft(draft.key)
      await show()
    }),
  )
  remove.append(element('span', { class: 'hidden' }, `: ${draft.title}`))
  const errors = draft.errors.map((error) => element('li', {}, error.message))
  return element(
    'li',
    { class: 'draft', 'data-draft': draft.key, 'data-state': draft.state },
    element('h2', {}, draft.title),
    element('p', {}, element('strong', {}, stateText(draft))),
    element(
      'p',
      { class: 'help' },
      `${texts().device_savedAt} ${formatDate(new Date(draft.savedAt), language)}${photos.length > 0 ? ` · ${photos.length} ${texts().device_files}` : ''}`,
    ),
    errors.length > 0 ? element('ul', {}, ...errors) : '',
    receiptOf(draft),
    element('div', { class: 'actions' }, continueLink(draft), remove),
  )
}

async function show(): Promise<void> {
  const place = document.getElementById('daftar-draf')
  if (!place) return
  const drafts = await listDrafts()
  if (drafts.length === 0) place.replaceChildren(element('p', { class: 'empty' }, texts().device_noDrafts))
  else place.replaceChildren(element('ul', { class: 'drafts' }, ...(await Promise.all(drafts.map(toItem)))))
}

tryQuietly(show)
addEventListener('drafts-changed', () => tryQuietly(show))
