import type { NoticeWords } from '@sipelandukilat/contract'
import { type ApplicationStatus, outlookOf, statusesIn } from '@sipelandukilat/domain'
import { definitions } from '@sipelandukilat/domain/definitions'
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest'
import { createTestSystem, type TestSystem } from '../../testing/test-system'
import { noticeText } from './notice-text'
import { defaultWords, fillWords, noVisit } from './notice-words'

const values = {
  layanan: 'Kartu Keluarga',
  nomor: 'SPL-1',
  status: 'Diajukan',
  batas: '',
  utama: '',
  kurang: '',
  sampai: '',
  cara: '',
  pin: '',
  jawaban: '',
  keadaan: '',
  dokumen: '',
  kantor: '',
  ...noVisit,
}

test('a sentence whose fact is not known is left out', () => {
  expect(fillWords(defaultWords.received.id, values)).toBe('Permohonan Anda sudah kami terima.')
  expect(fillWords(defaultWords.received.id, { ...values, batas: '18 Desember 2026' })).toContain('18 Desember 2026')
})

const outlookAt = (status: ApplicationStatus) =>
  outlookOf({
    ...{
      status,
      presenceMode: null,
      presenceDone: false,
      approver: null,
      bring: null,
      afterwards: null,
      regencyName: 'Kabupaten Nunukan',
      villageName: 'Long Bawan',
    },
    ...{
      office: {},
      carrier: null,
      dueAt: '2026-12-18T07:00:00Z',
      firstDueAt: null,
      dueMovedBy: null,
      appointment: null,
    },
    ...{ nextVisit: null, mergedInto: null, closedByCorrectionTimeout: false, arrival: null, documents: [] },
  })

test('a notice promises no day once the application has ended', () => {
  const definition = definitions.find(({ code }) => code === 'KK-UBAH')
  if (!definition) throw new Error('No service KK-UBAH')
  const facts = {
    tracking_number: 'SPL-1',
    merged_into: null,
    asked: null,
    until: null,
    language: 'id',
  } as const
  const textAt = (status: ApplicationStatus) =>
    noticeText(
      defaultWords.received.id,
      definition,
      { ...facts, status, outlook: outlookAt(status) },
      'https://portal.test',
    ).text
  expect(textAt('routed')).toContain('18 Desember 2026')
  for (const status of statusesIn('closed')) {
    expect(textAt(status), status).not.toContain('Desember')
    expect(textAt(status), status).toContain('Permohonan Anda sudah kami terima.')
  }
})

describe('a province’s own words', () => {
  let system: TestSystem
  let cookie: string
  beforeAll(async () => {
    system = await createTestSystem()
    cookie = (await system.createUser([{ role: 'province_admin', regionCode: '65' }])).cookie
  })
  afterAll(() => system.close())

  const change = (body: string | null, expectedVersion: number, as = cookie) =>
    system.request('PUT', '/api/v1/notice-words/ready/id', { cookie: as, body: { body, expectedVersion } })
  const readyOf = async (as: string) => {
    const { items } = (await system.request('GET', '/api/v1/notice-words', { cookie: as })).body as {
      items: NoticeWords[]
    }
    return items.find((item) => item.key === 'ready' && item.language === 'id')
  }

  it('are kept, previewed and taken back, and are no other province’s', async () => {
    expect((await change('Dokumen {layanan} Anda siap. Ambil di loket 2.', 0)).status).toBe(200)
    expect(await readyOf(cookie)).toMatchObject({ isChanged: true, version: 1 })
    const other = await system.createUser([{ role: 'province_admin', regionCode: '64' }])
    expect(await readyOf(other.cookie)).toMatchObject({ isChanged: false, body: defaultWords.ready.id })
    const preview = await system.request('POST', '/api/v1/notice-words/ready/id/preview', {
      cookie,
      body: { body: 'Dokumen {layanan} Anda siap.' },
    })
    expect((preview.body as { message: string }).message).toContain('Dokumen Penggantian KTP-el Anda siap.')
    expect((await change('Dokumen Anda siap sekali.', 0)).status).toBe(409)
    expect((await change(null, 1)).status).toBe(200)
    expect(await readyOf(cookie)).toMatchObject({ isChanged: false, version: 0 })
  })

  it('of a visit name its day, where to be and what to bring, and how to answer stays', async () => {
    const preview = await system.request('POST', '/api/v1/notice-words/visit-planned/id/preview', {
      cookie,
      body: { body: 'Kami datang {jadwal}. {tempat}. {bawa}. Selesai sebelum {batas}.' },
    })
    const { message } = preview.body as { message: string }
    for (const part of ['Kami datang 15 Desember 2026', 'Datanglah ke Balai Desa', 'Bawa aslinya: ', 'Balas YA'])
      expect(message).toContain(part)
    expect(message).not.toContain('Selesai sebelum')
  })

  it('that nobody can fill, or that hold a number, are refused with what may stand there', async () => {
    const unknown = await change('Halo {nama}, dokumen siap', 0)
    expect(unknown.status).toBe(422)
    expect(JSON.stringify(unknown.body)).toContain('{layanan}')
    expect((await change('Hubungi 081234567890 ya', 0)).status).toBe(422)
  })
})
