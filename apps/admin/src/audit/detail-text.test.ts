import { sayTexts } from '@sipelandukilat/sdk'
import { expect, test } from 'vitest'
import { auditTexts } from '../texts/texts'
import { detailText } from './detail-text'

const t = await sayTexts(auditTexts, 'id')

test('what did not happen is not shown', () => {
  expect(detailText({ status: 'paused', office: false }, { t, language: 'id' })).toBe('status: Dijeda')
  expect(detailText({ office: true }, { t, language: 'id' })).toBe('data kantor')
})

test('a step says from where to where in words', () => {
  expect(detailText({ from: 'routed', to: 'verifying' }, { t, language: 'id' })).toBe(
    'dari: Diteruskan, menjadi: Sedang Diverifikasi',
  )
})

test('roles are named with their region, the platform without one', () => {
  const roles = [
    { role: 'supervisor', regionCode: '65.03' },
    { role: 'platform_admin', regionCode: null },
  ]
  expect(detailText({ roles }, { t, language: 'id' })).toBe('peran: Penyelia 65.03; Admin Sistem')
})

test('a channel has its words, and what nobody named stands as it is', () => {
  expect(detailText({ channel: 'counter', productId: '0199' }, { t, language: 'id' })).toBe(
    'kanal: Loket kantor, productId: 0199',
  )
})
