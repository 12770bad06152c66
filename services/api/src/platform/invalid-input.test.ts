import { applyBulkAction, VillageCode } from '@sipelandukilat/contract'
import { expect, test } from 'vitest'
import type { z } from 'zod'
import { toInvalidInput } from './invalid-input'

function errorsOf(schema: z.ZodType | undefined, value: unknown, language: 'id' | 'en') {
  const error = schema?.safeParse(value).error
  if (!error) throw new Error('It was not refused')
  return toInvalidInput(error, 'body').toDocument(language, '').errors
}

test('what a rule of ours refuses is said in the language of the reader, where it lies', () => {
  expect(errorsOf(VillageCode, '65.03', 'id')).toEqual([{ path: '', message: 'Pilih desa/kelurahan.' }])
  expect(errorsOf(VillageCode, '65.03', 'en')).toEqual([{ path: '', message: 'Choose a village.' }])
  const item = { id: '00000000-0000-4000-8000-000000000001', expectedVersion: 1 }
  expect(errorsOf(applyBulkAction.body, { action: 'assign', items: [item] }, 'en')).toEqual([
    { path: 'assigneeId', message: 'Choose an officer.' },
  ])
})
