import { sayTexts } from '@sipelandukilat/sdk'
import { auditActions } from '@sipelandukilat/sdk/api/administration'
import { expect, test } from 'vitest'
import { auditTexts } from '../texts/texts'
import { actionName, namedActions } from './action-names'

test.each(['id', 'en'] as const)(
  'every action that the trail records has a name of its own, in %s',
  async (language) => {
    const t = await sayTexts(auditTexts, language)
    const names = auditActions.map((action) => actionName(action, t))
    expect(names.filter((name) => name.startsWith('action.') || name === t('anotherAction'))).toEqual([])
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([])
    expect(actionName('planning-started', t)).not.toContain('planning-started')
    // What the filter offers are all of them, and no name without an action.
    expect(
      namedActions(t)
        .map(({ value }) => value)
        .toSorted(),
    ).toEqual(auditActions.toSorted())
    expect(t.keys.filter((key) => key.startsWith('action.')).toSorted()).toEqual(
      auditActions.map((action) => `action.${action}`).toSorted(),
    )
  },
)

test('an action of another release is not shown raw', async () => {
  expect(actionName('dance-begun', await sayTexts(auditTexts, 'id'))).toBe('Tindakan lain')
})
