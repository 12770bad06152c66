import { expect, test } from 'vitest'
import { auditActions } from './audit'
import { actionName, actorName, namedActions } from './audit-words'
import english from './texts/en/audit.json'
import indonesian from './texts/id/audit.json'

test.each([
  ['id', indonesian],
  ['en', english],
] as const)('every action that the trail records has a name of its own, in %s', (language, table) => {
  const names = auditActions.map((action) => actionName(action, language))
  expect(names.filter((name) => name.startsWith('action.') || name === table.anotherAction)).toEqual([])
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([])
  expect(actionName('planning-started', language)).not.toContain('planning-started')
  // What the filter offers are all of them, and no name without an action.
  expect(
    namedActions(language)
      .map(({ value }) => value)
      .toSorted(),
  ).toEqual(auditActions.toSorted())
  expect(
    Object.keys(table)
      .filter((key) => key.startsWith('action.'))
      .toSorted(),
  ).toEqual(auditActions.map((action) => `action.${action}`).toSorted())
})

test('an action of another release is not shown raw', () => {
  expect(actionName('dance-begun', 'id')).toBe('Tindakan lain')
})

test('who did it is a name, a kind, or an account whose name is not to be seen', () => {
  expect(actorName({ actorName: 'Rina', actorKind: 'officer', actorId: 'x' }, 'id')).toBe('Rina')
  expect(actorName({ actorName: null, actorKind: 'system', actorId: null }, 'en')).toBe('System')
  expect(actorName({ actorName: null, actorKind: 'officer', actorId: 'x' }, 'id')).toBe('x')
})
