import { describe, expect, it, it as test } from 'vitest'
import { wordings } from '../../language/localized'
import { definitions, findDefinition } from '../definitions'
import { caseOfApplication, caseStages, cases, ServiceCase } from '.'

describe.each(cases.map((one) => [one.id, one] as const))('the case %s', (_, one) => {
  test('fits its shape, in both languages', () => {
    expect(ServiceCase.safeParse(one).error?.issues ?? []).toEqual([])
    for (const { label } of one.events) for (const words of wordings(label)) expect(words.length).toBeLessThan(25)
  })

  test.each(one.events.map((event) => [event.id, event] as const))(
    'goes through %s in the order of the stages',
    (_, { steps }) => {
      const stages = steps.map(({ stage }) => caseStages.indexOf(stage))
      expect(stages).toEqual([...stages].sort((first, second) => first - second))
    },
  )

  test('names only services there are, and promises a paper of no other', () => {
    for (const { steps } of one.events)
      for (const { service, stage, why } of steps) {
        if (service !== null) expect(findDefinition(service), service).toBeDefined()
        else expect(`${stage}: ${why.id}`).toMatch(/^school: .*tidak diterbitkan/)
      }
  })

  test('says of every paper who gives it and what to do without it, and of every step where it stands in the law', () => {
    for (const { papers, steps } of one.events) {
      for (const { givenBy, whereMissing } of papers) expect(givenBy.id && whereMissing.id).toBeTruthy()
      for (const { basis } of steps) expect(basis).toMatch(/^(UU|Perpres) \d+\/\d+/)
    }
  })
})

test('no service yields a letter for schools', () => {
  const products = definitions.flatMap((definition) => definition.products.map(({ label }) => label.id))
  expect(products.filter((label) => /sekolah/i.test(label))).toEqual([])
})

describe('an application as a step of a case', () => {
  const stepOf = (code: string, answers: Parameters<typeof caseOfApplication>[1]) => {
    const found = caseOfApplication(code, answers)
    return found && `${found.event.id} ${found.step + 1}/${found.event.steps.length}`
  }

  it('is told by the mission, the birthplace or the country', () => {
    expect(stepOf('LAPOR-LN', { foreignEvent: { eventKind: '2', missionOffice: 'Konsulat RI Tawau' } })).toBe(
      'nikah 1/4',
    )
    expect(stepOf('AK-LAHIR', { birth: { birthPlace: 'Sandaken' } })).toBe('lahir 3/5')
    expect(stepOf('BIO-WNI', { members: [{ birthPlace: 'Tawau' }] })).toBe('lahir 2/5')
    expect(stepOf('SKDLN', { arrival: { country: 'MY' } })).toBe('pulang 1/4')
  })

  it('is none elsewhere', () => {
    expect(stepOf('LAPOR-LN', { foreignEvent: { eventKind: '1', missionOffice: 'KJRI Hong Kong' } })).toBeUndefined()
    expect(stepOf('AK-LAHIR', { birth: { birthPlace: 'Nunukan' } })).toBeUndefined()
    expect(stepOf('BIO-WNI', { members: [{ birthPlace: 'Nunukan' }] })).toBeUndefined()
    expect(stepOf('KTP-GANTI', {})).toBeUndefined()
  })
})
