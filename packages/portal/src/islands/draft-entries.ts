import { type Draft, findDraft, randomKey } from './device-store'
import { chosenRegions, restoreRegion } from './region-picker'
import { addRow } from './rows'

/** What is kept of a form: nothing of a step, a search or a file. */
function entriesOf(application: HTMLFormElement): [string, string][] {
  return [...new FormData(application)].flatMap(([name, value]): [string, string][] => {
    const isKept = typeof value === 'string' && value !== '' && !/^(key$|step$|changing$|region\.|uploads\.)/.test(name)
    return isKept ? [[name, value]] : []
  })
}

/**
 * Gives a new form its key: that of the draft which the address asks for, so that it goes on, else one of its own, for a page
 * kept for days without a signal would give every form the same. `wasCutOff` where its sending was interrupted.
 */
export async function openKept(form: HTMLFormElement) {
  const keyBox = form.querySelector<HTMLInputElement>('input[name="key"]')
  const isNew = form.hasAttribute('data-new')
  const [, wanted, wasCutOff] = /^#draf=([\w-]+)(&terputus)?$/.exec(location.hash) ?? []
  const kept = wanted && isNew ? await findDraft(wanted).catch(() => undefined) : undefined
  if (keyBox && isNew) keyBox.value = kept?.key ?? randomKey()
  return { kept, isNew, wasCutOff: Boolean(wasCutOff), key: () => keyBox?.value ?? '' }
}

/** A form as it is kept on the device now. */
export const toDraft = (form: HTMLFormElement, key: string, state: Draft['state']): Draft => ({
  key,
  address: location.pathname,
  title: form.dataset.title ?? '',
  savedAt: Date.now(),
  state,
  entries: entriesOf(form),
  regions: chosenRegions(form),
  errors: [],
})

/** Puts the entries of a draft back into their boxes. */
export function fillForm(application: HTMLFormElement, draft: Draft, onChange: () => void): void {
  for (const frame of application.querySelectorAll('[data-rows]')) {
    const prefix = `answers.${frame.getAttribute('data-rows')}.`
    const kept = new Set(
      draft.entries
        .filter(([name]) => name.startsWith(prefix))
        .map(([name]) => name.slice(prefix.length).split('.')[0]),
    )
    while (frame.querySelectorAll(':scope > [data-row]').length < kept.size) {
      const before = frame.querySelectorAll(':scope > [data-row]').length
      addRow(frame, () => undefined)
      if (frame.querySelectorAll(':scope > [data-row]').length === before) break
    }
  }
  for (const box of application.querySelectorAll<HTMLInputElement>('input[type="radio"], input[type="checkbox"]'))
    box.checked = draft.entries.some(([name, value]) => name === box.name && value === box.value)
  for (const [name, value] of draft.entries) {
    const control = application.querySelector(`[name="${CSS.escape(name)}"]`)
    if (control instanceof HTMLSelectElement || control instanceof HTMLTextAreaElement) control.value = value
    else if (control instanceof HTMLInputElement && !['radio', 'checkbox', 'file', 'hidden'].includes(control.type))
      control.value = value
  }
  for (const [name, village] of Object.entries(draft.regions)) restoreRegion(application, name, village, onChange)
}
