// @vitest-environment happy-dom
import { type RenderedModule, renderModule } from '@sipelandukilat/sdk/testing'
import { afterEach, expect, test, vi } from 'vitest'
import admin from '../module'
import { aModule, aRelease, aRollout } from './module.testing'

const regencies = [
  { code: '65.02', name: 'Kabupaten Malinau' },
  { code: '65.03', name: 'Kabupaten Nunukan' },
]
const regions = (request: Request) =>
  new URL(request.url).searchParams.has('parent')
    ? { items: regencies }
    : { items: [{ code: '65', name: 'Kalimantan Utara' }] }
const at = '2026-09-02T00:00:00.000Z'
const list = (module: unknown) => ({ items: [module], nextCursor: null })
const answers = {
  'GET /public/regions': regions,
  'GET /modules': list(aModule),
  'GET /modules/school-outreach': aModule,
  'GET /modules/school-outreach/releases': list(aRelease),
}
const platform = { role: 'platform_admin', regionCode: null } as const
const province = { role: 'province_admin', regionCode: '65' } as const
const regency = { role: 'regency_admin', regionCode: '65.03' } as const
const developer = { role: 'module_developer', regionCode: null } as const

let rendered: RenderedModule | undefined
afterEach(() => rendered?.unmount())

const text = () => document.body.textContent ?? ''
const seen = (words: string) => vi.waitFor(() => expect(text()).toContain(words))
const buttons = () => [...document.querySelectorAll<HTMLElement>('button, a')].map((one) => one.textContent?.trim())
const press = (name: string) =>
  vi.waitFor(() => {
    const all = [...(document.querySelector('.ui-dialog') ?? document).querySelectorAll<HTMLElement>('button')]
    const found = all.find((one) => one.textContent?.trim() === name)
    if (!found || found.hasAttribute('disabled')) throw new Error(`No button ${name}`)
    found.click()
  })
const type = (label: string, value: string) => {
  const found = [...document.querySelectorAll('label')].find((one) => one.textContent?.startsWith(label))
  const field = document.getElementById(found?.htmlFor ?? '')
  if (!(field instanceof HTMLTextAreaElement) && !(field instanceof HTMLInputElement)) throw new Error(`No ${label}`)
  Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), 'value')?.set?.call(field, value)
  field.dispatchEvent(new Event('input', { bubbles: true }))
}
const check = (label: string) => {
  const found = [...document.querySelectorAll('label')].find((one) => one.textContent?.includes(label))
  document.getElementById(found?.htmlFor ?? '')?.click()
}

test('lists modules with what is in force for the reader’s place and what needs an eye', async () => {
  rendered = await renderModule(admin, { path: '/admin/modules', persona: province, answers })
  await seen('Akta di sekolah')
  await seen('Berlaku di Kalimantan Utara')
  expect(text()).toContain('Ada rilis lebih baru')
  rendered.unmount()
  const suspended = { ...aModule, suspensions: [{ regionCode: '65.03', reason: 'rusak', byName: null, at }] }
  rendered = await renderModule(admin, {
    path: '/admin/modules?q=akta',
    persona: { ...regency, language: 'en' },
    answers: { ...answers, 'GET /modules': list(suspended) },
  })
  await seen('Suspended')
  expect(rendered.calls).toContain('GET /modules?limit=50&q=akta')
})

test('tells a developer how to begin, and what could not be read', async () => {
  const nothing = { ...answers, 'GET /modules': { items: [], nextCursor: null } }
  rendered = await renderModule(admin, { path: '/admin/modules', persona: developer, answers: nothing })
  await seen('sipelandukilat publish')
  rendered.unmount()
  const problem = {
    type: '/problems/forbidden',
    title: 'Tidak diizinkan',
    status: 403,
    detail: 'Minta admin.',
    correlationId: 'c1',
  }
  const refused = { ...answers, 'GET /modules': () => Response.json(problem, { status: 403 }) }
  rendered = await renderModule(admin, { path: '/admin/modules', persona: province, answers: refused })
  await seen('Minta admin.')
  await seen('Coba lagi')
})

