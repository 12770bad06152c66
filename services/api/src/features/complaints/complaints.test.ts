import type {
  CitizenComplaint,
  Complaint,
  ComplaintReceipt,
  ComplaintRow,
  ReportSummary,
} from '@sipelandukilat/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { toCaller, workerScope } from '../../platform/caller'
import type { Payload } from '../../platform/jobs/topics'
import type { Mail } from '../../platform/mailer'
import { createFormBrowser } from '../../testing/form-browser'
import { readTrail } from '../../testing/read-trail'
import { exampleSubmission } from '../../testing/test-application'
import { createTestSystem, type TestSystem } from '../../testing/test-system'
import { notifyComplainant } from './notify-complainant'
import { mailLateComplaints, runComplaints } from './run-complaints'
import { withoutPerson } from './sp4n-export'

let system: TestSystem
const village = '65.03.05.2022'
const words = 'Diminta uang oleh petugas, NIK saya 6503051205509977'
const users: Record<string, { id: string; cookie: string }> = {}
const cookieOf = (name: string) => users[name]?.cookie ?? ''

beforeAll(async () => {
  system = await createTestSystem()
  await system.database.write(workerScope, (db) =>
    db.run({ text: `update region set status = 'active' where code = '65.03'` }),
  )
  for (const [role, regionCode] of [
    ['intake_officer', '65.03'],
    ['supervisor', '65.03'],
    ['regency_admin', '65.03'],
    ['province_admin', '65'],
  ] as const)
    users[role] = await system.createUser([{ role, regionCode }])
})
afterAll(() => system.close())

async function call<T>(status: number, cookie: string, method: string, path: string, body?: unknown): Promise<T> {
  const answer = await system.request(method, `/api/v1${path}`, { cookie, ...(body ? { body } : {}) })
  expect(answer.status, JSON.stringify(answer.body)).toBe(status)
  return answer.body as T
}
const listed = async (name: string, query = '') =>
  (await call<{ items: ComplaintRow[] }>(200, cookieOf(name), 'GET', `/complaints${query}`)).items.map(({ id }) => id)
const read = (name: string, id: string, status = 200) =>
  call<Complaint>(status, cookieOf(name), 'GET', `/complaints/${id}`)

async function openedBy({ number, pin }: ComplaintReceipt): Promise<string> {
  const answer = await system.request('POST', '/api/v1/public/complaints/follow', { body: { number, pin } })
  expect(answer.status, JSON.stringify(answer.body)).toBe(204)
  return answer.headers.get('set-cookie')?.split(';')[0] ?? ''
}

/** Carries out what was queued for the citizen and gives the mails. */
async function mailsOf(complaintId: string): Promise<Mail[]> {
  const queued = await system.database.read(workerScope, (db) =>
    db.rows<{ payload: Payload<'complaint.changed'> }>({
      text: `select payload from outbox where topic = 'complaint.changed' and payload->>'complaintId' = $1 order by created_at`,
      values: [complaintId],
    }),
  )
  const mails: Mail[] = []
  const mailer = {
    send: async (mail: Mail) => void mails.push(mail),
    sendMail: async () => undefined,
    close: () => undefined,
  }
  for (const { payload } of queued) await notifyComplainant(system.app.platform, mailer, payload)
  return mails
}

