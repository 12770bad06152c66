import { listDrafts } from './device-store'
import { button, element, texts, tryQuietly } from './page'

/** Says that the draft is on this phone, and how to take it away: below the form, so that nothing moves under a finger. */
export function showKept(application: HTMLFormElement, remove: () => Promise<void>): void {
  if (document.getElementById('draf-tersimpan')) return
  application.after(
    element(
      'div',
      { class: 'panel', id: 'draf-tersimpan' },
      element('p', {}, texts().device_draftSaved),
      button(texts().device_deleteHere, 'quiet', () => tryQuietly(remove)),
    ),
  )
}

/** Names the other drafts of this service on the device. */
export async function offerDrafts(application: HTMLFormElement): Promise<void> {
  const drafts = (await listDrafts()).filter((draft) => draft.address === location.pathname && draft.state !== 'sent')
  if (drafts.length === 0) return
  const links = drafts.map((draft) =>
    element(
      'li',
      {},
      element(
        'a',
        { href: `${location.pathname}#draf=${draft.key}` },
        `${texts().device_continue}: ${new Date(draft.savedAt).toLocaleString(document.documentElement.lang)}`,
      ),
    ),
  )
  application.before(
    element(
      'div',
      { class: 'panel', id: 'draf-lain' },
      element('p', {}, texts().device_draftsHere),
      element('ul', {}, ...links),
    ),
  )
  // Going back and forth between screens changes the hash too: only these links open another draft.
  document.getElementById('draf-lain')?.addEventListener('click', ({ target }) => {
    if (target instanceof HTMLAnchorElement) setTimeout(() => location.reload())
  })
}
