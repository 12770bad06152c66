// @vitest-environment happy-dom
import { type RenderedModule, renderModule } from '@sipelandukilat/sdk/testing'
import { afterEach, expect, test, vi } from 'vitest'
import { legalDefinition } from '../entry/legal-definition.testing'
import intake from '../module'
import { exampleAt, exampleFile } from './example-file.testing'

const { id } = exampleFile
const question = {
  id,
  direction: 'in',
  authorName: null,
  text: 'Kapan selesai?',
  at: exampleAt,
  readAt: null as string | null,
  seq: 4,
}

let rendered: RenderedModule | undefined
afterEach(() => {
  rendered?.unmount()
  sessionStorage.clear()
})
const seen = (text: string) => vi.waitFor(() => expect(document.body.textContent).toContain(text), { timeout: 20_000 })
const control = (role: string, text: string) =>
  [...document.querySelectorAll<HTMLElement>(role)].find((one) => one.textContent === text)

async function openFile(canAnswer: boolean) {
  const sent: unknown[] = []
  const marked: unknown[] = []
  const unanswered = { items: [question], unansweredSince: exampleAt, canAnswer }
  rendered = await renderModule(intake, {
    path: `/intake/${id}`,
    persona: { role: 'intake_officer', regionCode: '65.03' },
    answers: {
      [`GET /applications/${id}`]: { ...exampleFile, unansweredSince: exampleAt, unreadMessages: 1 },
      'GET /public/services/LEGAL': legalDefinition,
      [`GET /applications/${id}/timeline`]: { items: [] },
      [`GET /applications/${id}/notes`]: { items: [] },
      [`GET /applications/${id}/duplicates`]: { items: [] },
      [`GET /applications/${id}/messages`]: unanswered,
      [`POST /applications/${id}/messages/read`]: async (request: Request) => {
        marked.push(await request.json())
        return new Response(null, { status: 204 })
      },
      [`POST /applications/${id}/messages/settlement`]: async (request: Request) => {
        sent.push(await request.json())
        const read = { ...question, readAt: exampleAt }
        const next = { ...question, id: '01930000-0000-7000-8000-000000000009', text: 'Masih lama?', seq: 5 }
        return { ...unanswered, items: [read, next] }
      },
      [`POST /applications/${id}/messages`]: async (request: Request) => {
        sent.push(await request.json())
        const answer = {
          ...question,
          id: '01930000-0000-7000-8000-000000000008',
          direction: 'out',
          text: 'Besok.',
          seq: 5,
        }
        return { items: [question, answer], unansweredSince: null, canAnswer: true }
      },
    },
  })
  await seen('menunggu jawaban. Bacalah di bagian Pesan.')
  await seen('1 pesan belum dibaca dari pemohon')
  control('a', 'Baca pesan')?.click()
  await seen('Kapan selesai?')
  return { ...rendered, sent, marked }
}

test('the file says that an answer is due; what is shown is read, and an answer goes out', async () => {
  const { calls, sent } = await openFile(true)
  expect(document.activeElement?.id).toBe('file-messages')
  await vi.waitFor(() => expect(calls).toContain(`POST /applications/${id}/messages/read`))
  await vi.waitFor(() => expect(control('a', 'Baca pesan')).toBeUndefined())
  const box = document.querySelector<HTMLTextAreaElement>('textarea[maxlength="4000"]')
  if (!box) throw new Error('No box to answer in')
  Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value')?.set?.call(box, 'Besok.')
  box.dispatchEvent(new Event('input', { bubbles: true }))
  await vi.waitFor(() => expect(control('button', 'Kirim jawaban')?.hasAttribute('disabled')).toBe(false))
  control('button', 'Kirim jawaban')?.click()
  await vi.waitFor(() => expect(sent).toEqual([{ text: 'Besok.', seenUntil: 4 }]))
  await vi.waitFor(() => expect(control('button', 'Tidak perlu dijawab')).toBeUndefined())
})

test('what came in unseen waits on after a settlement, and is read once it is shown', async () => {
  const { sent, marked } = await openFile(true)
  await vi.waitFor(() => expect(marked).toEqual([{ seenUntil: 4 }]))
  control('button', 'Tidak perlu dijawab')?.click()
  await seen('Masih lama?')
  expect(sent).toEqual([{ seenUntil: 4 }])
  expect(control('button', 'Tidak perlu dijawab')).toBeDefined()
  await vi.waitFor(() => expect(marked).toEqual([{ seenUntil: 4 }, { seenUntil: 5 }]))
})

test('who does not work the file reads, answers nothing and marks nothing as read', async () => {
  const { calls } = await openFile(false)
  expect(control('button', 'Kirim jawaban')).toBeUndefined()
  expect(calls).not.toContain(`POST /applications/${id}/messages/read`)
})