test('offers each role what it may do with a release, and no more', async () => {
  const shownTo = async (persona: typeof province | typeof regency | typeof developer) => {
    rendered = await renderModule(admin, { path: '/admin/modules/school-outreach', persona, answers })
    await seen('Daftar sekolah dapat dicari.')
    const names = buttons()
    rendered.unmount()
    return ['Berlakukan (stabil)', 'Luncurkan bertahap', 'Tahan wilayah di sini', 'Pratinjau di peramban ini'].filter(
      (name) => names.includes(name),
    )
  }
  expect(await shownTo(province)).toHaveLength(4)
  expect(await shownTo(regency)).toEqual(['Tahan wilayah di sini'])
  expect(await shownTo(developer)).toEqual(['Pratinjau di peramban ini'])
  rendered = await renderModule(admin, {
    path: '/admin/modules/school-outreach?tab=settings',
    persona: developer,
    answers,
  })
  await seen('Daftar sekolah dapat dicari.')
  expect(buttons()).not.toContain('Pengaturan')
  rendered.unmount()
  const revoked = { ...answers, 'GET /modules/school-outreach/releases': list({ ...aRelease, isKeyRevoked: true }) }
  rendered = await renderModule(admin, { path: '/admin/modules/school-outreach', persona: province, answers: revoked })
  await seen('Kunci dicabut')
  expect(buttons()).not.toContain('Berlakukan (stabil)')
})

test('promotes only after the new scopes were each agreed to, and grants exactly those', async () => {
  const sent: [string, unknown][] = []
  const take = (name: string) => async (request: Request) => {
    sent.push([name, await request.json()])
    return aModule
  }
  rendered = await renderModule(admin, {
    path: '/admin/modules/school-outreach',
    persona: province,
    answers: {
      ...answers,
      'PUT /modules/school-outreach/scopes': take('scopes'),
      'PUT /modules/school-outreach/tracks/stable': take('stable'),
    },
  })
  await press('Berlakukan (stabil)')
  await seen('Kode modul berjalan bersama seluruh aplikasi')
  await seen('Semua kantor di Kalimantan Utara mendapat rilis 0.2.0')
  check('Membuat permintaan kunjungan')
  await press('Izinkan dan berlakukan')
  await vi.waitFor(() => expect(sent).toHaveLength(2))
  expect(sent).toEqual([
    ['scopes', { provinceCode: '65', granted: ['read:Application', 'create:VisitRequest'] }],
    ['stable', { provinceCode: '65', version: '0.2.0' }],
  ])
})

test('suspends a place for a reason and nowhere without one', async () => {
  const sent: unknown[] = []
  rendered = await renderModule(admin, {
    path: '/admin/modules/school-outreach?tab=force',
    persona: regency,
    answers: {
      ...answers,
      'PUT /modules/school-outreach/suspension': async (request: Request) => {
        sent.push(await request.json())
        return aModule
      },
    },
  })
  await press('Hentikan modul')
  await seen('hilang dari layar semua petugas di Kabupaten Nunukan')
  await press('Hentikan modul')
  await seen('Tulis alasannya')
  expect(sent).toEqual([])
  type('Alasan', 'Daftarnya kosong')
  await press('Hentikan modul')
  await vi.waitFor(() => expect(sent).toEqual([{ regionCode: '65.03', reason: 'Daftarnya kosong' }]))
})

test('warns before it takes away the very screen that could bring it back', async () => {
  const own = { ...aModule, id: 'admin', isSystem: true }
  rendered = await renderModule(admin, {
    path: '/admin/modules/admin?tab=force',
    persona: regency,
    answers: { ...answers, 'GET /modules/admin': own },
  })
  await press('Hentikan modul')
  await seen('layar ini pun hilang')
})

test('shows who holds a place at a release and why, and lets only that place’s people undo it', async () => {
  const pins = [
    { regionCode: '65', version: '0.1.0', reason: 'Masih diuji', byName: 'Lince', at },
    { regionCode: '65.03', version: '0.1.0', reason: 'Sinyal lemah', byName: null, at },
  ]
  rendered = await renderModule(admin, {
    path: '/admin/modules/school-outreach?tab=force',
    persona: regency,
    answers: { ...answers, 'GET /modules/school-outreach': { ...aModule, pins } },
  })
  await seen('oleh Lince')
  await seen('Sinyal lemah')
  expect(buttons().filter((name) => name === 'Lepas tahanan')).toHaveLength(1)
})

