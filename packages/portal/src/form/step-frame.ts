import { attributes, type Html, html } from '../html'
import { errorSummary, type FormContext } from './control'
import { type FormStep, neighbour, stepOf } from './form-steps'

export type StepsProps = {
  steps: readonly FormStep[]
  current: FormStep
  /** Came from the review to change something, and goes back there. */
  isChanging: boolean
}

/** What was wrong on one screen. */
const errorsOn = (context: FormContext, id: string): ReadonlyMap<string, string> =>
  new Map([...context.errors].filter(([name]) => stepOf(name) === id))

/**
 * A screen: only the current one is seen. The others stand in the page too, so that every entry travels with each button
 * and a phone goes from one to the next without a signal.
 */
export function stepFrame(context: FormContext, { current }: StepsProps, step: FormStep, content: Html | null): Html {
  const isCurrent = step.id === current.id
  const summary = isCurrent ? errorSummary({ ...context, errors: errorsOn(context, step.id) }) : null
  return html`<div class="step"${attributes({ 'data-step': step.id, 'data-step-title': step.title, hidden: !isCurrent })}>${summary}${content}</div>
`
}

/** How far one is, and a way to every screen. */
export function progressPart(context: FormContext, { steps, current, isChanging }: StepsProps): Html {
  const { say } = context
  const asked = steps.filter(({ applies }) => applies)
  const number = asked.indexOf(current) + 1
  const text = say('stepOf', { number, of: asked.length })
  return html`<input type="hidden" name="at" value="${current.id}"><input type="hidden" name="changing" value="${isChanging ? 'true' : ''}">
<details class="progress"><summary><strong data-step-text="${say('stepOf', { number: '{{number}}', of: '{{of}}' })}">${text}</strong> <span class="help">${say('allSteps')}</span></summary><ol>${steps.map(
    (step) =>
      html`<li${attributes({ hidden: !step.applies })}><button type="submit" class="link"${attributes({ 'aria-current': step.id === current.id ? 'step' : null })} name="step" value="go:${step.id}" formnovalidate>${step.title}</button>${
        errorsOn(context, step.id).size > 0 ? html` <span class="error">${say('stepWrong')}</span>` : null
      }</li>`,
  )}<li><button type="submit" class="link" name="step" value="review">${say('reviewTitle')}</button></li></ol></details>
<progress data-step-bar max="${asked.length}" value="${number}" aria-label="${text}"></progress>
`
}

/**
 * Onward and back. Wherever onward leads to the review, what is missing may follow; `isWrong` where something must be mended
 * before.
 */
export function stepActions(context: FormContext, { steps, current, isChanging }: StepsProps, isWrong: boolean): Html {
  const { say } = context
  const isLast = isChanging || neighbour(steps, current.id, 'next') === undefined
  const review = say(isChanging ? 'backToReview' : 'toReview')
  const follow = html`<div class="later" data-last${attributes({ hidden: !isLast })}><p class="help"${attributes({
    'data-follow-help': say('followHelp'),
    'data-wrong-help': say('wrongHelp'),
  })}>${say(isWrong ? 'wrongHelp' : 'followHelp')}</p><button type="submit" class="quiet" name="step" value="follow" formnovalidate>${say('sendAndFollow')}</button></div>`
  // What the screen lacks may follow: it keeps nobody from the next.
  const next = neighbour(steps, current.id, 'next')
  const isLackingOnly = !isWrong && errorsOn(context, current.id).size > 0 && next !== undefined
  const goOn = html`<button type="submit" class="quiet" name="step" value="go:${next?.id ?? ''}"${attributes({
    hidden: !isLackingOnly,
  })} formnovalidate data-go-on>${say('goOnLacking')}</button>`
  return html`<div class="actions onward"><button type="submit" class="primary" name="step" value="${isLast ? 'review' : 'next'}" data-onward data-next-label="${say('next')}" data-review-label="${review}">${isLast ? review : say('next')}</button><button type="submit" class="quiet" name="step" value="back"${attributes(
    { hidden: neighbour(steps, current.id, 'back') === undefined },
  )} formnovalidate data-backward>${say('stepBack')}</button>${goOn}</div>${follow}`
}