test('a complaint that may be about the officers goes from the citizen to the supervisors and back', async () => {
  const body = { kind: 'fee', words, villageCode: village, email: 'Pengadu@surel.test' }
  const send = (given: unknown) =>
    system.request('POST', '/api/v1/public/complaints', { body: given, headers: { 'idempotency-key': 'aduan-0001' } })
  const first = await send(body)
  expect(first.status, JSON.stringify(first.body)).toBe(201)
  expect((await send(body)).body).toEqual(first.body)
  expect((await send({ ...body, words: 'Yang lain' })).status).toBe(409)
  const receipt = first.body as ComplaintReceipt
  expect(receipt).toMatchObject({ answerBy: '2026-09-21T15:59:59.000Z' })
  const { id } = receipt

  expect(await listed('intake_officer')).toEqual([])
  await read('intake_officer', id, 404)
  expect(await listed('province_admin')).toEqual([])
  await read('province_admin', id, 404)
  for (const assignment of [
    { role: 'intake_officer', regionCode: '65.03' },
    { role: 'province_admin', regionCode: '65' },
  ] as const) {
    const principal = {
      ...{ kind: 'user' as const, userId: users[assignment.role]?.id ?? '', assignments: [assignment] },
      ...{ grantedApplicationIds: [], tripIds: [] },
    }
    const behindSecondWall = await system.database.read(toCaller(principal).scope, (db) =>
      db.rows({ text: 'select id from complaint' }),
    )
    expect(behindSecondWall).toEqual([])
  }
  expect(await listed('supervisor', '?status=open&kind=fee')).toEqual([id])
  const seen = await read('supervisor', id)
  expect(seen).toMatchObject({ status: 'received', words, email: 'pengadu@surel.test', canWork: true })
  expect(seen.handlers.map((one) => one.role).toSorted()).toEqual(['regency_admin', 'supervisor'])

  const step = (name: string, status: number, path: string, given: object) =>
    call<Complaint>(status, cookieOf(name), 'POST', `/complaints/${id}/${path}`, given)
  await step('supervisor', 422, 'forwarding', { role: 'intake_officer', expectedVersion: 1 })
  const adminId = users.regency_admin?.id
  await step('supervisor', 200, 'forwarding', { assigneeId: adminId, note: 'Mohon diperiksa', expectedVersion: 1 })
  await step('regency_admin', 409, 'closing', { expectedVersion: 2 })
  await step('regency_admin', 409, 'answers', { text: 'Terlambat dibaca', expectedVersion: 1 })
  const text = 'Uang sudah kembali untuk NIK 6503051205509977'
  const answered = await step('regency_admin', 201, 'answers', { text, expectedVersion: 2 })
  expect(answered).toMatchObject({ status: 'answered', dueAt: null, closesAt: '2026-09-28T15:59:59.000Z' })

  const [mail, ...more] = await mailsOf(id)
  expect(more).toEqual([])
  expect(mail).toMatchObject({ to: 'pengadu@surel.test', subject: `Jawaban atas pengaduan ${receipt.number}` })
  expect(mail?.subject).not.toMatch(/uang|6503/i)
  expect(mail?.text).toContain('Uang sudah kembali untuk NIK 650305**********')
  expect(mail?.text).not.toContain('6503051205509977')
  expect(mail?.text).not.toContain('Diminta uang')
  expect(await mailsOf(id)).toEqual([])

  const wrong = await system.request('POST', '/api/v1/public/complaints/follow', {
    body: { number: receipt.number, pin: receipt.pin === '000000' ? '000001' : '000000' },
  })
  expect(wrong.status).toBe(401)
  const citizen = await openedBy(receipt)
  const own = await call<CitizenComplaint>(200, citizen, 'GET', '/public/complaint')
  expect(own).toMatchObject({ status: 'answered', entries: [{ kind: 'answer', text }] })
  expect(JSON.stringify(own)).not.toContain('Mohon diperiksa')
  const reopened = await call<CitizenComplaint>(201, citizen, 'POST', '/public/complaint/replies', {
    words: 'Belum saya terima',
    expectedVersion: own.version,
  })
  expect(reopened).toMatchObject({ status: 'forwarded', dueAt: '2026-09-21T15:59:59.000Z', canClose: true })
  const closed = await call<CitizenComplaint>(200, citizen, 'POST', '/public/complaint/closing', {
    expectedVersion: reopened.version,
  })
  expect(closed).toMatchObject({ status: 'closed', closedBy: 'citizen', canReply: false, canClose: false })
})

