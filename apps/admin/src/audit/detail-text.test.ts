import { sayTexts } from '@sipelandukilat/sdk'
import { InboxView } from '@sipelandukilat/sdk/api'
import { ComplaintKind } from '@sipelandukilat/sdk/api/complaints'
import { ConversationView } from '@sipelandukilat/sdk/api/conversations'
import { DataRequestKind, RefusalReason } from '@sipelandukilat/sdk/api/data-requests'
import { TripHindrance, VisitOutcome, VisitReply } from '@sipelandukilat/sdk/api/field'
import { ModuleTrack } from '@sipelandukilat/sdk/api/modules'
import { NetworkFileKind } from '@sipelandukilat/sdk/api/travel-network'
import { expect, test } from 'vitest'
import { auditTexts } from '../texts/texts'
import { detailText } from './detail-text'

const t = await sayTexts(auditTexts, 'id')
const reader = {
  t,
  language: 'id',
  dateTime: (instant: string) => `pada ${instant.slice(0, 10)}`,
  scopeWords: (scope: string) => `cakupan ${scope.length}`,
} as const

test('what did not happen is not shown', () => {
  expect(detailText({ status: 'paused', office: false }, reader)).toBe('status: Dijeda')
  expect(detailText({ office: true }, reader)).toBe('data kantor')
})

test('a step says from where to where in words', () => {
  expect(detailText({ from: 'routed', to: 'verifying' }, reader)).toBe('dari: Diteruskan, menjadi: Sedang Diverifikasi')
})

test('roles are named with their region, the platform without one', () => {
  const roles = [
    { role: 'supervisor', regionCode: '65.03' },
    { role: 'platform_admin', regionCode: null },
  ]
  expect(detailText({ roles }, reader)).toBe('peran: Penyelia 65.03; Admin Sistem')
})

test('a channel has its words, an id is short, and what nobody named is left out', () => {
  const productId = '01990000-0000-7000-8000-00000000abcd'
  expect(detailText({ channel: 'counter', productId, newKey: 'raw' }, reader)).toBe(
    'kanal: Loket kantor, dokumen …00abcd',
  )
  expect(detailText({ uploadId: productId }, reader)).toBe('berkas …00abcd')
  expect(detailText({ tripIds: [productId, productId] }, reader)).toBe('perjalanan: 2')
})

test('values are words of their key; a code without words is left out, a list of such is counted', () => {
  expect(detailText({ kind: 'correct', view: 'open' }, reader)).toBe('jenis: membetulkan data, tampilan: belum selesai')
  expect(detailText({ kind: 'unheard-of', fields: ['rowsPerPage', 'title'] }, reader)).toBe('isian: 2')
  expect(detailText({ reason: 'civilAct' }, reader)).toBe('alasan: akta tidak dihapus')
  expect(detailText({ reason: 'Warga kehilangan KTP' }, reader)).toBe('alasan: Warga kehilangan KTP')
  expect(detailText({ until: '2026-12-01T00:00:00.000Z', granted: ['read:Trip'] }, reader)).toBe(
    'sampai: pada 2026-12-01, diizinkan: cakupan 9',
  )
})

const valuesOf = {
  kind: [...DataRequestKind.options, ...ComplaintKind.options, ...NetworkFileKind.options],
  view: [...InboxView.options, ...ConversationView.options],
  outcome: VisitOutcome.options,
  answer: VisitReply.options,
  reason: RefusalReason.options,
  track: ModuleTrack.options,
  hindrances: TripHindrance.options.map(({ shape }) => shape.kind.value),
}

test.each(['id', 'en'] as const)('every code that the API writes down has words, in %s', async (language) => {
  const say = await sayTexts(auditTexts, language)
  const keys = Object.entries(valuesOf).flatMap(([name, values]) => values.map((value) => `value.${name}.${value}`))
  expect(keys.filter((key) => say.find(key) === undefined)).toEqual([])
})
