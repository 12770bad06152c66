import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { findDefinition } from '../services/definitions'
import { type DelegateEntry, delegateObstacle, formsNeeded, judgeDelegate, withDelegation } from './delegate'

const entry: DelegateEntry = {
  name: 'Yusuf Lencau',
  nik: '6503 0512 0580 9901',
  kinship: 'Tetangga',
  phone: '0812-0000-9901',
  authority: 'F-1.07',
}
const options = { hasFile: true, today: '2026-09-14', prefix: 'assistedBy' }
const pathsOf = (given: DelegateEntry, more = options) => {
  const judged = judgeDelegate(given, more)
  return 'errors' in judged ? judged.errors.map(({ path }) => path) : []
}

describe('a delegate', () => {
  it('is tidied: digits of the NIK only, the phone with its country', () => {
    expect(judgeDelegate(entry, options)).toEqual({
      delegate: {
        name: 'Yusuf Lencau',
        nik: '6503051205809901',
        kinship: 'Tetangga',
        phone: '+6281200009901',
        witnesses: [],
      },
      authority: 'F-1.07',
      isProven: true,
      errors: [],
    })
  })

  it('needs a name, a NIK, a relation and an authority', () => {
    expect(pathsOf({ authority: 'none' })).toEqual([
      'assistedBy.name',
      'assistedBy.nik',
      'assistedBy.kinship',
      'assistedBy.authority',
    ])
  })

  it('is told whose NIK and telephone are wrong, with an example', () => {
    const judged = judgeDelegate({ ...entry, nik: '12', phone: '99' }, options)
    const messages = 'errors' in judged ? judged.errors.map(({ message }) => message.id) : []
    expect(messages).toEqual([
      expect.stringMatching(/^NIK yang diberi kuasa: .*misalnya 6503051708909901/),
      expect.stringMatching(/^Nomor HP yang diberi kuasa: .*misalnya 081234567890/),
    ])
  })

  it('by form F-1.07 needs the form', () => {
    expect(pathsOf(entry, { ...options, hasFile: false })).toEqual(['attachments.delegation'])
  })

  it('by thumbprint needs two witnesses who are two people, and not the delegate', () => {
    const by = (witnesses: string[]) => pathsOf({ ...entry, authority: 'thumbprint', witnesses })
    expect(by(['Maria Padan', 'Yohanes Udau'])).toEqual([])
    for (const wrong of [[], ['Maria Padan'], ['Maria Padan', 'maria  padan'], ['Maria Padan', 'yusuf lencau']])
      expect(by(wrong)).toEqual(['assistedBy.witnesses'])
  })

  it('is either whole or refused with the place of each fault, whatever is typed', () => {
    const text = fc.option(fc.oneof(fc.string({ maxLength: 30 }), fc.constantFrom('Maria Padan', '6503051205809901')), {
      nil: undefined,
    })
    fc.assert(
      fc.property(
        fc.record({
          name: text,
          nik: text,
          kinship: text,
          phone: text,
          authority: fc.constantFrom('F-1.07', 'thumbprint', 'none', ''),
          witnesses: fc.array(fc.string({ maxLength: 12 }), { maxLength: 3 }),
        }),
        fc.boolean(),
        (given, hasFile) => {
          const judged = judgeDelegate(given, { ...options, hasFile })
          if (judged.delegate === undefined) expect(judged.errors.length).toBeGreaterThan(0)
          else {
            expect(judged.delegate.nik).toMatch(/^\d{16}$/)
            expect(judged.delegate.kinship).not.toBe('')
            expect(judged.delegate.witnesses.length).toBe(judged.authority === 'thumbprint' ? 2 : 0)
            expect(judged.isProven).toBe(judged.authority === 'thumbprint' || hasFile)
            expect(judged.errors.length === 0).toBe(judged.isProven)
          }
        },
      ),
    )
  })
})

test('the form of a delegate is needed where one acts, that of a paper where it is awaited', () => {
  const birth = findDefinition('AK-LAHIR')
  if (!birth) throw new Error('No AK-LAHIR')
  const needed = (papers: string[], hasDelegate = false) => [...formsNeeded(birth, { papers, hasDelegate })]
  expect(needed([])).toEqual([])
  expect(needed(['birthStatement'])).toEqual(['F-2.03'])
  expect(needed(['idCardFather'], true)).toEqual(['F-1.07'])
})

test('documents go to a delegate only once the authority was accepted', () => {
  expect(delegateObstacle('accepted')).toBeUndefined()
  for (const status of [undefined, 'pending', 'refused'] as const) expect(delegateObstacle(status)).toBeDefined()
})

test('a definition asks for the form once', () => {
  const definition = findDefinition('KK-GANTI')
  if (!definition) throw new Error('No KK-GANTI')
  const twice = withDelegation(withDelegation(definition))
  expect(twice.requirements.filter(({ id }) => id === 'delegation')).toHaveLength(1)
  expect(definition.requirements.some(({ id }) => id === 'delegation')).toBe(false)
})
