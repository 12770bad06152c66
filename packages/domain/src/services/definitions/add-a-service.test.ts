import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { productsOf, requiredAttachments } from '../../forms/service-demands'
import { siakWorksheet } from '../../forms/siak-worksheet'
import { validateAnswers } from '../../forms/validate-answers'
import { ServiceDefinition } from '../service-definition'

const root = new URL('../../../../../', import.meta.url)
const page = readFileSync(new URL('docs/guide/add-a-service.md', root), 'utf8')
const example: unknown = JSON.parse(/```json\n([\s\S]*?)\n```/.exec(page)?.[1] ?? '')
const today = '2026-06-30'
const applicant = { name: 'Yakub Lalung', nik: '6503051708829901', villageCode: '65.03.05.2001' }

describe('the service in docs/guide/add-a-service.md', () => {
  const definition = ServiceDefinition.parse(example)
  const check = (copy: object) => validateAnswers(definition, { copy }, { today, applicant })

  it('is a definition with nothing left over', () => {
    expect(definition).toEqual(example)
  })

  it('takes an application', () => {
    const { answers, errors, warnings } = check({
      purpose: '3',
      otherPurpose: 'Beasiswa',
      isForOther: true,
      copies: '2',
    })
    expect({ errors, warnings }).toEqual({ errors: [], warnings: [] })
    expect(requiredAttachments(definition, answers, today).map(({ id }) => id)).toEqual(['familyCard', 'authorization'])
    expect(productsOf(definition, answers, today).map(({ id }) => id)).toEqual(['biodata'])
    expect(siakWorksheet(definition, answers, applicant).map(({ value }) => value)).toEqual([
      ...['6503051708829901', 'Yakub Lalung', '3', 'Beasiswa', '2'],
    ])
  })

  it('drops what is hidden, and refuses what is missing or contradicts itself', () => {
    expect(check({ purpose: '1', otherPurpose: 'x', isForOther: false, copies: 1 }).answers.copy).toEqual({
      ...{ purpose: '1', isForOther: false, copies: 1 },
    })
    const codes = (copy: object) => check(copy).errors.map(({ path, code }) => `${path} ${code}`)
    expect(codes({ purpose: '3', isForOther: true, copies: 9 })).toEqual([
      'copy.otherPurpose required',
      'copy.copies not-a-number',
    ])
    expect(codes({ purpose: '2', isForOther: true, copies: 1 })).toEqual(['copy.isForOther oneForTheBank'])
  })

  it('names only files that exist', () => {
    const named = [...page.matchAll(/`((?:packages|data|src)\/[^`*]+)`/g)].map(([, path = '']) => path)
    expect(named.length).toBeGreaterThan(8)
    for (const path of named) {
      const inside = path.startsWith('packages/') ? path : `packages/domain/${path}`
      expect(existsSync(fileURLToPath(new URL(inside, root))), path).toBe(true)
    }
  })
})
