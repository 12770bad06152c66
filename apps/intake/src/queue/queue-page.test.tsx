// @vitest-environment happy-dom
import { type RenderedModule, renderModule } from '@sipelandukilat/sdk/testing'
import { afterEach, expect, test, vi } from 'vitest'
import intake from '../module'

const officer = { role: 'intake_officer', regionCode: '65.03' } as const
const ticket = {
  id: '01930000-0000-7000-8000-000000000011',
  label: 'C-001',
  number: 1,
  kind: 'other',
  date: '2026-09-14',
  hour: 10,
  status: 'waiting',
  counter: null,
  calls: 0,
  calledAt: null,
  takenAt: '2026-09-14T02:00:00.000Z',
  takenBy: 'officer',
  applicationId: null,
  version: 1,
}
const day = { date: '2026-09-14', state: 'open', slots: [{ hour: 10, left: 11 }] }
const called = { ...ticket, status: 'called', counter: 3, calls: 1, version: 2 }

let rendered: RenderedModule | undefined
afterEach(() => {
  rendered?.unmount()
  sessionStorage.clear()
})

const seen = (text: string) => vi.waitFor(() => expect(document.body.textContent).toContain(text))
const press = (name: string) =>
  vi.waitFor(() => {
    const found = [...document.querySelectorAll<HTMLElement>('button')].find((one) => one.textContent?.trim() === name)
    if (!found || found.hasAttribute('disabled')) throw new Error(`No button ${name}`)
    found.click()
  })

test('calls the next to the counter, and records that it was served', async () => {
  let items: object[] = [ticket]
  const bodies: unknown[] = []
  const keep = async (request: Request) => {
    bodies.push(await request.json())
  }
  rendered = await renderModule(intake, {
    path: '/antrean',
    persona: officer,
    answers: {
      'GET /queue-tickets': () => ({ regencyCode: '65.03', day, items }),
      'POST /queue-tickets/next': async (request: Request) => {
        await keep(request)
        items = [called]
        return { ticket: called }
      },
      [`POST /queue-tickets/${ticket.id}/steps`]: async (request: Request) => {
        await keep(request)
        items = [{ ...called, status: 'served', version: 3 }]
        return items[0]
      },
    },
  })
  await seen('C-001')
  await seen('pukul 10.00–11.00 WITA')
  await seen('1 menunggu. Masih ada 11 nomor untuk hari ini.')
  await press('Panggil berikutnya')
  await seen('dipanggil 1 kali')
  await seen('Nomor ini tanpa permohonan.')
  await press('Selesai dilayani')
  await seen('Dilayani')
  expect(bodies).toEqual([{ counter: 1 }, { step: 'serve', expectedVersion: 2 }])
})

test('gives a number to somebody who came without one, and says which', async () => {
  rendered = await renderModule(intake, {
    path: '/antrean',
    persona: { ...officer, language: 'en' },
    answers: {
      'GET /queue-tickets': { regencyCode: '65.03', day, items: [] },
      'POST /queue-tickets': ticket,
    },
  })
  await seen('No numbers today yet')
  await press('Give a number')
  await press('Give the number')
  await seen('Give this number to the citizen: it is called from 10:00 WITA.')
})

test('says that the queue could not be read', async () => {
  const problem = { type: '/problems/x', title: 'Gagal', status: 403, detail: 'Hubungi admin.', correlationId: 'c' }
  rendered = await renderModule(intake, {
    path: '/antrean',
    persona: officer,
    answers: { 'GET /queue-tickets': () => Response.json(problem, { status: 403 }) },
  })
  await seen('Antrean tidak dapat dimuat')
  await seen('Hubungi admin.')
})