test('an officer takes a complaint about a colleague down at the counter and cannot read it again', async () => {
  const take = (name: string, kind: string, words = 'Petugas membentak ibu saya') =>
    call<ComplaintReceipt>(201, cookieOf(name), 'POST', '/complaints', {
      kind,
      words,
      villageCode: village,
      channel: 'phone',
    })
  const about = await take('intake_officer', 'conduct')
  await read('intake_officer', about.id, 404)
  expect(await read('supervisor', about.id)).toMatchObject({ channel: 'phone', number: about.number })
  const slow = await take('intake_officer', 'delay', 'Sudah sebulan belum jadi')
  expect(await listed('intake_officer')).toEqual([slow.id])
})

test('a citizen without script complains about an opened application, reads the answer, and reopens it', async () => {
  const sent = await system.request('POST', '/api/v1/public/applications', {
    body: await exampleSubmission(system, 'KTP-GANTI', 61, { villageCode: village }),
  })
  const { id: applicationId, trackingNumber, pin } = sent.body as { id: string; trackingNumber: string; pin: string }
  const browser = createFormBrowser(system.url)
  await browser.open('/lacak')
  await browser.send('main form', { trackingNumber, pin })
  await browser.open('/permohonan/pengaduan')
  await browser.send('#kirim-pengaduan', { kind: 'delay' })
  expect(browser.status).toBe(422)
  await browser.send('#kirim-pengaduan', { words: 'Sudah sebulan\nbelum jadi' })
  expect(browser.path).toBe('/pengaduan/tanda-terima')
  const [number, complaintPin] = browser.page.querySelectorAll('.number').map((one) => one.textContent)
  await browser.open('/permohonan')
  expect(browser.text()).toContain(number)

  const [id = ''] = await listed('intake_officer', `?application=${applicationId}`)
  const answer = { text: 'Besok selesai', expectedVersion: 1 }
  await call(201, cookieOf('intake_officer'), 'POST', `/complaints/${id}/answers`, answer)
  const elsewhere = createFormBrowser(system.url)
  await elsewhere.open('/pengaduan/saya')
  expect(elsewhere.path).toBe('/pengaduan/lihat?lagi=1')
  await elsewhere.send('main form', { number: number ?? '', pin: complaintPin ?? '' })
  expect(elsewhere.text()).toContain('Besok selesai')
  await elsewhere.send('form[action="/pengaduan/balasan"]', { words: 'Belum juga' })
  expect(elsewhere.text()).toContain('Balasan Anda sudah diterima.')
  expect(await read('intake_officer', id)).toMatchObject({ status: 'forwarded', applicationId, trackingNumber })
  await elsewhere.send('form[action="/pengaduan/selesai"]', {})
  expect(elsewhere.text()).toContain('Pengaduan ditutup. Terima kasih.')

  await browser.open('/permohonan/pengaduan')
  await browser.send('#kirim-pengaduan', { kind: 'conduct', words: 'Yang membantu saya kasar' })
  const [confidential] = browser.page.querySelectorAll('.number').map((one) => one.textContent)
  await browser.open('/permohonan')
  expect(browser.text()).not.toContain(confidential)
})

test('anyone complains in the portal without an application, in either language', async () => {
  const browser = createFormBrowser(system.url, { 'accept-language': 'en' })
  await browser.open('/pengaduan')
  await browser.send(
    '#kirim-pengaduan',
    { kind: 'facility', words: 'No chairs', 'region.villageCode.query': 'liang butan' },
    { button: 'region:villageCode:search' },
  )
  await browser.send('#kirim-pengaduan', {}, { button: `region:villageCode:pick:${village}` })
  await browser.send('#kirim-pengaduan', { phone: 'bukan nomor' })
  expect(browser.status).toBe(422)
  await browser.send('#kirim-pengaduan', { phone: '' })
  expect(browser.text()).toContain('Your complaint was received')
})

