import {
  type Answers,
  type Condition,
  conditionHolds,
  readCertainDate,
  type SectionAnswers,
  toLocalDateTime,
} from '@sipelandukilat/domain'

type Fields = Record<string, string | string[]>

/** The form's texts by name; a name that comes twice has a list. */
export function readFields(form: HTMLFormElement): Fields {
  const fields: Fields = {}
  for (const [name, value] of new FormData(form)) {
    if (typeof value !== 'string') continue
    const before = fields[name]
    fields[name] = before === undefined ? value : [before, value].flat()
  }
  return fields
}

/** Answers as they stand, for conditions only: the server reads and judges them by the definition. */
function readAnswers(form: HTMLFormElement): { answers: Answers; rows: Map<string, SectionAnswers> } {
  const rows = new Map<string, SectionAnswers>()
  // A form that asks for a part only brings what was answered before.
  const answers = JSON.parse(form.getAttribute('data-known') ?? '{}') as Answers
  for (const [sectionId, section] of Object.entries(answers)) if (!Array.isArray(section)) rows.set(sectionId, section)
  const dates = new Set(
    [...form.querySelectorAll('[data-type="date"]')].map((field) => field.getAttribute('data-field')),
  )
  for (const [name, value] of Object.entries(readFields(form))) {
    const [, sectionId, index, fieldId] = /^answers\.(\w+)\.(?:(\d+)\.)?(\w+)$/.exec(name) ?? []
    if (!sectionId || !fieldId) continue
    const rowKey = index === undefined ? sectionId : `${sectionId}.${index}`
    let row = rows.get(rowKey)
    if (!row) {
      row = {}
      rows.set(rowKey, row)
      const section = answers[sectionId]
      if (index === undefined) answers[sectionId] = row
      else answers[sectionId] = [...(Array.isArray(section) ? section : []), row]
    }
    // A condition compares dates as YYYY-MM-DD.
    if (value === '') delete row[fieldId]
    else row[fieldId] = (dates.has(name) && readCertainDate(String(value))) || value
  }
  return { answers, rows }
}

/** Whether a condition written on an element holds now; in a row it is asked of that row. */
function createJudge(form: HTMLFormElement): (element: Element, condition: string) => boolean {
  const { answers, rows } = readAnswers(form)
  const today = toLocalDateTime(Date.now()).slice(0, 10)
  return (element, condition) => {
    const sectionId = element.closest('[data-row]')?.getAttribute('data-row')
    const name = element.getAttribute('data-field') ?? element.querySelector('[data-field]')?.getAttribute('data-field')
    const index = /^answers\.\w+\.(\d+)\./.exec(name ?? '')?.[1]
    const row =
      sectionId && index !== undefined ? { sectionId, values: rows.get(`${sectionId}.${index}`) ?? {} } : undefined
    return conditionHolds(JSON.parse(condition) as Condition, { answers, today, row })
  }
}

function isChosen(form: HTMLFormElement, rule: string): boolean {
  const [name = '', value] = rule.split('=')
  return readFields(form)[name] === value
}

/** Shows and hides what depends on other answers. */
export function applyConditions(form: HTMLFormElement): void {
  const judge = createJudge(form)
  for (const element of form.querySelectorAll('[data-shown-when]'))
    element.toggleAttribute('data-off', !judge(element, element.getAttribute('data-shown-when') ?? '{"all":[]}'))
  for (const element of form.querySelectorAll('[data-when]'))
    element.toggleAttribute('data-off', !isChosen(form, element.getAttribute('data-when') ?? ''))
  for (const element of form.querySelectorAll('[data-unless]'))
    element.toggleAttribute('data-off', isChosen(form, element.getAttribute('data-unless') ?? ''))
}

/** Whether the question of a field is to be answered, as the form stands now. */
export function createAsked(form: HTMLFormElement): (field: Element) => boolean {
  const judge = createJudge(form)
  return (field) => {
    if (field.hasAttribute('data-optional') || field.closest('[data-off]')) return false
    const requiredWhen = field.getAttribute('data-required-when')
    return requiredWhen === null || judge(field, requiredWhen)
  }
}
