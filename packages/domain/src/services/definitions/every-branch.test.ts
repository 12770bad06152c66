import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Random, randomOf } from '../../examples'
import type { Answers, AnswerValue, SectionAnswers } from '../../forms/answers'
import { describeAnswers } from '../../forms/describe-answers'
import { requiredAttachments } from '../../forms/service-demands'
import { siakWorksheet } from '../../forms/siak-worksheet'
import { validateAnswers } from '../../forms/validate-answers'
import { type FormField, findField, type ServiceDefinition } from '../service-definition'
import { definitions } from '.'

const today = '2026-06-30'

/** What the law refuses of answers that are each right by themselves. */
const lawfulRefusals = ['underage-marriage', 'death-before-birth']

test('every service can be completed whatever is chosen, or says which answers contradict each other', () => {
  fc.assert(
    fc.property(fc.constantFrom(...definitions), fc.nat(), (definition, seed) => {
      const contradictions = [...definition.rules.map(({ id }) => id), ...lawfulRefusals]
      const { answers, errors } = fillIn(definition, randomOf(seed))
      expect(errors.filter(({ code }) => !contradictions.includes(code))).toEqual([])
      for (const section of describeAnswers(definition, answers, 'id'))
        for (const { display } of section.entries) expect(display).not.toBe('')
      const sheet = siakWorksheet(definition, answers, { name: 'Yakub Lalung', nik: '6503051708129901' })
      expect(sheet.length).toBeGreaterThan(0)
      const ids = requiredAttachments(definition, answers, today).map(({ id }) => id)
      expect(new Set(ids).size).toBe(ids.length)
    }),
    { numRuns: 25 * definitions.length },
  )
})

/** Answers every question as it comes up, by chance, until none is left. */
function fillIn(definition: ServiceDefinition, random: Random) {
  const answers: Answers = {}
  for (;;) {
    const result = validateAnswers(definition, answers, { today })
    const open = result.errors.filter(({ code }) => code === 'required' || code === 'too-few')
    if (open.length === 0) return result
    for (const { path } of open) answer(definition, answers, path, random)
  }
}

function answer(definition: ServiceDefinition, answers: Answers, path: string, random: Random): void {
  const found = findField(definition, path)
  const sectionId = path.split('.')[0] ?? ''
  const section = answers[sectionId]
  if (!found) {
    answers[sectionId] = [...(Array.isArray(section) ? section : []), {}]
    return
  }
  const value = valueFor(found.field, random)
  const row: SectionAnswers | undefined = Array.isArray(section) ? section[found.rowIndex ?? 0] : section
  if (row) row[found.field.id] = value
  else answers[sectionId] = { [found.field.id]: value }
}

function valueFor(field: FormField, random: Random): AnswerValue {
  const code = field.codes?.[random.between(0, field.codes.length - 1)]?.code
  switch (field.type) {
    case 'choice':
      return code ?? ''
    case 'multiChoice':
      return code ? [code] : []
    case 'boolean':
      return random.chance(0.5)
    case 'number':
      return random.between(Math.ceil(field.min ?? 0), Math.floor(field.max ?? 10))
    case 'date':
      return `${random.between(1970, 2025)}-0${random.between(1, 9)}-1${random.between(0, 9)}`
    case 'time':
      return '08:30'
    case 'nik':
    case 'kkNumber':
      return '6503051708129901'
    case 'phone':
      return '+6284000000'
    case 'email':
      return 'yakub@contoh.id'
    case 'region':
      return field.level === 'village' || field.level === undefined ? '65.03.05.2001' : '65.03'
    default:
      return 'Yakub Lalung'.slice(0, field.maxLength)
  }
}