test('words of money or conduct are kept from those they may be about, until a supervisor says otherwise', async () => {
  const { id } = await call<ComplaintReceipt>(201, '', 'POST', '/public/complaints', {
    kind: 'delay',
    words: 'Petugas Fatimah Arifin minta Rp 500.000',
    villageCode: village,
  })
  expect(await listed('intake_officer')).not.toContain(id)
  await read('intake_officer', id, 404)
  const held = await read('supervisor', id)
  expect(held.kind).toBe('fee')
  const path = `/complaints/${id}/kind`
  const reason = 'Pemohon mencabut tuduhannya'
  const { version: seen } = held
  await call(409, cookieOf('supervisor'), 'PUT', path, { kind: 'delay', reason, expectedVersion: seen + 1 })
  await call(422, cookieOf('supervisor'), 'PUT', path, { kind: 'delay', expectedVersion: seen })
  const released = await call<Complaint>(200, cookieOf('supervisor'), 'PUT', path, {
    kind: 'delay',
    reason,
    expectedVersion: seen,
  })
  expect(released).toMatchObject({ kind: 'delay', canSetKind: true })
  expect(await read('province_admin', id)).toMatchObject({ canWork: false, canSetKind: false, unmasked: false })
  await call(403, cookieOf('province_admin'), 'PUT', path, {
    kind: 'other',
    reason,
    expectedVersion: released.version,
  })
  expect(released.entries.at(-1)).toMatchObject({
    ...{ kind: 'kind', kindBefore: 'fee', kindAfter: 'delay', text: reason },
    ...{ authorKind: 'officer', authorName: expect.any(String) },
  })
  const { version, canSetKind } = await read('intake_officer', id)
  expect(canSetKind).toBe(false)
  // Who would lose sight of it does not say that it is about officers, nor that it is not.
  await call(403, cookieOf('intake_officer'), 'PUT', path, { kind: 'other', reason, expectedVersion: version })
  const given = await call<Complaint>(200, cookieOf('supervisor'), 'POST', `/complaints/${id}/forwarding`, {
    assigneeId: users.intake_officer?.id,
    expectedVersion: version,
  })
  const again = await call<Complaint>(200, cookieOf('supervisor'), 'PUT', path, {
    kind: 'conduct',
    reason: 'Menyebut petugas loket',
    expectedVersion: given.version,
  })
  expect(again).toMatchObject({ kind: 'conduct', assigneeId: null })
  await read('intake_officer', id, 404)
  const trail = (await readTrail(system, 'Complaint', id)).map(({ action }) => action)
  expect(trail.filter((action) => action === 'complaint-kind-set')).toHaveLength(2)
})

