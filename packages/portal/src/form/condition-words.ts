import { type Condition, findField, type Language, localized, type ServiceDefinition } from '@sipelandukilat/domain'
import type { Say } from '../texts/say'

/** A condition in words, for those whose browser cannot hide what does not apply to them. */
export function conditionInWords(
  condition: Condition,
  context: { definition: ServiceDefinition; language: Language; say: Say },
): string {
  const { definition, language, say } = context
  const inWords = (part: Condition) => conditionInWords(part, context)
  if ('all' in condition) return condition.all.map(inWords).join(say('and'))
  if ('any' in condition) return condition.any.map(inWords).join(say('or'))
  const labelOf = (path: string) => localized(findField(definition, path)?.field.label, language) ?? path
  const wordsOf = (path: string, value: string | boolean) => {
    if (typeof value === 'boolean') return value ? say('yes') : say('no')
    return (
      localized(findField(definition, path)?.field.codes?.find((one) => one.code === value)?.label, language) ?? value
    )
  }
  if ('not' in condition) {
    const { not } = condition
    // "Not all of these" is one of the opposites; nobody is made to read a sentence turned round as a whole.
    if ('all' in not) return not.all.map((part) => inWords({ not: part })).join(say('or'))
    if ('any' in not) return not.any.map((part) => inWords({ not: part })).join(say('and'))
    if ('not' in not) return inWords(not.not)
    if ('filled' in not) return inWords({ ...not, filled: !not.filled })
    if ('inActingRegency' in not) return inWords({ ...not, inActingRegency: !not.inActingRegency })
    if ('ageAtLeast' in not) return say('conditionYounger', { label: labelOf(not.field), years: not.ageAtLeast })
    if ('laterThan' in not)
      return say('conditionNotLater', { first: labelOf(not.field), second: labelOf(not.laterThan) })
    const left = othersOf(definition, not)
    if (left) return inWords(left)
    const values = ('is' in not ? [not.is] : not.in).map((value) => wordsOf(not.field, value))
    return say('conditionIsNot', { label: labelOf(not.field), value: values.join(say('or')) })
  }
  const label = labelOf(condition.field)
  if ('is' in condition) return say('conditionIs', { label, value: wordsOf(condition.field, condition.is) })
  if ('in' in condition)
    return say('conditionIs', {
      label,
      value: condition.in.map((value) => wordsOf(condition.field, value)).join(say('or')),
    })
  if ('filled' in condition)
    return condition.filled ? say('conditionFilled', { label }) : say('conditionEmpty', { label })
  if ('inActingRegency' in condition)
    return say(condition.inActingRegency ? 'conditionInRegency' : 'conditionOtherRegency', { label })
  if ('ageAtLeast' in condition) return say('conditionAge', { label, years: condition.ageAtLeast })
  return say('conditionLater', { first: label, second: labelOf(condition.laterThan) })
}

/** More choices than this are not listed: then it is said which is not meant. */
const mostListed = 3

/** What "not this choice" leaves, said as what it is; undefined where that would be a long list. */
function othersOf(
  definition: ServiceDefinition,
  not: Extract<Condition, { is: string | boolean } | { in: string[] }>,
): Condition | undefined {
  const field = findField(definition, not.field)?.field
  const excluded = 'is' in not ? [not.is] : not.in
  if (field?.type === 'boolean') return { field: not.field, is: !excluded.includes(true) }
  const left = (field?.codes ?? []).flatMap(({ code }) => (excluded.includes(code) ? [] : code))
  return left.length > 0 && left.length <= mostListed ? { field: not.field, in: left } : undefined
}
