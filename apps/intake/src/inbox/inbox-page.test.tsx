// @vitest-environment happy-dom
import { type RenderedModule, renderModule } from '@sipelandukilat/sdk/testing'
import { afterEach, expect, test, vi } from 'vitest'
import intake from '../module'
import { examplePastTransfer } from '../transfers/past-transfer.testing'

const officer = { role: 'intake_officer', regionCode: '65.03' } as const
const row = {
  id: '01930000-0000-7000-8000-000000000001',
  trackingNumber: 'SPL-AAAA-BBBB-CCCC',
  serviceCode: 'KTP-BARU',
  status: 'routed',
  channel: 'web',
  villageCode: '65.03.05.2022',
  villageName: 'Krayan',
  regencyCode: '65.03',
  applicantName: 'Lidia Nuban',
  priority: 1,
  presenceMode: 'village',
  assigneeId: null,
  submittedAt: '2026-09-14T02:00:00.000Z',
  statusSince: '2026-09-14T02:00:00.000Z',
  arrivalUntil: null,
  visitOn: null,
  readyAs: null,
  unansweredSince: null,
  dueAt: '2026-09-15T02:00:00.000Z',
  version: 1,
}
const answers = {
  'GET /applications': { items: [row], nextCursor: null },
  'GET /applications/counts': { new: 1, mine: 0, overdue: 3 },
  'GET /conversations/counts': { person: 2, mine: 0, unread: 4, callBacks: 1 },
  'GET /public/services': { items: [{ code: 'KTP-BARU', title: { id: 'KTP-el Baru', en: 'New identity card' } }] },
}

let rendered: RenderedModule | undefined
afterEach(() => {
  rendered?.unmount()
  sessionStorage.clear()
})

const seen = (text: string) => vi.waitFor(() => expect(rendered?.element.textContent).toContain(text))

test('shows an officer the new ones first, with the words of service and status and the counts of the views', async () => {
  rendered = await renderModule(intake, { path: '/intake', persona: officer, answers })
  await seen('Lidia Nuban')
  await seen('KTP-el Baru')
  await seen('Diteruskan')
  await seen('Terlambat3')
  expect(rendered.calls).toContain('GET /applications?view=new&sort=-submittedAt&limit=25')
  expect(rendered.element.querySelector('[aria-label="Didahulukan"]')).not.toBeNull()
  expect(rendered.calls).not.toContain('GET /conversations/counts')
  await vi.waitFor(
    () => expect(rendered?.element.textContent).toContain('2 percakapan butuh petugas · 1 telepon balik'),
    {
      timeout: 20_000,
    },
  )
})

test('a row says on which day a visit is planned, and how what is ready is given out', async () => {
  const awaited = { ...row, status: 'awaiting_presence', visitOn: '2026-09-20' }
  const ready = { ...row, id: `${row.id.slice(0, -1)}2`, status: 'ready', readyAs: 'pickup' }
  const items = { items: [awaited, ready], nextCursor: null }
  const given = { ...answers, 'GET /applications': items }
  rendered = await renderModule(intake, { path: '/intake', persona: officer, answers: given })
  await seen('Kunjungan Terjadwal 20 September 2026')
  await seen('Siap Diambil')
})

test('what lacks papers or answers has a tab with its number, and is asked for there', async () => {
  const counts = { incomplete: 7, new: 1, mine: 0, overdue: 3 }
  rendered = await renderModule(intake, {
    path: '/intake',
    persona: officer,
    answers: { ...answers, 'GET /applications/counts': counts },
  })
  await seen('Belum Lengkap7')
  const tabs = [...document.querySelectorAll<HTMLElement>('.list-views button')]
  tabs.find(({ textContent }) => textContent === 'Belum Lengkap7')?.click()
  await vi.waitFor(() => expect(rendered?.calls.join()).toContain('GET /applications?view=incomplete'))
})

test('asks for what the address says', async () => {
  rendered = await renderModule(intake, {
    path: '/intake?view=all&service=KTP-BARU&overdue=true&sort=dueAt',
    persona: officer,
    answers,
  })
  await seen('Lidia Nuban')
  expect(rendered.calls).toContain('GET /applications?view=all&sort=dueAt&service=KTP-BARU&limit=25&overdue=true')
})

