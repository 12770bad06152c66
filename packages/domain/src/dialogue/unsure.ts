import type { DialogueState, TalkedApplication } from './state'
import { askWhich, type Offered, type QuestionStep } from './typed-answer'

/** With what lines may mean in several ways: each is asked in its turn. */
export function withUnsure(
  application: TalkedApplication,
  several: Readonly<Record<string, Offered>>,
): TalkedApplication {
  const added = Object.entries(several).map(([key, { options, asked, dayMonth }]) => [
    key,
    { options, ...(asked ? { asked } : {}), ...(dayMonth === undefined ? {} : { dayMonth }) },
  ])
  return added.length === 0
    ? application
    : { ...application, unsure: { ...application.unsure, ...Object.fromEntries(added) } }
}

/** It is asked, or was answered. */
export function withoutUnsure(application: TalkedApplication, key: string): TalkedApplication {
  if (application.unsure?.[key] === undefined) return application
  const { [key]: _, ...rest } = application.unsure
  return { ...application, unsure: rest }
}

/** The question which is meant; undefined where nothing of it is unsure. */
export function askUnsure({ unsure }: TalkedApplication, key: string): QuestionStep | undefined {
  const offered = unsure?.[key]
  if (!offered) return undefined
  const { options, asked, dayMonth } = offered
  return askWhich(key, { options, ...(asked ? { asked } : {}), ...(dayMonth === undefined ? {} : { dayMonth }) })
}

/** What is asked now is asked again, unless it is answered by what comes between. */
export function keepAsked({ step }: DialogueState, application: TalkedApplication): TalkedApplication {
  if (step.kind !== 'question' || !step.options) return application
  const { key, options, asked, dayMonth } = step
  return withUnsure(application, {
    [key]: { options, ...(asked ? { asked } : {}), ...(dayMonth === undefined ? {} : { dayMonth }) },
  })
}
