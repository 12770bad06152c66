import type { ModuleSettings } from '@sipelandukilat/sdk/api/modules'
import { expect, test } from 'vitest'
import { fieldsOf, inheritedOf, ownLayer, toValue, withEdits } from './setting-fields'

const changedAt = '2026-09-01T00:00:00.000Z'
const settings: ModuleSettings = {
  schema: {
    type: 'object',
    properties: {
      greeting: { type: 'string', title: 'Salam', description: 'Di atas daftar.' },
      perPage: { type: 'integer' },
      radius: { type: 'number' },
      isOpen: { type: 'boolean' },
      order: { type: 'string', enum: ['name', 'date'] },
      schools: { type: 'array', items: { type: 'string' } },
    },
  },
  defaults: { greeting: 'Halo', perPage: 10 },
  layers: [
    { regionCode: null, values: { greeting: 'Selamat datang', perPage: 20 }, version: 1, changedAt },
    { regionCode: '65', values: { greeting: 'Selamat bekerja' }, version: 3, changedAt },
  ],
  effective: {},
}

test('a schema becomes fields in its own order, lists and objects without one', () => {
  expect(fieldsOf(settings.schema).map(({ label, kind }) => [label, kind])).toEqual([
    ['Salam', 'text'],
    ['perPage', 'integer'],
    ['radius', 'number'],
    ['isOpen', 'boolean'],
    ['order', 'choice'],
    ['schools', 'other'],
  ])
  expect(fieldsOf(null)).toEqual([])
  const required = ['isOpen', 'greeting']
  expect(fieldsOf({ ...settings.schema, required }).map(({ name }) => name)).toEqual([
    ...required,
    'perPage',
    'radius',
    'order',
    'schools',
  ])
})

test('a place inherits from the nearest place above it that says something, never from itself', () => {
  expect(inheritedOf(settings, '65.03', 'greeting')).toEqual({ value: 'Selamat bekerja', from: '65' })
  expect(inheritedOf(settings, '65', 'greeting')).toEqual({ value: 'Selamat datang', from: null })
  expect(inheritedOf(settings, '65.03', 'perPage')).toEqual({ value: 20, from: null })
  expect(inheritedOf(settings, '', 'perPage')).toEqual({ value: 10, from: undefined })
  expect(ownLayer(settings, '65').version).toBe(3)
  expect(ownLayer(settings, '65.03')).toEqual({ values: {}, version: 0 })
})

test('what is typed becomes a number only where it is one', () => {
  const fields = fieldsOf(settings.schema)
  const typed = (name: string, text: string) => {
    const field = fields.find((one) => one.name === name)
    if (!field) throw new Error(name)
    return toValue(field, text)
  }
  expect([typed('perPage', '25'), typed('radius', '2,5'), typed('perPage', 'banyak')]).toEqual([25, 2.5, 'banyak'])
  expect([typed('greeting', '25'), typed('order', 'date')]).toEqual(['25', 'date'])
})

test('edits are laid over what stands now, so that others’ changes to other fields stay', () => {
  const edits = { perPage: { value: 30 }, greeting: 'inherit' } as const
  expect(withEdits({ greeting: 'Halo', order: 'date' }, edits)).toEqual({ order: 'date', perPage: 30 })
  expect(withEdits({ order: 'name' }, {})).toEqual({ order: 'name' })
})
