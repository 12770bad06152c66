// @vitest-environment happy-dom
import { type RenderedModule, renderModule } from '@sipelandukilat/sdk/testing'
import { afterEach, expect, test, vi } from 'vitest'
import admin from '../module'

let rendered: RenderedModule | undefined
afterEach(() => rendered?.unmount())

const id = '01930000-0000-7000-8000-000000000051'
const facts = {
  what: 'Surel salah kirim.',
  happenedAt: null,
  foundAt: '2020-09-14T01:00:00.000Z',
  kinds: ['names', 'identifiers'],
  peopleCount: 41,
  regencyCodes: ['65.03'],
  measures: 'Ditarik kembali.',
}
const row = {
  ...facts,
  id,
  provinceCode: '65',
  regencyNames: ['Kabupaten Nunukan'],
  dueAt: '2020-09-17T01:00:00.000Z',
  agencyToldAt: null,
  peopleToldAt: null,
  closedAt: null,
  version: 2,
}
const incident = {
  ...row,
  provinceName: 'Kalimantan Utara',
  agencyReference: null,
  peopleHow: null,
  lesson: null,
  notOwedBecause: null,
  entries: [
    {
      id,
      kind: 'recorded',
      at: facts.foundAt,
      authorName: 'Rina Padan',
      facts,
      toldAt: null,
      words: null,
      notOwedBecause: null,
    },
  ],
  canUpdate: true,
}
const shown = () => rendered?.element.textContent ?? ''
const seen = (text: string) => vi.waitFor(() => expect(shown()).toContain(text), 8000)
const fieldOf = (label: string) => {
  const found = [...document.querySelectorAll('label')].find((one) => one.textContent?.startsWith(label))
  const field = document.getElementById(found?.htmlFor ?? '')
  if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)) throw new Error(`No ${label}`)
  return field
}
const type = (label: string, value: string) => {
  const field = fieldOf(label)
  Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), 'value')?.set?.call(field, value)
  field.dispatchEvent(new Event('input', { bubbles: true }))
}
const press = (words: string) =>
  [...document.querySelectorAll('button')].find((one) => one.textContent === words)?.click()

const hoursAgo = (hours: number) => new Date(Date.now() - hours * 3_600_000 - 60_000).toISOString()

test('the register shows how much of the 72 hours is gone, and records an incident', async () => {
  const sent: unknown[] = []
  rendered = await renderModule(admin, {
    path: '/admin/data-protection',
    persona: { role: 'province_admin', regionCode: '65' },
    answers: {
      'GET /data-incidents': { items: [{ ...row, dueAt: hoursAgo(215) }], nextCursor: null },
      'GET /public/regions': {
        items: [{ code: '65.03', name: 'Kabupaten Nunukan', level: 'regency', parentCode: '65', path: '' }],
        total: 1,
      },
      'POST /data-incidents': async (request: Request) => {
        sent.push(await request.json())
        return incident
      },
      [`GET /data-incidents/${id}`]: incident,
    },
  })
  await seen('NIK dan nomor KK')
  expect(shown()).toContain('Lewat 8 hari 23 jam')
  document.querySelector<HTMLAnchorElement>('a[href$="/admin/data-protection/record"]')?.click()
  await seen('sisanya dapat ditambahkan nanti')
  await seen('Kabupaten Nunukan')
  type('Apa yang terjadi', 'Surel salah kirim.')
  type('Yang dilakukan', 'Ditarik kembali.')
  for (const name of ['nama, tempat dan tanggal lahir', 'Kabupaten Nunukan'])
    [...document.querySelectorAll('label')].find((one) => one.textContent === name)?.click()
  press('Catat kejadian')
  await vi.waitFor(() =>
    expect(sent).toMatchObject([
      { what: 'Surel salah kirim.', kinds: ['names'], regencyCodes: ['65.03'], peopleCount: null, happenedAt: null },
    ]),
  )
  await seen('Rina Padan')
})

test('that the agency was told is recorded upon the version that was seen', async () => {
  const sent: unknown[] = []
  rendered = await renderModule(admin, {
    path: `/admin/data-protection/incidents/${id}`,
    persona: { role: 'province_admin', regionCode: '65' },
    answers: {
      [`GET /data-incidents/${id}`]: incident,
      'GET /data-incidents': { items: [], nextCursor: null },
      [`POST /data-incidents/${id}/agency`]: async (request: Request) => {
        sent.push(await request.json())
        return { ...incident, agencyToldAt: '2020-09-15T01:00:00.000Z', agencyReference: '470/12', version: 3 }
      },
    },
  })
  await seen('Pemberitahuan ke lembaga')
  type('Nomor rujukan', '470/12')
  press('Lembaga sudah diberi tahu')
  await vi.waitFor(() => expect(sent).toMatchObject([{ reference: '470/12', expectedVersion: 2 }]))
  await seen('Tercatat: 15 Sep 2020')
})

test('a regency reads what concerns it, with nothing to press', async () => {
  rendered = await renderModule(admin, {
    path: `/admin/data-protection/incidents/${id}`,
    persona: { role: 'regency_admin', regionCode: '65.03' },
    answers: { [`GET /data-incidents/${id}`]: { ...incident, canUpdate: false } },
  })
  await seen('Surel salah kirim.')
  expect([...rendered.element.querySelectorAll('form, button')].map((one) => one.textContent)).toEqual([])
})