test('widens a rollout without taking anything back', async () => {
  const sent: unknown[] = []
  rendered = await renderModule(admin, {
    path: '/admin/modules/school-outreach?tab=rollouts',
    persona: province,
    answers: {
      ...answers,
      'GET /modules/school-outreach': { ...aModule, rollouts: [aRollout] },
      [`PATCH /modules/school-outreach/rollouts/${aRollout.id}`]: async (request: Request) => {
        sent.push(await request.json())
        return aModule
      },
    },
  })
  await seen('Kabupaten Nunukan: semua peran')
  await press('Perluas')
  await seen('Kabupaten Malinau')
  type('Persentase', '20')
  await seen('Paling sedikit 25')
  type('Persentase', '50')
  check('Kabupaten Malinau')
  await press('Perluas')
  await vi.waitFor(() => expect(sent).toHaveLength(1))
  expect(sent[0]).toMatchObject({
    action: 'widen',
    expectedVersion: 1,
    rules: [{ regencies: ['65.03', '65.02'], percentage: 50 }],
  })
})

test('shows the settings of a place with what they inherit, and marks the field that is wrong', async () => {
  const settings = {
    schema: { type: 'object', properties: { perPage: { type: 'integer', title: 'Baris per halaman' } } },
    defaults: { perPage: 10 },
    layers: [{ regionCode: null, values: { perPage: 20 }, version: 1, changedAt: at }],
    effective: { perPage: 20 },
  }
  const invalid = {
    type: '/problems/invalid',
    title: 'Ada isian yang perlu diperbaiki',
    status: 422,
    detail: 'Perbaiki.',
    correlationId: 'c2',
    errors: [{ path: 'values.perPage', message: 'Paling banyak 50.' }],
  }
  const sent: unknown[] = []
  rendered = await renderModule(admin, {
    path: '/admin/modules/school-outreach?tab=settings',
    persona: regency,
    answers: {
      ...answers,
      'GET /modules/school-outreach/configuration': settings,
      'PUT /modules/school-outreach/configuration': async (request: Request) => {
        sent.push(await request.json())
        return Response.json(invalid, { status: 422 })
      },
    },
  })
  await seen('Diwarisi: seluruh sistem')
  type('Baris per halaman', '200')
  await seen('Tanpa ini berlaku 20 (seluruh sistem).')
  await press('Simpan pengaturan')
  await seen('Paling banyak 50.')
  expect(sent).toEqual([{ regionCode: '65.03', values: { perPage: 200 }, expectedVersion: 0 }])
  await press('Pakai warisan')
  await seen('Diwarisi: seluruh sistem')
})

test('lets a developer register a key as a file has it, and shows administrators whose each is', async () => {
  const key = {
    keyId: 'ab'.repeat(16),
    ownerName: 'Pengembang Uji',
    isOwn: false,
    label: 'Laptop',
    publicKey: 'AAAA',
    validFrom: at,
    validUntil: null,
    revokedAt: null,
    revokedReason: null,
  }
  rendered = await renderModule(admin, {
    path: '/admin/module-keys',
    persona: province,
    answers: { ...answers, 'GET /module-keys': { items: [key, { ...key, keyId: 'cd', ownerName: null }] } },
  })
  await seen('Pengembang Uji')
  expect(buttons()).not.toContain('Cabut')
  expect(buttons()).not.toContain('Daftarkan kunci')
  rendered.unmount()
  const sent: unknown[] = []
  rendered = await renderModule(admin, {
    path: '/admin/module-keys',
    persona: developer,
    answers: {
      ...answers,
      'GET /module-keys': { items: [] },
      'POST /module-keys': async (request: Request) => {
        sent.push(await request.json())
        return Response.json({ ...key, isOwn: true }, { status: 201 })
      },
    },
  })
  await seen('Belum ada kunci')
  await press('Daftarkan kunci')
  await seen('sipelandukilat keys create')
  type('Paruh publik', '-----BEGIN PUBLIC KEY-----\nAAAA\nBBBB\n-----END PUBLIC KEY-----')
  type('Nama kunci', 'Laptop')
  await press('Daftarkan kunci')
  await vi.waitFor(() => expect(sent).toEqual([{ publicKey: 'AAAABBBB', label: 'Laptop' }]))
})

test('explains step by step, for the platform too', async () => {
  rendered = await renderModule(admin, {
    path: '/admin/modules/school-outreach?tab=explain',
    persona: platform,
    answers: {
      ...answers,
      'GET /modules/school-outreach/explain': {
        moduleId: 'school-outreach',
        version: null,
        reason: 'nothing-promoted',
        explanation: { id: 'Belum ada versi yang diberlakukan di sini.', en: 'None.' },
        rolloutId: null,
        passedOver: null,
      },
    },
  })
  await seen('Tidak mendapat modul ini')
  await seen('Ada rilis stabil seluruh sistem?')
  expect(text()).not.toContain('Ada rilis stabil provinsi ini?')
})
