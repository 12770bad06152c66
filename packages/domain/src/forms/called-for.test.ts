import { expect, test } from 'vitest'
import { exampleAnswers } from '../examples'
import { definitions, findDefinition } from '../services/definitions'
import type { Answers, SectionAnswers } from './answers'
import { calledForBy } from './called-for'
import { conditionHolds } from './condition-holds'
import { requiredAttachments } from './service-demands'

const today = '2026-09-14'
const birth = findDefinition('AK-LAHIR')
if (!birth) throw new Error('No AK-LAHIR')

const circumstances: SectionAnswers = { parents: '1', hasBirthLetter: true, parentsMarriage: '3' }
const answers: Answers = { circumstances, child: { nationality: 'ID' }, birth: { birthDate: '2026-09-01' } }
const calledAt = (marriage: string) => {
  const { fields, requirements } = calledForBy(birth, answers, ['circumstances.parentsMarriage'], today)
  const scope = { answers: { circumstances: { parentsMarriage: marriage } }, today }
  return [...fields, ...requirements].filter(({ when }) => conditionHolds(when, scope)).map(({ id }) => id)
}

test('another answer calls for papers and for questions that it opens, judged by what is asked alone', () => {
  expect(calledAt('3')).toEqual([])
  expect(calledAt('2')).toContain('spouseStatement')
  expect(calledAt('2')).toContain('father.name')
  expect(calledAt('1')).toContain('marriageProof')
  expect(calledAt('1')).not.toContain('spouseStatement')
})

test('what has an answer is not asked again, and what the answers need already is no news', () => {
  const married = {
    ...answers,
    circumstances: { ...circumstances, parentsMarriage: '2' },
    father: { name: 'Musa Ating' },
  }
  const { fields, requirements } = calledForBy(birth, married, ['circumstances.parentsMarriage'], today)
  expect(fields.map(({ id }) => id)).not.toContain('father.name')
  expect(requirements.map(({ id }) => id)).toEqual(['marriageProof'])
})

test.each(definitions.map((definition) => [definition.code, definition] as const))(
  '%s: nothing is called for while the answers stay as they are',
  (_code, definition) => {
    const given = exampleAnswers(definition.code, 3, { today })
    const asked = definition.form.sections.flatMap(({ id, repeat, fields }) =>
      repeat ? [] : fields.map((field) => `${id}.${field.id}`),
    )
    const { requirements } = calledForBy(definition, given, asked, today)
    const needed = requiredAttachments(definition, given, today).map(({ id }) => id)
    expect(requirements.filter(({ id }) => needed.includes(id))).toEqual([])
    const holds = [...requirements, ...calledForBy(definition, given, asked, today).fields].filter(({ when }) =>
      conditionHolds(when, { answers: given, today }),
    )
    expect(holds).toEqual([])
  },
)
