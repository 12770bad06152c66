import { checkFields, type FoundError } from './check-fields'
import type { DraftError } from './device-store'
import { clearErrors, showErrors } from './show-errors'
import type { Steps } from './steps'

/** Beside the button that sends what is there: whether something must be corrected before. */
function sayWhatFollows(application: HTMLFormElement, errors: readonly Partial<FoundError>[]): void {
  const help = application.querySelector<HTMLElement>('[data-follow-help]')
  const isWrong = errors.some(({ mayFollow }) => mayFollow === false)
  if (help) help.textContent = (isWrong ? help.dataset.wrongHelp : help.dataset.followHelp) ?? ''
}

/** The screen where the first thing is wrong, with what is wrong there; from it one goes back to the review. */
export function showWrong(
  application: HTMLFormElement,
  steps: Steps,
  errors: readonly (DraftError & Partial<FoundError>)[],
): void {
  const isIn = (part: Element, { path }: DraftError) =>
    part.querySelector(`[data-field="${CSS.escape(path)}"]`) !== null
  const all = [...application.querySelectorAll<HTMLElement>('[data-step]')]
  const wrong = all.find((part) => errors.some((error) => isIn(part, error))) ?? steps.current()
  const known = errors.filter((error) => all.some((part) => isIn(part, error)))
  steps.show(wrong.dataset.step ?? '')
  steps.returnToReview()
  sayWhatFollows(application, errors)
  showErrors(
    wrong,
    errors.filter((error) => isIn(wrong, error) || !known.includes(error)),
  )
}

/** The way to the next screen where all that this one lacks may follow. */
function offerLacking(application: HTMLFormElement, next: string | undefined): void {
  const button = application.querySelector<HTMLButtonElement>('[data-go-on]')
  if (!button) return
  button.hidden = next === undefined
  button.value = `go:${next ?? ''}`
}

/** To the next screen, once nothing is wrong on this one. */
export function goOn(application: HTMLFormElement, steps: Steps): void {
  const part = steps.current()
  const errors = checkFields(application, part)
  sayWhatFollows(application, errors)
  const next = steps.neighbour('next')
  if (errors.length > 0) {
    showErrors(part, errors)
    offerLacking(application, errors.every(({ mayFollow }) => mayFollow) ? next : undefined)
    return
  }
  clearErrors(part)
  if (next) steps.show(next)
}
