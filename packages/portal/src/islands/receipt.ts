import { deleteDraft } from './device-store'
import { tryQuietly } from './page'

/** The application is sent: its draft leaves the device. */
const key = document.querySelector('[data-sent]')?.getAttribute('data-sent')
if (key) tryQuietly(() => deleteDraft(key))

const print = document.querySelector<HTMLButtonElement>('[data-print]')
if (print) {
  print.hidden = false
  print.addEventListener('click', () => window.print())
}

/** By the phone's own sheet where it has one, else by WhatsApp; the PIN goes along only where its box is ticked. */
const share = document.querySelector<HTMLButtonElement>('[data-share]')
const whatsapp = document.querySelector<HTMLAnchorElement>('[data-whatsapp]')
const pinChoice = document.querySelector<HTMLElement>('[data-share-pin]')
const pinBox = pinChoice?.querySelector('input')
const sharedText = () =>
  [share?.dataset.share ?? '', ...(pinBox?.checked ? [share?.dataset.sharePinText ?? ''] : [])].join('\n')

if (pinChoice && pinBox && whatsapp) {
  pinChoice.hidden = false
  pinBox.addEventListener('change', () => {
    whatsapp.href = `https://wa.me/?text=${encodeURIComponent(sharedText())}`
  })
}
if (share && whatsapp && 'share' in navigator) {
  share.hidden = false
  whatsapp.hidden = true
  share.addEventListener('click', () => tryQuietly(() => navigator.share({ text: sharedText() })))
}
