import { ComplaintKind, DataRequestKind, RefusalReason } from '@sipelandukilat/domain'
import { expect, test } from 'vitest'
import { InboxView } from './applications/inbox'
import { detailText } from './audit-detail'
import { ConversationView } from './conversations'
import { NetworkFileKind } from './field/network'
import { TripHindrance } from './field/trip-progress'
import { VisitOutcome, VisitReply } from './field/visit-requests'
import { ModuleTrack } from './modules/module-registry-shapes'
import english from './texts/en/audit.json'
import indonesian from './texts/id/audit.json'

test('what did not happen is not shown', () => {
  expect(detailText({ status: 'paused', office: false }, 'id')).toBe('status: Dijeda')
  expect(detailText({ office: true }, 'id')).toBe('data kantor')
})

test('a step says from where to where in words', () => {
  expect(detailText({ from: 'routed', to: 'verifying' }, 'id')).toBe('dari: Diteruskan, menjadi: Sedang Diverifikasi')
})

test('roles are named with their region, the platform without one', () => {
  const roles = [
    { role: 'supervisor', regionCode: '65.03' },
    { role: 'platform_admin', regionCode: null },
  ]
  expect(detailText({ roles }, 'id')).toBe('peran: Penyelia 65.03; Admin Sistem')
})

test('a channel has its words, an id is short, and what nobody named is left out', () => {
  const productId = '01990000-0000-7000-8000-00000000abcd'
  expect(detailText({ channel: 'counter', productId, newKey: 'raw' }, 'id')).toBe(
    'kanal: Loket kantor, dokumen …00abcd',
  )
  expect(detailText({ uploadId: productId }, 'id')).toBe('berkas …00abcd')
  expect(detailText({ tripIds: [productId, productId] }, 'id')).toBe('perjalanan: 2')
})

test('values are words of their key; a code without words is left out, a list of such is counted', () => {
  expect(detailText({ kind: 'correct', view: 'open' }, 'id')).toBe('jenis: membetulkan data, tampilan: belum selesai')
  expect(detailText({ kind: 'unheard-of', fields: ['rowsPerPage', 'title'] }, 'id')).toBe('isian: 2')
  expect(detailText({ reason: 'civilAct' }, 'id')).toBe('alasan: akta tidak dihapus')
  expect(detailText({ reason: 'Warga kehilangan KTP' }, 'id')).toBe('alasan: Warga kehilangan KTP')
  expect(detailText({ until: '2026-12-01T00:00:00.000Z', granted: ['read:Trip'] }, 'id')).toBe(
    'sampai: 1 Desember 2026 pukul 08.00 WITA, diizinkan: Membaca perjalanan',
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

test.each([
  ['id', indonesian],
  ['en', english],
] as const)('every code that the API writes down has words, in %s', (_, table) => {
  const keys = Object.entries(valuesOf).flatMap(([name, values]) => values.map((value) => `value.${name}.${value}`))
  expect(keys.filter((key) => !Object.hasOwn(table, key))).toEqual([])
})
