import { expect, test } from 'vitest'
import { aRollout } from '../module.testing'
import { parsePercentage, problemOf, type RolloutDraft, toRollout, widened } from './rollout-draft'

const draft: RolloutDraft = {
  version: '0.2.0',
  place: '65',
  regencies: ['65.03'],
  roles: ['supervisor'],
  percentage: '12,5',
  bucketBy: 'user',
  from: '2026-09-01T08:00',
  until: '',
}

test('a percentage is written with point or comma, and nothing else passes for one', () => {
  expect(['0', '100', '12,5', ' 33.33 '].map(parsePercentage)).toEqual([0, 100, 12.5, 33.33])
  for (const text of ['', '-1', '100,01', '101', '1e2', '12.345', 'dua'])
    expect([text, parsePercentage(text)]).toEqual([text, undefined])
})

test('a step is left only when what it asks for is there', () => {
  expect(problemOf('release', { ...draft, version: '' })).toBe('release.missing')
  expect(problemOf('share', { ...draft, percentage: '101' })).toBe('percentage.invalid')
  expect(problemOf('time', { ...draft, until: '2026-09-01T08:00' })).toBe('until.before')
  for (const step of ['release', 'place', 'share', 'time', 'preview'] as const)
    expect(problemOf(step, draft)).toBeUndefined()
})

test('a province’s rollout names it, the platform’s names none', () => {
  expect(toRollout(draft)).toEqual({
    version: '0.2.0',
    provinceCode: '65',
    bucketBy: 'user',
    rules: [
      {
        provinces: [],
        regencies: ['65.03'],
        roles: ['supervisor'],
        percentage: 12.5,
        from: '2026-09-01T00:00:00.000Z',
        until: null,
      },
    ],
  })
  expect(toRollout({ ...draft, place: '' })).not.toHaveProperty('provinceCode')
})

test('widening takes nothing back and never touches who several rules name', () => {
  const [rule] = aRollout.rules
  if (!rule) throw new Error('no rule')
  const wider = { percentage: 50, regencies: ['65.03', '65.02'], isEveryRole: true }
  expect(widened([rule], wider)).toEqual([{ ...rule, percentage: 50, regencies: ['65.03', '65.02'], roles: [] }])
  expect(widened([rule], { ...wider, percentage: 10, regencies: undefined })).toEqual([
    { ...rule, percentage: 25, regencies: [], roles: [] },
  ])
  const other = { ...rule, regencies: ['65.02'], percentage: 80 }
  expect(widened([rule, other], wider)).toEqual([{ ...rule, percentage: 50 }, other])
})