test('says that there is nothing yet, and that it could not be read', async () => {
  const nothing = { ...answers, 'GET /applications': { items: [], nextCursor: null } }
  rendered = await renderModule(intake, { path: '/intake', persona: officer, answers: nothing })
  await seen('Tidak ada permohonan baru')
  await seen('muncul di sini begitu masuk')
  rendered.unmount()
  const head = { role: 'office_head', regionCode: '65.03' } as const
  rendered = await renderModule(intake, { path: '/intake', persona: head, answers: nothing })
  await seen('Tidak ada yang menunggu persetujuan')
  await seen('setelah petugas memeriksanya dan memilih Ajukan Persetujuan')
  rendered.unmount()
  rendered = await renderModule(intake, { path: '/intake?view=messages', persona: officer, answers: nothing })
  await seen('Tidak ada pesan yang menunggu jawaban')
  rendered.unmount()
  const problem = {
    type: '/problems/forbidden',
    title: 'Tidak diizinkan',
    status: 403,
    detail: 'Hubungi admin.',
    correlationId: 'c1',
  }
  const refused = { ...answers, 'GET /applications': () => Response.json(problem, { status: 403 }) }
  rendered = await renderModule(intake, { path: '/intake', persona: officer, answers: refused })
  await seen('Daftar tidak dapat dimuat')
  await seen('Hubungi admin.')
  await seen('Coba lagi')
})

test('where only a filter hides everything it says so, and clears it', async () => {
  rendered = await renderModule(intake, {
    path: '/intake?view=all&service=KTP-BARU',
    persona: officer,
    answers: {
      ...answers,
      'GET /applications': (request: Request) =>
        Response.json(
          request.url.includes('service=') ? { items: [], nextCursor: null } : answers['GET /applications'],
        ),
    },
  })
  await seen('Tidak ada yang cocok dengan saringan ini')
  expect(rendered.element.textContent).not.toContain('Belum ada permohonan')
  await press('Hapus saringan')
  await seen('Lidia Nuban')
})

test('gives those who only follow what they filed no button to take work, and the province its queue', async () => {
  rendered = await renderModule(intake, {
    path: '/intake',
    persona: { role: 'village_registrar', regionCode: '65.03.05.2022' },
    answers,
  })
  await seen('Lidia Nuban')
  expect(rendered.element.textContent).not.toContain('Ambil berikutnya')
  expect(rendered.element.textContent).toContain('Entri permohonan')
  rendered.unmount()
  rendered = await renderModule(intake, {
    path: '/intake',
    persona: { role: 'province_admin', regionCode: '65', language: 'en' },
    answers,
  })
  await seen('Provincial queue')
  expect(rendered.element.textContent).not.toContain('Enter an application')
})

const other = { ...row, id: '01930000-0000-7000-8000-000000000002', applicantName: 'Yusuf Bali', version: 4 }
const problem = {
  type: '/problems/version-conflict',
  title: 'Berkas sudah diubah orang lain',
  status: 409,
  detail: 'Lihat apa yang berubah.',
  correlationId: 'c2',
  changed: { version: 5 },
}

const press = (name: string) =>
  vi.waitFor(() => {
    const found = [...document.querySelectorAll<HTMLElement>('button')].find((one) => one.textContent?.trim() === name)
    if (!found || found.hasAttribute('disabled')) throw new Error(`No button ${name}`)
    found.click()
  })

