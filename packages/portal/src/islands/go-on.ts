import { checkFields } from './check-fields'
import type { DraftError } from './device-store'
import { clearErrors, showErrors } from './show-errors'
import type { Steps } from './steps'

/** The screen where the first thing is wrong, with what is wrong there; from it one goes back to the review. */
export function showWrong(application: HTMLFormElement, steps: Steps, errors: readonly DraftError[]): void {
  const isIn = (part: Element, { path }: DraftError) =>
    part.querySelector(`[data-field="${CSS.escape(path)}"]`) !== null
  const all = [...application.querySelectorAll<HTMLElement>('[data-step]')]
  const wrong = all.find((part) => errors.some((error) => isIn(part, error))) ?? steps.current()
  const known = errors.filter((error) => all.some((part) => isIn(part, error)))
  steps.show(wrong.dataset.step ?? '')
  steps.returnToReview()
  showErrors(
    wrong,
    errors.filter((error) => isIn(wrong, error) || !known.includes(error)),
  )
}

/** To the next screen, once nothing is wrong on this one. */
export function goOn(application: HTMLFormElement, steps: Steps): void {
  const part = steps.current()
  const errors = checkFields(application, part)
  if (errors.length > 0) {
    showErrors(part, errors)
    return
  }
  clearErrors(part)
  const next = steps.neighbour('next')
  if (next) steps.show(next)
}
