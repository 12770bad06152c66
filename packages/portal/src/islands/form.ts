import { controlId } from '../form/control'
import { applyConditions, listMissing } from './conditions'
import { enhanceDateBoxes } from './date-boxes'
import { type Draft, deleteDraft, findDraft, listDrafts, randomKey, saveDraft, savePhoto } from './device-store'
import { button, element, notify, texts, tryQuietly } from './page'
import { enhancePhotos, keepNothing, type Photos } from './photos'
import { chosenRegions, enhanceRegionPickers, restoreRegion } from './region-picker'
import { addRow, enhanceRows } from './rows'

/** What a form gains from a script: questions that apply, rows, search, drafts on the device, photos, sending later. */

const saveAfterMs = 400
const form = document.querySelector<HTMLFormElement>('form[data-application], form#perbaikan')

/** What is kept of a form: nothing of a step, a search or a file. */
function entriesOf(application: HTMLFormElement): [string, string][] {
  return [...new FormData(application)].flatMap(([name, value]): [string, string][] => {
    const isKept = typeof value === 'string' && value !== '' && name !== 'step' && !name.startsWith('region.')
    return isKept && name !== 'key' && !name.startsWith('uploads.') ? [[name, value]] : []
  })
}

function fill(application: HTMLFormElement, draft: Draft, onChange: () => void): void {
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

/** Shows what the server refused of an application that was sent later. */
function showErrors(application: HTMLFormElement, draft: Draft): void {
  if (draft.errors.length === 0) return
  const items = draft.errors.map((error) =>
    element('li', {}, element('a', { href: `#${controlId(error.path)}` }, error.message)),
  )
  const summary = element(
    'div',
    { class: 'summary', role: 'alert', tabindex: '-1' },
    element('h2', {}, texts().device_needsCorrection),
    element('ul', {}, ...items),
  )
  application.before(summary)
  for (const error of draft.errors) {
    const field = application.querySelector(`[data-field="${CSS.escape(error.path)}"]`)
    field?.classList.add('wrong')
    field?.querySelector('label, legend, p.label')?.after(element('p', { class: 'error' }, error.message))
  }
  summary.focus()
}

/** Says that the draft is on this phone, and how to take it away: below the form, so that nothing moves under a finger. */
function showKept(application: HTMLFormElement, remove: () => Promise<void>): void {
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

async function offerDrafts(application: HTMLFormElement, serviceCode: string): Promise<void> {
  const drafts = (await listDrafts()).filter((draft) => draft.serviceCode === serviceCode && draft.state !== 'sent')
  if (drafts.length === 0) return
  const links = drafts.map((draft) =>
    element(
      'li',
      {},
      element(
        'a',
        { href: `#draf=${draft.key}` },
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
  addEventListener('hashchange', () => location.reload(), { once: true })
}

function showMissing(application: HTMLFormElement, missing: readonly string[]): void {
  document.getElementById('ringkasan-kesalahan')?.remove()
  const items = missing.map((name) => {
    const field = application.querySelector(`[data-field="${CSS.escape(name)}"]`)
    const label = field?.querySelector('label, legend, p.label')?.textContent?.trim() ?? name
    return element('li', {}, element('a', { href: `#${controlId(name)}` }, `${texts().device_fillIn}: ${label}`))
  })
  const summary = element(
    'div',
    { class: 'summary', role: 'alert', tabindex: '-1', id: 'ringkasan-kesalahan' },
    element('h2', {}, texts().device_needsCorrection),
    element('ul', {}, ...items),
  )
  application.before(summary)
  summary.focus()
}

/** Finishing without a signal: the declaration, then the draft waits for its turn. */
function finishOffline(application: HTMLFormElement, queue: () => Promise<void>): void {
  const missing = listMissing(application)
  if (missing.length > 0) {
    showMissing(application, missing)
    return
  }
  document.getElementById('ringkasan-kesalahan')?.remove()
  const template = document.getElementById('kirim-luring')
  if (!(template instanceof HTMLTemplateElement)) return
  const panel = template.content.firstElementChild?.cloneNode(true)
  if (!(panel instanceof HTMLElement)) return
  application.hidden = true
  application.after(panel)
  panel.querySelector('h2')?.focus()
  panel.querySelector('[data-back]')?.addEventListener('click', () => {
    panel.remove()
    application.hidden = false
  })
  panel.querySelector('[data-queue]')?.addEventListener('click', () => {
    const isDeclared = panel.querySelector<HTMLInputElement>('input[name="declaration"]')?.checked
    const complaint = panel.querySelector<HTMLElement>('[data-missing-declaration]')
    if (complaint) complaint.hidden = isDeclared === true
    if (isDeclared) tryQuietly(queue)
  })
}

async function enhance(application: HTMLFormElement, serviceCode: string): Promise<void> {
  const keyBox = application.querySelector<HTMLInputElement>('input[name="key"]')
  const [, wanted, wasCutOff] = /^#draf=([\w-]+)(&terputus)?$/.exec(location.hash) ?? []
  const isNew = application.hasAttribute('data-new')
  const kept = wanted && isNew ? await findDraft(wanted).catch(() => undefined) : undefined
  // A page kept for days without a signal would give every form the same key.
  if (keyBox && isNew) keyBox.value = kept?.key ?? randomKey()
  const key = () => keyBox?.value ?? ''

  let timer: ReturnType<typeof setTimeout> | undefined
  const toDraft = (state: Draft['state']): Draft => ({
    key: key(),
    serviceCode,
    title: application.getAttribute('data-title') ?? serviceCode,
    savedAt: Date.now(),
    state,
    entries: entriesOf(application),
    regions: chosenRegions(application),
    errors: [],
  })
  const forgetTimer = () => {
    clearTimeout(timer)
    timer = undefined
  }
  const save = async (state: Draft['state'] = 'draft') => {
    forgetTimer()
    await saveDraft(toDraft(state))
    history.replaceState(null, '', `${location.pathname}#draf=${key()}`)
    showKept(application, remove)
  }
  const remove = async () => {
    forgetTimer() // else leaving the page would save it again
    await deleteDraft(key())
    location.assign(location.pathname)
  }
  const onChange = () => {
    applyConditions(application)
    clearTimeout(timer)
    timer = setTimeout(() => tryQuietly(save), saveAfterMs)
  }

  enhanceRows(application, onChange)
  enhanceRegionPickers(application, onChange)
  if (kept) {
    document.getElementById('draf-lain')?.remove()
    fill(application, kept, onChange)
    showKept(application, remove)
    showErrors(application, kept)
    if (wasCutOff) notify('warning', texts().device_cutOff).scrollIntoView()
  } else if (isNew) tryQuietly(() => offerDrafts(application, serviceCode))
  else if (await findDraft(key()).catch(() => undefined)) showKept(application, remove)
  applyConditions(application)
  application.addEventListener('input', onChange)
  application.addEventListener('change', onChange)
  addEventListener('pagehide', () => {
    if (timer !== undefined) tryQuietly(save)
  })

  const photos: Photos = await enhancePhotos(application, { key, onChange, keep: savePhoto })
  application.addEventListener('submit', (event) => {
    if (timer !== undefined) tryQuietly(save) // whether or not it gets through
    const pressed = event.submitter
    const step = pressed instanceof HTMLButtonElement ? pressed.value : 'review'
    if (step !== 'review') return
    if (navigator.onLine === false) {
      event.preventDefault()
      finishOffline(application, async () => {
        await save('queued')
        dispatchEvent(new Event('draft-queued'))
        location.assign('/draf')
      })
    } else if (photos.isPending()) {
      event.preventDefault()
      const waiting = element('p', { class: 'help', role: 'status' }, texts().device_stillUploading)
      application.querySelector('.actions')?.after(waiting)
      Promise.allSettled(photos.pending())
        .then(() => {
          waiting.remove()
          if (!photos.isPending()) application.requestSubmit(pressed instanceof HTMLElement ? pressed : null)
        })
        .catch(() => undefined)
    }
  })
}

async function start(): Promise<void> {
  if (!form) return
  enhanceDateBoxes(form)
  const serviceCode = form.getAttribute('data-application')
  if (serviceCode) return enhance(form, serviceCode)
  // A correction: nothing is kept on the device, for the server holds the application.
  const onChange = () => applyConditions(form)
  enhanceRows(form, onChange)
  enhanceRegionPickers(form, onChange)
  onChange()
  form.addEventListener('input', onChange)
  await enhancePhotos(form, { key: () => '', onChange, keep: keepNothing })
}

tryQuietly(start)