test('does one thing for all that are chosen, shows which were refused, and tries those again as they are now', async () => {
  const sent: unknown[] = []
  const several = {
    ...answers,
    'GET /applications': { items: [row, other], nextCursor: null },
    'GET /workload': { items: [] },
    'POST /applications/bulk-actions/steps': { steps: ['start'], canAssign: false, canTake: true, service: null },
    'POST /applications/bulk-actions': async (request: Request) => {
      const body = (await request.json()) as { items: { id: string }[] }
      sent.push(body)
      return {
        items: body.items.map(({ id }) =>
          id === other.id && sent.length === 1
            ? { id, outcome: 'refused', problem }
            : { id, outcome: 'done', status: 'verifying', version: 6 },
        ),
      }
    },
  }
  rendered = await renderModule(intake, { path: '/intake', persona: officer, answers: several })
  await seen('Yusuf Bali')
  const box = (label: string) => rendered?.element.querySelector<HTMLInputElement>(`input[aria-label="${label}"]`)
  box('Pilih Lidia Nuban')?.click()
  await seen('1 dipilih')
  // Looked at before each step: the key after the last one would go round to the first row.
  await vi.waitFor(
    () => {
      const selected = rendered?.element.querySelector('[data-selected]')?.textContent ?? ''
      if (!selected.includes(other.applicantName)) document.dispatchEvent(new KeyboardEvent('keydown', { key: 'j' }))
      expect(selected).toContain(other.applicantName)
    },
    { interval: 100, timeout: 20_000 },
  )
  document.dispatchEvent(new KeyboardEvent('keydown', { key: 'x' }))
  await seen('2 dipilih')
  await press('Mulai Verifikasi')
  await vi.waitFor(() => expect(document.querySelector('[role="dialog"]')?.textContent).toContain('2 permohonan'))
  const dialog = document.querySelector('[role="dialog"]')
  dialog?.querySelector<HTMLButtonElement>('button[type="submit"]')?.click()
  await vi.waitFor(() => expect(document.body.textContent).toContain('1 permohonan selesai diproses.'))
  expect(document.querySelector('[role="alert"]')?.textContent).toContain('Yusuf BaliLihat apa yang berubah.')
  await press('Coba lagi yang gagal (1)')
  await vi.waitFor(() => expect(document.body.textContent).toContain('2 permohonan selesai diproses.'))
  expect(sent).toEqual([
    {
      action: 'start',
      items: [
        { id: row.id, expectedVersion: 1 },
        { id: other.id, expectedVersion: 4 },
      ],
    },
    { action: 'start', items: [{ id: other.id, expectedVersion: 5 }] },
  ])
})

test('what keeps documents from being sent names the tick, and trying again lets it be set', async () => {
  const sent: unknown[] = []
  const papers = ['Kutipan akta kelahiran', 'Kartu Keluarga'].map((name, index) => ({
    path: `products.p${index}.copy`,
    message: `${name}: belum ada berkas atau tautan.`,
  }))
  const refused = { ...problem, type: '/problems/transition-not-allowed', changed: undefined, errors: papers }
  rendered = await renderModule(intake, {
    path: '/intake',
    persona: officer,
    answers: {
      ...answers,
      'POST /applications/bulk-actions/steps': { steps: ['deliver'], canAssign: false, canTake: false, service: null },
      'POST /applications/bulk-actions': async (request: Request) => {
        sent.push(await request.json())
        const { id } = row
        return {
          items: [
            sent.length === 1
              ? { id, outcome: 'refused', problem: refused }
              : { id, outcome: 'done', status: 'delivering', version: 2 },
          ],
        }
      },
    },
  })
  await seen('Lidia Nuban')
  rendered.element.querySelector<HTMLInputElement>('input[aria-label="Pilih Lidia Nuban"]')?.click()
  await seen('1 dipilih')
  await press('Kirim')
  const submit = () =>
    vi.waitFor(() => {
      const found = document.querySelector<HTMLButtonElement>('[role="dialog"] button[type="submit"]')
      if (!found) throw new Error('No form')
      found.click()
    })
  await submit()
  const shown = () => document.querySelector('[role="dialog"]')?.textContent ?? ''
  await vi.waitFor(() => expect(shown()).toContain('Kartu Keluarga: belum ada berkas'))
  expect(shown()).toContain('Kutipan akta kelahiran: belum ada berkas')
  expect(shown()).toContain('centang “Dokumen tanpa berkas sudah dicetak di kertas dan dibawa”')
  await press('Coba lagi yang gagal (1)')
  const tick = await vi.waitFor(() => {
    const found = document.querySelector<HTMLInputElement>('[role="dialog"] input[type="checkbox"]')
    if (!found) throw new Error('No tick')
    return found
  })
  tick.click()
  await submit()
  await vi.waitFor(() => expect(shown()).toContain('1 permohonan selesai diproses.'))
  expect(sent).toMatchObject([
    { action: 'deliver', delivery: { carrier: 'officer', isOnPaper: false } },
    { action: 'deliver', delivery: { carrier: 'officer', isOnPaper: true } },
  ])
})

test('the sidebar counts what waits for who reads it', () => {
  const counted = (intake.manifest.contributes.navigation ?? []).flatMap(({ count }) => count ?? [])
  expect(counted).toContainEqual({ path: '/applications/counts', fields: ['waiting'] })
})

