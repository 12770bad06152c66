// @vitest-environment happy-dom
import { type RenderedModule, renderModule } from '@sipelandukilat/sdk/testing'
import { afterEach, expect, test, vi } from 'vitest'
import { legalDefinition } from '../entry/legal-definition.testing'
import { exampleAt, exampleFile } from '../file/example-file.testing'
import intake from '../module'

const { id } = exampleFile

let rendered: RenderedModule | undefined
afterEach(() => {
  rendered?.unmount()
  sessionStorage.clear()
})
const seen = (text: string) =>
  vi.waitFor(() => expect(rendered?.element.textContent).toContain(text), { timeout: 20_000 })

test('what is missing is named, what is known stands in the form, and what is typed is put in', async () => {
  rendered = await renderModule(intake, {
    path: `/intake/${id}/supply`,
    persona: { role: 'village_registrar', regionCode: '65.03.05.2022' },
    answers: {
      [`GET /applications/${id}`]: exampleFile,
      'GET /public/services/LEGAL': legalDefinition,
      [`PUT /applications/${id}/supply`]: { status: 'routed', version: 4, lacks: null, dueAt: exampleAt },
      'GET /applications': { items: [], nextCursor: null },
    },
  })
  await seen('Masih kurang')
  const { element, calls } = rendered
  expect(element.textContent).toContain('Keperluan')
  expect(element.querySelector<HTMLInputElement>('[id="applicant.nik"]')?.value).toBe('6503055708909902')
  const save = [...element.querySelectorAll('button')].find((button) => button.textContent === 'Simpan')
  save?.click()
  await vi.waitFor(() => expect(calls).toContain(`PUT /applications/${id}/supply`), { timeout: 20_000 })
})

test('who comes from the stop of a trip puts it in as of the field', async () => {
  const sent: { channel?: string }[] = []
  rendered = await renderModule(intake, {
    path: `/intake/${id}/supply?channel=field`,
    persona: { role: 'intake_officer', regionCode: '65.03' },
    answers: {
      [`GET /applications/${id}`]: () =>
        Response.json(sent.length === 0 ? { ...exampleFile, attachments: [] } : exampleFile),
      'GET /public/services/LEGAL': legalDefinition,
      [`PUT /applications/${id}/supply`]: async (request: Request) => {
        sent.push((await request.json()) as { channel: string })
        return { status: 'incomplete', version: 2, lacks: exampleFile.lacks, dueAt: null }
      },
      [`GET /applications/${id}/timeline`]: { items: [] },
      [`GET /applications/${id}/notes`]: { items: [] },
      [`GET /applications/${id}/duplicates`]: { items: [] },
    },
  })
  await seen('Masih kurang')
  const save = [...rendered.element.querySelectorAll('button')].find((button) => button.textContent === 'Simpan')
  save?.click()
  await vi.waitFor(() => expect(sent).toMatchObject([{ channel: 'field' }]), { timeout: 20_000 })
  // The file shows at once what was just sent.
  await seen('Berkas lain')
})
