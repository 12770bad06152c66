import { type Condition, conditionFields } from '../services/condition'
import { isAsked, type ServiceDefinition } from '../services/service-definition'
import { type Answers, rowsOf } from './answers'
import { type ConditionScope, conditionHolds } from './condition-holds'

/** A question or a paper that other answers would call for, and which ones. */
export type Called = { id: string; when: Condition }
export type CalledFor = { fields: Called[]; requirements: Called[] }

/**
 * What else new answers to what is asked anew may call for: questions that have no answer, and papers that the answers as they
 * stand do not need. The conditions look at what is asked, or called for, alone; the rest is judged by the answers that stand.
 */
export function calledForBy(
  definition: ServiceDefinition,
  answers: Answers,
  asked: readonly string[],
  today: string,
): CalledFor {
  // A row is asked by its number; a condition names it without.
  const open = new Set(asked.map((path) => path.replace(/\.\d+\./, '.')))
  const scope = { answers, today }
  const fields: Called[] = []
  for (const section of definition.form.sections) {
    if (section.repeat || open.has(section.id)) continue
    const row = rowsOf(answers, section.id)[0] ?? {}
    for (const field of section.fields) {
      const id = `${section.id}.${field.id}`
      const conditions = [section.shownWhen, field.shownWhen].filter((one) => one !== undefined)
      if (!isAsked(field) || open.has(id) || row[field.id] !== undefined || conditions.length === 0) continue
      const condition = { all: conditions }
      const when = conditionHolds(condition, scope) || narrowed(condition, open, scope)
      if (typeof when === 'boolean') continue
      fields.push({ id, when })
      open.add(id)
    }
  }
  const requirements = definition.requirements.flatMap(({ id, required }): Called[] => {
    if (typeof required === 'boolean' || conditionHolds(required, scope)) return []
    const when = narrowed(required, open, scope)
    return typeof when === 'boolean' ? [] : [{ id, when }]
  })
  return { fields, requirements }
}

/** A condition with everything decided that looks at nothing open. */
function narrowed(condition: Condition, open: ReadonlySet<string>, scope: ConditionScope): Condition | boolean {
  if ('not' in condition) {
    const not = narrowed(condition.not, open, scope)
    return typeof not === 'boolean' ? !not : { not }
  }
  if ('all' in condition || 'any' in condition) {
    const ends = 'any' in condition
    const parts = ('all' in condition ? condition.all : condition.any).map((part) => narrowed(part, open, scope))
    if (parts.includes(ends)) return ends
    const left = parts.filter((part) => typeof part !== 'boolean')
    if (left.length < 2) return left[0] ?? !ends
    return ends ? { any: left } : { all: left }
  }
  const isOpen = conditionFields(condition).some((path) => open.has(path) || open.has(path.split('.')[0] ?? ''))
  return isOpen ? condition : conditionHolds(condition, scope)
}
