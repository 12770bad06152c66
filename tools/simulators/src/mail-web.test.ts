import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { get, type IncomingMessage } from 'node:http'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { build } from 'esbuild'
import { createTransport } from 'nodemailer'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Mail } from './mail'
import { openMailStore } from './mail-store'

const here = import.meta.dirname
const program = path.join(here, `../dist/test-${process.pid}/far-side.js`)
let directory: string
let child: ChildProcess
let ports: { smtpPort: number; httpPort: number }

/** Starts the program as `npm start` does and reads its one line. */
async function startCatcher() {
  child = spawn(process.execPath, [program, '--dir', directory], { stdio: ['ignore', 'pipe', 'inherit'] })
  if (!child.stdout) throw new Error('stdout is a pipe')
  const [line] = await once(child.stdout, 'data')
  const greeting = JSON.parse(String(line)) as { ports: { smtp: number; mail: number } }
  ports = { smtpPort: greeting.ports.smtp, httpPort: greeting.ports.mail }
}

async function stopCatcher(signal: NodeJS.Signals = 'SIGTERM') {
  if (child.exitCode !== null || child.signalCode !== null) return
  child.kill(signal)
  await once(child, 'close')
}

async function sendMail(mail: { to: string; subject: string; text?: string; html?: string }) {
  const transport = createTransport({ host: '127.0.0.1', port: ports.smtpPort })
  await transport.sendMail({ from: 'Disdukcapil <no-reply@kaltara.test>', ...mail })
  transport.close()
}

function request(address: string, init?: RequestInit) {
  return fetch(`http://127.0.0.1:${ports.httpPort}${address}`, init)
}

async function listMails(query = ''): Promise<Mail[]> {
  const { items } = (await (await request(`/messages${query}`)).json()) as { items: Mail[] }
  return items
}

beforeAll(async () => {
  const entryPoints = [path.join(here, 'far-side.ts')]
  await build({ entryPoints, outfile: program, bundle: true, packages: 'external', platform: 'node', format: 'esm' })
})

afterAll(() => rmSync(path.dirname(program), { recursive: true, force: true }))

beforeEach(async () => {
  directory = mkdtempSync(path.join(tmpdir(), 'mail-catcher-test-'))
  await startCatcher()
})

afterEach(async () => {
  await stopCatcher()
  rmSync(directory, { recursive: true, force: true })
})

describe('mail catcher', () => {
  it('receives over SMTP and gives the newest first, or those to one address', async () => {
    await sendMail({ to: 'a@example.test', subject: 'Permohonan diterima', text: 'Nomor SPL-1' })
    await sendMail({ to: 'b@example.test', subject: 'Perlu perbaikan', text: 'Foto buram — unggah lagi' })
    const mails = await listMails()
    expect(mails.map(({ subject }) => subject)).toEqual(['Perlu perbaikan', 'Permohonan diterima'])
    expect(mails[0]).toMatchObject({
      to: ['b@example.test'],
      text: expect.stringContaining('Foto buram — unggah lagi'),
    })
    expect((await listMails('?to=a@example.test')).map(({ subject }) => subject)).toEqual(['Permohonan diterima'])
  })

  it('keeps mails when it is killed and started again', async () => {
    await sendMail({ to: 'a@example.test', subject: 'Disimpan', text: 'x' })
    await stopCatcher('SIGKILL')
    await startCatcher()
    expect((await listMails()).map(({ subject }) => subject)).toEqual(['Disimpan'])
  })

  it('forgets all mails when asked, after a restart too', async () => {
    await sendMail({ to: 'a@example.test', subject: 'Dihapus', text: 'x' })
    expect((await request('/messages', { method: 'DELETE' })).status).toBe(204)
    await stopCatcher()
    await startCatcher()
    expect(await listMails()).toEqual([])
  })

  it('shows a mail as text with working links, and its HTML only in a sandbox', async () => {
    const link = 'https://localhost/app/invitation?x=1&y=2'
    const hostile = '<script>alert(1)</script>'
    await sendMail({
      to: 'a@example.test',
      subject: hostile,
      text: `Buka ${link} ${hostile}`,
      html: `<p>${hostile}</p>`,
    })
    const id = (await listMails())[0]?.id
    const page = await (await request(`/mails/${id}?lang=en`)).text()
    expect(page).not.toContain(hostile)
    expect(page).toContain('href="https://localhost/app/invitation?x=1&#38;y=2"')
    expect(page).toContain('<iframe sandbox ')
    const frame = await request(`/mails/${id}/html`)
    expect(frame.headers.get('content-security-policy')).toMatch(/^sandbox; default-src 'none'/)
  })

  it('speaks Indonesian first and English when asked', async () => {
    expect(await (await request('/')).text()).toContain('Belum ada surat')
    expect(await (await request('/', { headers: { 'accept-language': 'en-GB' } })).text()).toContain('No mail yet')
  })

  it('refuses another site and a rebound name', async () => {
    const crossSite = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'cors' }
    expect((await request('/messages', { headers: crossSite })).status).toBe(403)
    expect((await request('/clear', { method: 'POST', headers: crossSite })).status).toBe(403)
    const rebound = get({ port: ports.httpPort, host: '127.0.0.1', headers: { host: 'attacker.test' } })
    const [response] = (await once(rebound, 'response')) as [IncomingMessage]
    response.resume()
    expect(response.statusCode).toBe(403)
  })

  it('answers 404 for a mail that is not there', async () => {
    expect((await request('/mails/none')).status).toBe(404)
    expect((await request('/messages/none')).status).toBe(404)
  })
})

describe('mail store', () => {
  const mail = (id: number): Mail => ({
    id: String(id),
    receivedAt: '2026-01-01T00:00:00.000Z',
    from: '',
    to: [],
    subject: '',
    text: '',
    html: '',
    attachments: [],
  })

  it('keeps the newest only, in its file too', () => {
    const store = openMailStore(directory, 3)
    for (let id = 1; id <= 10; id++) store.add(mail(id))
    expect(store.list().map(({ id }) => id)).toEqual(['10', '9', '8'])
    expect(openMailStore(directory, 3).list()).toEqual(store.list())
  })

  it('leaves out a line that a kill cut short', () => {
    writeFileSync(path.join(directory, 'mails.jsonl'), `${JSON.stringify(mail(1))}\n{"id":"2","rec`)
    const store = openMailStore(directory)
    store.add(mail(3))
    expect(
      openMailStore(directory)
        .list()
        .map(({ id }) => id),
    ).toEqual(['3', '1'])
  })
})