test('the number of SP4N-LAPOR! is noted and found, and the export names nobody unless asked by one who may', async () => {
  const sent = await call<ComplaintReceipt>(201, '', 'POST', '/public/complaints', {
    kind: 'fee',
    words: 'Saya Yakobus Lencau diminta uang, hubungi 0812-3001-9977, PIN 069 216. =1+1',
    villageCode: village,
    name: 'Yakobus Lencau',
    phone: '081230019977',
  })
  const { version } = await read('supervisor', sent.id)
  const path = `/complaints/${sent.id}/sp4n-number`
  const noted = await call<Complaint>(200, cookieOf('supervisor'), 'PUT', path, {
    sp4nNumber: 'LP-7712345',
    expectedVersion: version,
  })
  expect(noted.sp4nNumber).toBe('LP-7712345')
  expect(await listed('supervisor', '?q=lp-7712')).toEqual([sent.id])
  expect(await listed('supervisor', `?q=${sent.number.slice(0, 12).toLowerCase()}`)).toEqual([sent.id])
  expect(await listed('supervisor', '?q=8812345')).toEqual([])
  // Confidential complaints stay out of the reach of those they may be about.
  expect(await listed('intake_officer', '?q=lp-7712')).toEqual([])

  const csv = async (name: string, query = '') =>
    (
      await system.request('GET', `/api/v1/complaint-exports/sp4n.csv?from=2026-09-01&to=2026-09-30${query}`, {
        cookie: cookieOf(name),
      })
    ).body as string
  const lineOf = (text: string) => text.split('\r\n').find((line) => line.includes(sent.number)) ?? ''
  const plain = await csv('supervisor')
  expect(plain.split('\r\n')[0]?.replace('\ufeff', '')).toBe(
    'Judul Laporan,Isi Laporan,Tanggal Kejadian,Lokasi Kejadian,Instansi Tujuan,Kategori,Kerahasiaan,Status,Tanggal Diterima,Nomor Pengaduan,Nomor SP4N-LAPOR!',
  )
  expect(lineOf(plain)).toContain('Disdukcapil Kabupaten Nunukan')
  expect(lineOf(plain)).toContain('Rahasia')
  // When it happened nobody said: the day it came in stands in its own column.
  expect(lineOf(plain)).toMatch(/,,[^,]+,Disdukcapil Kabupaten Nunukan,.*,2026-09-\d\d,ADU-/)
  expect(lineOf(plain)).toMatch(/LP-7712345$/)
  expect(plain).not.toMatch(/Yakobus|30019977|3001-9977/)
  expect(lineOf(plain)).toContain('Saya (nama pelapor) diminta uang')
  const named = lineOf(await csv('supervisor', '&contacts=true'))
  expect(named).toContain("Yakobus Lencau,'+6281230019977")
  for (const text of [plain, named, (await read('supervisor', sent.id)).words]) {
    expect(text).toContain('PIN ••••••')
    expect(text).not.toMatch(/069\D?216/)
  }
  expect(await csv('intake_officer')).not.toContain(sent.number)
  const slow = await call<ComplaintReceipt>(201, '', 'POST', '/public/complaints', {
    ...{ kind: 'delay', words: 'Saya Yakobus Lencau menunggu sebulan, hubungi 0812-3001-9977' },
    ...{ villageCode: village, name: 'Yakobus Lencau', phone: '081230019977' },
  })
  const ofProvince = await csv('province_admin', '&contacts=true')
  expect(ofProvince).toContain(slow.number)
  expect(ofProvince).not.toContain(sent.number)
  expect(ofProvince).not.toMatch(/Yakobus|30019977|3001-9977/)

  const trail = (await readTrail(system, 'Complaint', sent.id)).map(({ action }) => action)
  expect(trail.filter((action) => action === 'complaint-sp4n-number-set')).toHaveLength(1)
  expect(trail.filter((action) => action === 'complaints-exported')).toHaveLength(2)
})

test.each([
  [
    'Saya YAKOBUS  lencau, dipanggil Yakobus, diminta uang',
    'Saya (nama pelapor), dipanggil (nama pelapor), diminta uang',
  ],
  ['yakobuslencau@surel.co.id atau Yakobus.Lencau.', 'y•••@surel.co.id atau (nama pelapor).'],
  ['Hubungi (0812) 3001 - 9977 atau +62 812/3001/9977', 'Hubungi (••••) •••• - •977 atau +•• •••/••••/•977'],
  ['Pada 14-09-2026 pukul 09.30, bayar 50.000', 'Pada 14-09-2026 pukul 09.30, bayar 50.000'],
])('%s names nobody in the export', (given, exported) =>
  expect(withoutPerson(given, 'Yakobus Lencau', 'id')).toBe(exported),
)

test('a name with signs of its own, and none at all, are left out as they are', () => {
  expect(withoutPerson('Ny. Ani (RT 2) kesal di Tanjung', 'Ny. Ani (RT 2)', 'id')).toBe(
    '(nama pelapor) kesal di Tanjung',
  )
  expect(withoutPerson('Tanah dan anisan', 'Ani', 'id')).toBe('Tanah dan anisan')
  expect(withoutPerson('Tanpa nama', ' ', 'id')).toBe('Tanpa nama')
})

