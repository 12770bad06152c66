import { checkFields } from './check-fields'
import { applyConditions } from './conditions'
import { type Draft, deleteDraft, saveDraft } from './device-store'
import { fillForm, openKept, toDraft } from './draft-entries'
import { notify, texts, tryQuietly } from './page'
import { enhanceRegionPickers } from './region-picker'
import { showErrors } from './show-errors'

/** Searching a village as one types, the way to the house only where somebody comes to it, a request that waits for a signal. */

/** Which request this tab is sending: once it arrived, its draft is of no more use. */
const sending = 'kunjungan-dikirim'

async function enhanceVisit(form: HTMLFormElement): Promise<void> {
  const { kept, wasCutOff, key } = await openKept(form)
  if (kept) {
    fillForm(form, kept, () => applyConditions(form))
    applyConditions(form)
    if (kept.errors.length > 0) showErrors(form, kept.errors)
    if (wasCutOff) notify('warning', texts().device_cutOff).scrollIntoView()
  }
  const save = (state: Draft['state']) => saveDraft(toDraft(form, key(), state))
  form.addEventListener('submit', (event) => {
    const pressed = event.submitter
    if (pressed instanceof HTMLButtonElement && pressed.value !== 'send') return
    if (navigator.onLine !== false) {
      sessionStorage.setItem(sending, key())
      tryQuietly(() => save('draft')) // whether or not it gets through
      return
    }
    event.preventDefault()
    const isDeclared = form.querySelector<HTMLInputElement>('input[name="declaration"]')?.checked
    const missing = isDeclared ? [] : [{ path: 'declaration', message: form.dataset.declarationMissing ?? '' }]
    const errors = [...checkFields(form), ...missing]
    if (errors.length > 0) showErrors(form, errors)
    else
      tryQuietly(async () => {
        await save('queued')
        location.assign('/draf')
      })
  })
}

const form = document.querySelector<HTMLFormElement>('#minta-kunjungan, #kirim-pengaduan')
if (form) {
  enhanceRegionPickers(form, () => undefined)
  form.addEventListener('change', () => applyConditions(form))
  applyConditions(form)
  if (form.id === 'minta-kunjungan') tryQuietly(() => enhanceVisit(form))
} else {
  const arrived = sessionStorage.getItem(sending)
  sessionStorage.removeItem(sending)
  if (arrived) tryQuietly(() => deleteDraft(arrived))
}
