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
