import { detailText } from '@sipelandukilat/sdk/api/administration'
import { expect, test } from 'vitest'
import { changeDetail } from './change-detail'

const inWords = (detail: Record<string, unknown>) => detailText(changeDetail({ detail }), 'id')

test('a change is described in words, without ids and what is empty', () => {
  expect(inWords({ keyId: 'ab', noted: [], version: '0.1.0', requestedScopes: ['read:Application'] })).toBe(
    'versi: 0.1.0, cakupan yang diminta: Membaca permohonan warga',
  )
  expect(inWords({ reason: 'Lambat', version: '0.2.0', regionCode: '65' })).toBe('versi: 0.2.0, alasan: Lambat')
  expect(inWords({ fields: [], regionCode: '65' })).toBe('')
})

test('a rollout’s rules are described by their largest share', () => {
  const rules = [{ percentage: 25 }, { percentage: 50, regencies: ['65.03'] }]
  expect(inWords({ rolloutId: 'x', version: '0.2.0', rules, bucketBy: 'user' })).toBe('versi: 0.2.0, bagian: 50%')
})
