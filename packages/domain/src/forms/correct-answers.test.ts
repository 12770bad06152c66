import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { exampleAnswers } from '../examples'
import { definitions, findDefinition } from '../services/definitions'
import type { Answers } from './answers'
import { correctAnswers } from './correct-answers'

const codes = definitions.map(({ code }) => code)
const definitionOf = (code: string) => {
  const definition = findDefinition(code)
  if (!definition) throw new Error(code)
  return definition
}

describe('correctAnswers', () => {
  const answers: Answers = {
    child: { name: 'Yakub Lalung', sex: '1' },
    witnesses: [{ name: 'Ruth Padan' }, { name: 'Musa Ating' }],
  }
  const corrected: Answers = {
    child: { name: 'Yakub Lalung Padan', sex: '2', nik: '6503051708129901' },
    witnesses: [{ name: 'Siti Ramli' }, { name: 'Adi Kila' }, { name: 'Third One' }],
  }
  const correct = (...paths: string[]) => correctAnswers(definitionOf('AK-LAHIR'), answers, paths, corrected)

  it('takes what was asked for and what was not answered before, nothing else', () => {
    expect(correct('child.name', 'witnesses.1.name')).toEqual({
      child: { name: 'Yakub Lalung Padan', sex: '1', nik: '6503051708129901' },
      witnesses: [{ name: 'Ruth Padan' }, { name: 'Adi Kila' }],
    })
  })

  it('takes a whole section with its rows', () => {
    expect(correct('witnesses').witnesses).toEqual(corrected.witnesses)
  })

  it('leaves everything as it was when nothing is corrected', () => {
    fc.assert(
      fc.property(fc.constantFrom(...codes), fc.nat(500), fc.nat(500), (code, first, second) => {
        const definition = definitionOf(code)
        const before = exampleAnswers(code, first)
        expect(correctAnswers(definition, before, [], before)).toEqual(before)
        const after = correctAnswers(definition, before, [], exampleAnswers(code, second))
        for (const [sectionId, section] of Object.entries(before)) {
          if (!Array.isArray(section)) expect(after[sectionId]).toMatchObject(section)
          else if (section.length > 0) expect(after[sectionId]).toHaveLength(section.length)
        }
      }),
    )
  })
})
