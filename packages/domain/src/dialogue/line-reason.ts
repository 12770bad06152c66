import type { AnswerValue } from '../forms/answers'
import { fold } from '../language/fold'
import { isMisspellingOf } from '../language/similarity'
import { isAsked, type ServiceDefinition } from '../services/service-definition'

/** Which of the reasons a line allows is meant: "hilang", "hilang di sungai", "hilng". */
export function readReason(reasons: readonly string[], part: string): string | undefined {
  const typed = fold(part.slice(0, 100))
  if (typed === '') return undefined
  const same = reasons.find((reason) => fold(reason) === typed)
  if (same !== undefined) return same
  return (
    reasons.find((reason) => ` ${typed} `.includes(` ${fold(reason)} `)) ??
    reasons.find((reason) => isMisspellingOf(typed, fold(reason)))
  )
}

/** The answer a reason gives: the one choice in the form whose label has that word. */
export function reasonAnswer(
  definition: ServiceDefinition,
  reason: string,
): { key: string; value: AnswerValue } | undefined {
  const word = fold(reason)
  if (word.length < 3) return undefined
  for (const section of definition.form.sections) {
    if (section.repeat) continue
    for (const field of section.fields) {
      if (!isAsked(field) || !field.codes || (field.type !== 'choice' && field.type !== 'multiChoice')) continue
      const fitting = field.codes.filter(({ label }) =>
        fold(label.id)
          .split(' ')
          .some((one) => isForm(one, word)),
      )
      const [only] = fitting
      if (only && fitting.length === 1)
        return { key: `${section.id}.${field.id}`, value: field.type === 'choice' ? only.code : [only.code] }
    }
  }
  return undefined
}

/** "berubah" is a form of "ubah", "menumpang" of "numpang". */
function isForm(word: string, root: string): boolean {
  return word === root || (root.length >= 4 && word.endsWith(root) && word.length - root.length <= 3)
}
