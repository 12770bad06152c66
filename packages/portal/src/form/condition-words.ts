import { type Condition, findField, type Language, type ServiceDefinition } from '@sipelandukilat/domain'
import type { Messages } from '../messages'

/** A condition in words, for those whose browser cannot hide what does not apply to them. */
export function conditionInWords(
  condition: Condition,
  context: { definition: ServiceDefinition; language: Language; messages: Messages },
): string {
  const { definition, language, messages } = context
  const inWords = (part: Condition) => conditionInWords(part, context)
  if ('all' in condition) return condition.all.map(inWords).join(messages.and)
  if ('any' in condition) return condition.any.map(inWords).join(messages.or)
  const labelOf = (path: string) => findField(definition, path)?.field.label[language] ?? path
  const wordsOf = (path: string, value: string | boolean) => {
    if (typeof value === 'boolean') return value ? messages.yes : messages.no
    return findField(definition, path)?.field.codes?.find((one) => one.code === value)?.label[language] ?? value
  }
  if ('not' in condition) {
    const { not } = condition
    const isChoice = 'is' in not || 'in' in not
    if (!isChoice) return messages.conditionNot(inWords(not))
    const values = ('is' in not ? [not.is] : not.in).map((value) => wordsOf(not.field, value))
    return messages.conditionIsNot(labelOf(not.field), values.join(messages.or))
  }
  const label = labelOf(condition.field)
  if ('is' in condition) return messages.conditionIs(label, wordsOf(condition.field, condition.is))
  if ('in' in condition)
    return messages.conditionIs(label, condition.in.map((value) => wordsOf(condition.field, value)).join(messages.or))
  if ('filled' in condition) return condition.filled ? messages.conditionFilled(label) : messages.conditionEmpty(label)
  if ('ageAtLeast' in condition) return messages.conditionAge(label, condition.ageAtLeast)
  return messages.conditionLater(label, labelOf(condition.laterThan))
}