test('the province is told by number that a confidential complaint is late, and whom to ask', async () => {
  const { id, number } = await call<ComplaintReceipt>(201, '', 'POST', '/public/complaints', {
    ...{ kind: 'conduct', words: 'Petugas membentak', villageCode: village },
  })
  const mails: Mail[] = []
  const mailer = {
    send: async (mail: Mail) => void mails.push(mail),
    sendMail: async () => undefined,
    close: () => undefined,
  }
  for (const [role, level] of [
    ['supervisor', 'supervisor'],
    ['province_admin', 'provinceAdmin'],
  ] as const)
    await mailLateComplaints(system.app.platform, mailer, {
      ...{ userId: users[role]?.id ?? '', level, complaintIds: [id], day: '2026-10-01' },
    })
  const [ofSupervisor, ofProvince] = mails.map(({ text }) => text)
  expect(ofProvince).toContain(number)
  expect(ofProvince).toContain('tidak tampil di daftar provinsi')
  expect(ofProvince).not.toContain('membentak')
  expect(ofSupervisor).not.toContain('tidak tampil di daftar provinsi')
})

test('what is late is escalated once, and silence after the answer closes it', async () => {
  const { id } = (
    await system.request('POST', '/api/v1/public/complaints', {
      body: { kind: 'delay', words: 'KTP belum jadi', villageCode: '65.02.01.2005' },
    })
  ).body as ComplaintReceipt
  const levels = async () =>
    (
      await system.database.read(workerScope, (db) =>
        db.rows<{ level: string }>({
          text: 'select level from complaint_escalation where complaint_id = $1 order by told_at',
          values: [id],
        }),
      )
    ).map(({ level }) => level)
  const runAt = async (instant: string) => {
    system.clock.now = new Date(instant)
    return runComplaints(system.app.platform)
  }
  await runAt('2026-09-15T02:00:00Z')
  expect(await levels()).toEqual([])
  await runAt('2026-09-16T02:00:00Z')
  await runAt('2026-09-18T02:00:00Z')
  await runAt('2026-09-18T03:00:00Z')
  expect(await levels()).toEqual(['warning', 'supervisor'])
  // Not forwarded in time: late in the office's list and in its reports alike.
  const watcher = await system.createUser([{ role: 'supervisor', regionCode: '65.02' }])
  const late = await call<{ items: { id: string }[] }>(200, watcher.cookie, 'GET', '/complaints?overdue=true')
  expect(late.items.map((one) => one.id)).toContain(id)
  expect((await call<ReportSummary>(200, watcher.cookie, 'GET', '/reports/summary')).complaints).toMatchObject([
    { key: '65.02', late: 1 },
  ])
  const body = { text: 'Sudah jadi, silakan diambil', expectedVersion: 1 }
  const officer = await system.createUser([{ role: 'intake_officer', regionCode: '65.02' }])
  await call(201, officer.cookie, 'POST', `/complaints/${id}/answers`, body)
  expect(await runAt('2026-10-02T15:00:00Z')).toMatchObject({ closed: 0 }) // Friday, the tenth working day
  expect(await runAt('2026-10-02T16:00:00Z')).toMatchObject({ closed: 1 })
  const supervisor = await system.createUser([{ role: 'supervisor', regionCode: '65.02' }])
  const closed = await call<Complaint>(200, supervisor.cookie, 'GET', `/complaints/${id}`)
  expect(closed).toMatchObject({ status: 'closed', closedBy: 'clock', dueAt: null })
  const { complaints } = await call<ReportSummary>(200, supervisor.cookie, 'GET', '/reports/summary')
  expect(complaints).toMatchObject([{ key: '65.02', received: 1, inTime: 1, late: 0 }])
})
