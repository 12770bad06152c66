// @vitest-environment happy-dom
import { type RenderedModule, renderModule } from '@sipelandukilat/sdk/testing'
import { afterEach, expect, test, vi } from 'vitest'
import intake from '../module'

const officer = { role: 'intake_officer', regionCode: '65.03' } as const
const id = '01930000-0000-7000-8000-000000000001'
const row = {
  id,
  channel: 'sms',
  title: '+62••••••901',
  regencyCode: '65.03',
  language: 'id',
  handledBy: 'dialogue',
  officerId: null,
  officerName: null,
  wantsPersonSince: '2026-09-14T02:00:00.000Z',
  unread: 2,
  lastMessageAt: '2026-09-14T02:00:00.000Z',
  lastText: 'petugas',
  version: 3,
}
const said = {
  id: '01930000-0000-7000-8000-000000000002',
  direction: 'out',
  at: '2026-09-14T02:00:00.000Z',
  authorName: null,
  kind: 'text',
  text: 'Petugas akan menjawab.',
  choices: ['Batal'],
  files: [{ id: '01930000-0000-7000-8000-000000000003', mediaType: 'application/pdf', size: 1000 }],
  refusedFiles: ['Berkas terlalu besar.'],
  state: 'failed',
  failure: '131026',
  stateAt: '2026-09-14T02:00:00.000Z',
}
const conversation = {
  ...row,
  address: '+6281230009901',
  isVerified: true,
  noticesStoppedAt: null,
  erasedAt: null,
  applications: [],
  messages: [said],
  earlierCursor: 'before',
}
const answers = {
  'GET /conversations': { items: [row], nextCursor: null },
  'GET /conversations/counts': { person: 1, mine: 0, unread: 1, callBacks: 0 },
  'GET /public/services': { items: [] },
  [`GET /conversations/${id}`]: conversation,
  [`POST /conversations/${id}/reading`]: () => new Response(null, { status: 204 }),
}

let rendered: RenderedModule | undefined
afterEach(() => {
  rendered?.unmount()
  sessionStorage.clear()
})

/** The first page waits for its own code. */
const seen = (text: string) =>
  vi.waitFor(() => expect(rendered?.element.textContent).toContain(text), { timeout: 20_000 })
const callsOf = (call: string) => rendered?.calls.filter((one) => one === call).length

test('opens the conversation of the address with all that a message holds, and marks it as read', async () => {
  rendered = await renderModule(intake, { path: `/percakapan?view=unread&open=${id}`, persona: officer, answers })
  for (const text of [
    'Petugas akan menjawab.',
    'Batal',
    'Unduh berkas PDF 1',
    'Berkas tidak diterima: Berkas terlalu besar.',
    'Gagal: nomor ini tidak memakai WhatsApp',
    'Pesan sebelumnya',
    '+6281230009901',
    '10.00 WITA',
  ])
    await seen(text)
  expect(rendered.calls).toContain('GET /conversations?view=unread&limit=25')
  await vi.waitFor(() => expect(callsOf(`POST /conversations/${id}/reading`)).toBe(1))
})

test('tells officers that nothing is sent to whoever stopped the notices', async () => {
  const stopped = { ...conversation, noticesStoppedAt: '2026-09-14T02:00:00.000Z' }
  for (const [read, isStopped] of [
    [stopped, true],
    [conversation, false],
  ] as const) {
    rendered?.unmount()
    rendered = await renderModule(intake, {
      path: `/percakapan?open=${id}`,
      persona: officer,
      answers: { ...answers, [`GET /conversations/${id}`]: read },
    })
    await seen('Petugas akan menjawab.')
    expect(rendered.element.textContent?.includes('Tidak mau dikabari di sini')).toBe(isStopped)
  }
})

test('reads a conversation again, which the audit trail tells, only when the list has news of it', async () => {
  let version = row.version
  const changing = {
    ...answers,
    'GET /conversations': () => ({ items: [{ ...row, version, unread: 0 }], nextCursor: null }),
    [`GET /conversations/${id}`]: () => ({ ...conversation, version, unread: 0 }),
  }
  rendered = await renderModule(intake, { path: `/percakapan?open=${id}`, persona: officer, answers: changing })
  await seen('Petugas akan menjawab.')
  const refresh = async () => {
    const before = callsOf('GET /conversations?view=person&limit=25') ?? 0
    rendered?.element.querySelector<HTMLElement>('[aria-label="Muat ulang"]')?.click()
    await vi.waitFor(() => expect(callsOf('GET /conversations?view=person&limit=25')).toBeGreaterThan(before))
  }
  await refresh()
  expect(callsOf(`GET /conversations/${id}`)).toBe(1)
  version += 1
  await refresh()
  await vi.waitFor(() => expect(callsOf(`GET /conversations/${id}`)).toBe(2))
})

test('says that there is nothing, and that it could not be read', async () => {
  const nothing = { ...answers, 'GET /conversations': { items: [], nextCursor: null } }
  rendered = await renderModule(intake, { path: '/percakapan', persona: officer, answers: nothing })
  await seen('Tidak ada percakapan pada tampilan ini.')
  rendered.unmount()
  const problem = {
    type: '/problems/forbidden',
    title: 'Tidak diizinkan',
    status: 403,
    detail: 'Hubungi admin.',
    correlationId: 'c1',
  }
  const refused = { ...answers, 'GET /conversations': () => Response.json(problem, { status: 403 }) }
  rendered = await renderModule(intake, { path: '/percakapan', persona: officer, answers: refused })
  await seen('Percakapan tidak dapat dimuat')
  await seen('Hubungi admin.')
})

test('says why a conversation cannot be taken over yet, and until when', async () => {
  const problem = {
    type: '/problems/conflict',
    title: 'Bentrok',
    status: 409,
    detail: 'Dapat diambil alih setelah 14 September 2026 pukul 11.00 WITA.',
    correlationId: 'c1',
  }
  const refused = { ...answers, [`PUT /conversations/${id}/handling`]: () => Response.json(problem, { status: 409 }) }
  rendered = await renderModule(intake, { path: `/percakapan?open=${id}`, persona: officer, answers: refused })
  await seen('Petugas akan menjawab.')
  const button = [...rendered.element.querySelectorAll('button')].find((one) => one.textContent?.includes('Ambil alih'))
  button?.click()
  await seen('setelah 14 September 2026 pukul 11.00 WITA')
})

test('a call goes to the number that was named, also by e-mail', async () => {
  const call = {
    id,
    conversationId: id,
    channel: 'email',
    title: 'Budi',
    address: 'budi@surel.test',
    number: '+6281230009917',
    regencyCode: '65.03',
    voiceFileId: null,
    requestedAt: '2026-09-14T02:00:00.000Z',
    dueAt: '2026-09-15T09:00:00.000Z',
    isOverdue: false,
    tries: 0,
    lastTried: null,
  }
  rendered = await renderModule(intake, {
    path: '/percakapan?view=callBacks',
    persona: officer,
    answers: { ...answers, 'GET /call-backs': { items: [call] } },
  })
  await vi.waitFor(() => expect(document.querySelector('a[href="tel:+6281230009917"]')).not.toBeNull())
})