function type(text: string): void {
  const box = rendered?.element.querySelector<HTMLInputElement>('input[type="search"]')
  if (!box) throw new Error('No search box')
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(box, text)
  box.dispatchEvent(new Event('input', { bubbles: true }))
}

test('a search looks in every view, says what it did not find, and can be cleared there', async () => {
  const asked: unknown[] = []
  rendered = await renderModule(intake, {
    path: '/intake',
    persona: officer,
    answers: {
      ...answers,
      'POST /applications/search': async (request: Request) => {
        asked.push(await request.json())
        return { items: [], nextCursor: null }
      },
    },
  })
  await seen('Lidia Nuban')
  type('Yakub')
  await seen('Tidak ditemukan: Yakub')
  await seen('Dicari di semua tampilan')
  expect(asked).toMatchObject([{ q: 'Yakub', view: 'all' }])
  const clear = [...(rendered?.element.querySelectorAll('button') ?? [])].find(
    (button) => button.textContent === 'Hapus pencarian',
  )
  clear?.click()
  await seen('Lidia Nuban')
})

test('marks what a citizen asked and nobody answered, and leads to all of it', async () => {
  const asked = { ...row, unansweredSince: '2026-09-14T03:00:00.000Z' }
  rendered = await renderModule(intake, {
    path: '/intake?view=messages',
    persona: officer,
    answers: {
      ...answers,
      'GET /applications': { items: [asked, { ...row, id: '01930000-0000-7000-8000-000000000002' }], nextCursor: null },
      'GET /applications/counts': { new: 1, messages: 1 },
    },
  })
  await seen('Lidia Nuban')
  expect(rendered.calls).toContain('GET /applications?view=messages&sort=-submittedAt&limit=25')
  expect(rendered.element.querySelectorAll('[aria-label="Pesan menunggu jawaban"]')).toHaveLength(1)
  await seen('Pesan1')
  expect(rendered.element.querySelector('.list-view[data-alert]')?.textContent).toBe('Pesan1')
})

test('a registrar reads what they completed with its status, finds it by its number, and no list says that none is under way', async () => {
  const completed = {
    trackingNumber: 'SPL-DDDD-EEEE-FFFF',
    serviceCode: 'KTP-BARU',
    status: 'verifying',
    presenceMode: null,
    completedAt: '2026-09-15T02:00:00.000Z',
  }
  const registrar = { role: 'village_registrar', regionCode: '65.03.05.2022' } as const
  rendered = await renderModule(intake, {
    path: '/intake',
    persona: registrar,
    answers: {
      ...answers,
      'GET /applications': { items: [], nextCursor: null },
      'POST /applications/search': { items: [], nextCursor: null },
      'POST /transfers/search': { items: [] },
      'GET /applications/completed-by-me': { items: [completed] },
    },
  })
  await seen('Tidak ada permohonan yang Anda entri dan masih berjalan')
  await seen('Yang Anda lengkapi, kini dikerjakan kantor')
  await seen('SPL-DDDD-EEEE-FFFFKTP-el BaruSedang Diverifikasi15 Sep 2026')
  expect(rendered.element.querySelector('a[href="/lacak"]')).not.toBeNull()
  type('spl dddd eeee ffff')
  await vi.waitFor(() => expect(rendered?.calls).toContain('POST /applications/search'))
  await vi.waitFor(() => expect(rendered?.element.textContent).not.toContain('masih berjalan'))
  await seen('SPL-DDDD-EEEE-FFFF')
  expect(rendered.element.textContent).not.toContain('Tidak ditemukan')
  type('Yakub')
  await seen('Tidak ditemukan: Yakub')
  expect(rendered.element.textContent).not.toContain('SPL-DDDD-EEEE-FFFF')
})

test('a number that went to another office is said to be there', async () => {
  rendered = await renderModule(intake, {
    path: '/intake',
    persona: officer,
    answers: {
      ...answers,
      'POST /applications/search': { items: [], nextCursor: null },
      'POST /transfers/search': { items: [examplePastTransfer] },
    },
  })
  await seen('Lidia Nuban')
  type('SPL-AAAA-BBBB-CCCC')
  await seen('SPL-AAAA-BBBB-CCCC dilimpahkan ke Kabupaten Malinau')
  expect(rendered.element.textContent).toContain('KTP-el Baru. Berkasnya kini hanya dapat dibuka di sana.')
})
