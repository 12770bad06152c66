import { stepName } from '../form/step-name'
import { checkFields } from './check-fields'
import { applyConditions } from './conditions'
import { enhanceDateBoxes } from './date-boxes'
import { type Draft, deleteDraft, findDraft, saveDraft, savePhoto } from './device-store'
import { fillForm, openKept, toDraft } from './draft-entries'
import { fillPerson } from './fill-person'
import { finishOffline } from './finish-offline'
import { goOn, showWrong } from './go-on'
import { offerDrafts, showKept } from './kept-draft'
import { element, notify, texts, tryQuietly } from './page'
import { enhancePhotos, keepNothing, type Photos } from './photos'
import { enhanceRegionPickers } from './region-picker'
import { enhanceRows } from './rows'
import { enhanceSteps, type Steps } from './steps'

/** What a form gains from a script: questions that apply, rows, search, drafts on the device, photos, sending later. */

const saveAfterMs = 400
const form = document.querySelector<HTMLFormElement>('form[data-application], form[data-known]')

async function enhance(application: HTMLFormElement): Promise<void> {
  const { kept, isNew, wasCutOff, key } = await openKept(application)
  let isSaved = kept !== undefined

  let timer: ReturnType<typeof setTimeout> | undefined
  const forgetTimer = () => {
    clearTimeout(timer)
    timer = undefined
  }
  const save = async (state: Draft['state'] = 'draft') => {
    forgetTimer()
    await saveDraft(toDraft(application, key(), state))
    isSaved = true
    history.replaceState(history.state, '', `${location.pathname}${location.search}#draf=${key()}`)
    showKept(application, remove)
  }
  const remove = async () => {
    forgetTimer() // else leaving the page would save it again
    await deleteDraft(key())
    location.assign(location.pathname)
  }
  let steps: Steps | undefined
  const onChange = () => {
    applyConditions(application)
    steps?.refresh()
    clearTimeout(timer)
    timer = setTimeout(() => tryQuietly(save), saveAfterMs)
  }

  enhanceRows(application, onChange)
  enhanceRegionPickers(application, onChange)
  if (kept) {
    document.getElementById('draf-lain')?.remove()
    fillForm(application, kept, onChange)
    showKept(application, remove)
    if (wasCutOff) notify('warning', texts().device_cutOff).scrollIntoView()
  } else if (isNew) tryQuietly(() => offerDrafts(application))
  else if (await findDraft(key()).catch(() => undefined)) {
    isSaved = true
    showKept(application, remove)
  }
  applyConditions(application)
  const first = new URLSearchParams(location.search).get(stepName) ?? kept?.entries.find(([name]) => name === 'at')?.[1]
  const screens = enhanceSteps(application, { first, hash: () => (isSaved ? `#draf=${key()}` : '') })
  steps = screens
  if (kept && kept.errors.length > 0) showWrong(application, screens, kept.errors)
  application.addEventListener('input', onChange)
  application.addEventListener('change', onChange)
  addEventListener('pagehide', () => {
    if (timer !== undefined) tryQuietly(save)
  })

  const photos: Photos = await enhancePhotos(application, { key, onChange, keep: savePhoto })
  application.addEventListener('submit', (event) => {
    if (timer !== undefined) tryQuietly(save) // whether or not it gets through
    const pressed = event.submitter
    const [asked, target = ''] = (pressed instanceof HTMLButtonElement ? pressed.value : 'next').split(':')
    // Enter presses the hidden button: it means what the visible one says.
    const verb = asked === 'next' ? screens.onward() : asked
    if (['go', 'back', 'next', 'fill'].includes(verb ?? '')) event.preventDefault()
    if (verb === 'go') screens.show(target)
    else if (verb === 'back') screens.show(screens.neighbour('back') ?? '')
    else if (verb === 'next') goOn(application, screens)
    else if (verb === 'fill' && pressed instanceof HTMLButtonElement) fillPerson(application, pressed)
    if (verb !== 'review' && verb !== 'follow') return
    keepFollowing(application, verb === 'follow')
    const errors = checkFields(application).filter(({ mayFollow }) => verb === 'review' || !mayFollow)
    if (errors.length > 0) {
      event.preventDefault()
      showWrong(application, screens, errors)
      return
    }
    if (navigator.onLine === false) {
      event.preventDefault()
      finishOffline(application, {
        async queue() {
          await save('queued')
          dispatchEvent(new Event('draft-queued'))
          location.assign('/draf')
        },
        change(step) {
          screens.show(step)
          screens.returnToReview()
        },
      })
    } else waitForPhotos(application, photos, event)
  })
}

/** A form that is sent while a photo is on its way goes once all have arrived. */
function waitForPhotos(target: HTMLFormElement, photos: Photos, event: SubmitEvent): void {
  if (!photos.isPending()) return
  event.preventDefault()
  if (target.querySelector('[data-waiting]')) return // pressed again meanwhile
  const waiting = element('p', { class: 'help', role: 'status', 'data-waiting': '' }, texts().device_stillUploading)
  target.querySelector('.actions')?.after(waiting)
  tryQuietly(async () => {
    // What has been made smaller goes up next.
    while (photos.isPending()) await Promise.allSettled(photos.pending())
    waiting.remove()
    target.requestSubmit(event.submitter)
  })
}

/** Whether what is missing is to follow, said with the entries: they may be sent later, without the button. */
function keepFollowing(application: HTMLFormElement, follows: boolean): void {
  application.querySelector('input[name="restFollows"]')?.remove()
  if (follows) application.append(element('input', { type: 'hidden', name: 'restFollows', value: 'true' }))
}

async function start(): Promise<void> {
  if (!form) return
  enhanceDateBoxes(form)
  if (form.hasAttribute('data-application')) return enhance(form)
  // A correction, or what was missing: nothing is kept on the device, for the server holds the application.
  const onChange = () => applyConditions(form)
  enhanceRows(form, onChange)
  enhanceRegionPickers(form, onChange)
  onChange()
  form.addEventListener('input', onChange)
  const photos = await enhancePhotos(form, { key: () => '', onChange, keep: keepNothing })
  form.addEventListener('submit', (event) => {
    const pressed = event.submitter
    if (pressed instanceof HTMLButtonElement && pressed.value === 'send') waitForPhotos(form, photos, event)
  })
}

tryQuietly(start)
