import { stepName } from '../form/step-name'

export type Steps = {
  /** The screen that is shown. */
  current: () => HTMLElement
  /** Shows a screen, and keeps it in the address. */
  show: (id: string) => void
  /** The id of the next screen that applies, or of the one before. */
  neighbour: (direction: 'next' | 'back') => string | undefined
  /** Where onward leads from the screen that is shown. */
  onward: () => 'next' | 'review'
  /** From now on onward leads to the review. */
  returnToReview: () => void
  /** Says anew how far one is: answers change which screens apply. */
  refresh: () => void
}

/**
 * The screens of a form without a round trip: all of them stand in the page. `first` is the one to begin with; `hash` names
 * the draft in the address.
 */
export function enhanceSteps(
  form: HTMLFormElement,
  { first, hash }: { first: string | undefined; hash: () => string },
): Steps {
  const all = [...form.querySelectorAll<HTMLElement>('[data-step]')]
  const at = form.querySelector<HTMLInputElement>('input[name="at"]')
  const changing = form.querySelector<HTMLInputElement>('input[name="changing"]')
  const onward = form.querySelector<HTMLButtonElement>('[data-onward]')
  const last = form.querySelector<HTMLElement>('[data-last]')
  const backward = form.querySelector<HTMLButtonElement>('[data-backward]')
  const idOf = (step: HTMLElement | undefined) => step?.dataset.step
  const applies = (step: HTMLElement) =>
    [...step.querySelectorAll('[data-field]')].some((field) => field.closest('[data-off]') === null)
  const current = () => all.find((step) => !step.hidden) ?? form
  const nextTo = (direction: 'next' | 'back') => {
    const index = all.indexOf(current())
    return direction === 'next' ? all.slice(index + 1).find(applies) : all.slice(0, index).reverse().find(applies)
  }

  const leadsTo = () => (changing?.value === 'true' || nextTo('next') === undefined ? 'review' : 'next')

  function refresh(): void {
    const asked = all.filter(applies)
    const shown = current()
    const place = form.querySelector<HTMLElement>('[data-step-text]')
    const text = (place?.dataset.stepText ?? '')
      .replace('{{number}}', String(asked.indexOf(shown) + 1))
      .replace('{{of}}', String(asked.length))
    if (place) place.textContent = text
    const bar = form.querySelector<HTMLProgressElement>('[data-step-bar]')
    bar?.setAttribute('max', String(asked.length))
    bar?.setAttribute('value', String(asked.indexOf(shown) + 1))
    bar?.setAttribute('aria-label', text)
    for (const step of all) {
      const link = form.querySelector(`.progress button[value="go:${idOf(step)}"]`)
      link?.parentElement?.toggleAttribute('hidden', !applies(step))
      if (step === shown) link?.setAttribute('aria-current', 'step')
      else link?.removeAttribute('aria-current')
    }
    if (onward) {
      onward.value = leadsTo()
      onward.textContent = (leadsTo() === 'review' ? onward.dataset.reviewLabel : onward.dataset.nextLabel) ?? ''
      if (last) last.hidden = leadsTo() !== 'review'
    }
    if (backward) backward.hidden = nextTo('back') === undefined
  }

  function open(id: string | undefined): void {
    const target = all.find((step) => idOf(step) === id && applies(step))
    if (!target || target === current()) return
    for (const step of all) step.hidden = step !== target
    if (at) at.value = idOf(target) ?? ''
    form.querySelector('.progress')?.removeAttribute('open')
    form.querySelector('[data-go-on]')?.setAttribute('hidden', '')
    refresh()
    const heading = target.querySelector<HTMLElement>('h2')
    heading?.setAttribute('tabindex', '-1')
    form.scrollIntoView()
    heading?.focus({ preventScroll: true })
  }

  if (first) open(first)
  refresh()
  history.replaceState({ step: idOf(current()) }, '')
  addEventListener('popstate', ({ state }) => {
    open((state as { step?: string } | null)?.step)
    history.replaceState(state, '', location.pathname + location.search + hash())
  })

  return {
    current,
    neighbour: (direction) => idOf(nextTo(direction)),
    refresh,
    onward: leadsTo,
    returnToReview() {
      if (changing) changing.value = 'true'
      refresh()
    },
    show(id) {
      open(id)
      history.pushState({ step: id }, '', `${location.pathname}?${stepName}=${id}${hash()}`)
    },
  }
}
