import { createHmac } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, get, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createTransport } from 'nodemailer'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type FarSide, startFarSide } from './start-far-side'
import type { TalkEntry } from './talk'

let farSide: FarSide
let webhook: Server
let directory: string
const webhooks: { body: string; signature: string }[] = []
const person = '+6281299990001'

const request = (address: string, init?: RequestInit) =>
  fetch(`http://127.0.0.1:${farSide.ports.phone}${address}`, init)
const post = (address: string, values: object) => request(address, { method: 'POST', body: JSON.stringify(values) })

async function list(channel: string, who: string): Promise<TalkEntry[]> {
  const response = await request(`/talk?channel=${channel}&person=${encodeURIComponent(who)}`)
  return ((await response.json()) as { items: TalkEntry[] }).items
}

function graph(address: string, body?: object, token = 'demo-access-token') {
  return fetch(`http://127.0.0.1:${farSide.ports.whatsapp}/v23.0${address}`, {
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    ...(body ? { method: 'POST', body: JSON.stringify(body) } : {}),
  })
}

async function codeOf(response: Response): Promise<number[]> {
  const { error } = (await response.json()) as { error: { code: number } }
  return [response.status, error.code]
}

beforeAll(async () => {
  directory = mkdtempSync(path.join(tmpdir(), 'far-side-test-'))
  webhook = createServer(async (incoming, response) => {
    let body = ''
    for await (const chunk of incoming) body += chunk
    webhooks.push({ body, signature: String(incoming.headers['x-hub-signature-256']) })
    response.end()
    webhook.emit('webhook')
  })
  webhook.listen(0, '127.0.0.1')
  await once(webhook, 'listening')
  const webhookUrl = `http://127.0.0.1:${(webhook.address() as AddressInfo).port}/`
  farSide = await startFarSide({ directory, webhookUrl })
})

afterAll(async () => {
  await farSide.stop()
  webhook.close()
  rmSync(directory, { recursive: true, force: true })
})

describe('the citizen’s phone', () => {
  it('speaks Indonesian first and English when asked, and carries no script in the page', async () => {
    const page = await request('/')
    expect(page.headers.get('content-security-policy')).toContain("script-src 'self'")
    expect(await page.text()).toContain('Telepon warga (simulasi)')
    expect(await (await request('/?lang=en')).text()).toContain('Citizen’s phone (simulated)')
  })

  it('refuses another site and a rebound name', async () => {
    const crossSite = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'cors' }
    expect((await request('/talk', { headers: crossSite })).status).toBe(403)
    expect((await request('/whatsapp', { method: 'POST', headers: crossSite })).status).toBe(403)
    const rebound = get({ port: farSide.ports.phone, host: '127.0.0.1', headers: { host: 'attacker.test' } })
    const [response] = (await once(rebound, 'response')) as [IncomingMessage]
    response.resume()
    expect(response.statusCode).toBe(403)
  })

  it('says what is missing', async () => {
    const response = await post('/whatsapp', { kind: 'text', text: 'x' })
    expect([response.status, await response.text()]).toEqual([400, 'person is needed.'])
    expect((await post('/whatsapp', { person, kind: 'dance' })).status).toBe(400)
  })

  it('reports at once what happens', async () => {
    const stream = await request('/events')
    const reader = stream.body?.pipeThrough(new TextDecoderStream()).getReader()
    await post('/sms', { person, text: 'Halo SMS' })
    let seen = ''
    while (!seen.includes('Halo SMS')) seen += (await reader?.read())?.value ?? ''
    expect(seen).toContain('"channel":"sms"')
    await reader?.cancel()
  })

  it('shows a mail that the system sent to the citizen', async () => {
    const transport = createTransport({ host: '127.0.0.1', port: farSide.ports.smtp })
    const messageId = '<1@sipelandukilat>'
    await transport.sendMail({ from: 'kantor@x.test', to: 'siti@contoh.test', subject: 'KK', text: 'Siap', messageId })
    transport.close()
    expect(await list('email', 'siti@contoh.test')).toMatchObject([
      { content: { subject: 'KK', text: 'Siap\n' }, externalId: messageId },
    ])
  })

  it('hands out a file as a picture or to be saved, never to be run', async () => {
    const base64 = Buffer.from('<script>alert(1)</script>').toString('base64')
    await post('/whatsapp', { person, kind: 'file', name: 'x.html', contentType: 'text/html', base64 })
    const [entry] = (await list('whatsapp', person)).slice(-1)
    const fileId = entry?.content.kind === 'file' ? entry.content.fileId : ''
    const response = await request(`/files/${fileId}`)
    expect(response.headers.get('content-disposition')).toBe('attachment')
    expect(response.headers.get('content-type')).toBe('application/octet-stream')
    expect((await request('/files/none')).status).toBe(404)
  })
})

describe('the simulated WhatsApp', () => {
  it('signs what it posts, in the shape of the Cloud API', async () => {
    const isPosted = once(webhook, 'webhook')
    await post('/whatsapp', { person: '+6281399990002', kind: 'text', text: 'Halo' })
    await isPosted
    const { body, signature } = webhooks.at(-1) ?? { body: '', signature: '' }
    expect(signature).toBe(`sha256=${createHmac('sha256', 'demo-whatsapp-secret').update(body).digest('hex')}`)
    expect(JSON.parse(body).entry[0].changes[0].value.messages).toMatchObject([
      { from: '6281399990002', type: 'text', text: { body: 'Halo' } },
    ])
  })

  it.each([
    [{ type: 'text', text: { body: 'x'.repeat(4097) } }, 131009],
    [{ type: 'text', text: { body: ' ' } }, 131008],
    [{ type: 'text', text: { body: 'x' }, messaging_product: 'sms' }, 100],
    [{ type: 'interactive', interactive: { type: 'button', body: { text: 'x' }, action: { buttons: [] } } }, 131009],
    [
      {
        type: 'interactive',
        interactive: {
          type: 'button',
          body: { text: 'x' },
          action: { buttons: [{ type: 'reply', reply: { id: 'a', title: 'x'.repeat(21) } }] },
        },
      },
      131009,
    ],
    [{ type: 'hologram', hologram: {} }, 131051],
  ])('refuses what the Cloud API refuses: %j', async (message, code) => {
    const response = await graph('/1/messages', { messaging_product: 'whatsapp', to: '62', ...message })
    expect(await codeOf(response)).toEqual([400, code])
  })

  it('knows its token, and which files it has', async () => {
    expect(await codeOf(await graph('/1/messages', {}, 'wrong'))).toEqual([401, 190])
    expect(await codeOf(await graph('/nothing'))).toEqual([404, 100])
  })
})
