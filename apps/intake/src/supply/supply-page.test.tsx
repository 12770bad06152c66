// @vitest-environment happy-dom
import type { ApplicationFile } from '@sipelandukilat/sdk/api'
import { type RenderedModule, renderModule } from '@sipelandukilat/sdk/testing'
import { afterEach, expect, test, vi } from 'vitest'
import { legalDefinition } from '../entry/legal-definition.testing'
import intake from '../module'

const id = '01930000-0000-7000-8000-000000000007'
const at = '2026-09-14T02:00:00Z'

const file: ApplicationFile = {
  ...{ id, trackingNumber: 'SPL-0000-0000-0000', serviceCode: 'LEGAL', serviceVersion: 3, status: 'incomplete' },
  ...{ channel: 'sms', villageCode: '65.03.05.2022', villageName: 'Long Bawan', districtCode: '65.03.05' },
  ...{ regencyCode: '65.03', provinceCode: '65', place: 'Long Bawan, Krayan, Kabupaten Nunukan', language: 'id' },
  ...{ domicileVillageCode: null, applicantName: 'Siti Aminah', priority: 0, presenceMode: null, assigneeId: null },
  ...{ submittedAt: at, waitingSince: at, statusSince: at, dueAt: null, arrivalUntil: null, version: 1, masked: false },
  applicant: { name: 'Siti Aminah', nik: '6503055708909902', kkNumber: null, phone: null, email: null },
  ...{ assistedBy: null, delegate: null, presence: null, presenceDone: false, appointment: null },
  answers: {},
  attachments: [
    {
      id,
      requirement: 'other',
      kind: 'requirement',
      mediaType: 'image/jpeg',
      size: 1,
      uploadedAt: at,
      replacedAt: null,
    },
  ],
  ...{ products: [], handover: null, siakChecks: [], correction: null, verifiedBy: null },
  lacks: { fields: ['copy.purpose'], attachments: [] },
  ...{
    approval: null,
    decisionLetter: null,
    approvedBy: null,
    warnings: [],
    allowedActions: [],
    transfer: null,
    occurredAt: at,
    recordedAt: at,
  },
  ...{ closedAt: null, mergedInto: null, move: null, erasedAt: null },
  can: { assign: false, unmask: false, transfer: false, note: false },
}

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
      [`GET /applications/${id}`]: file,
      'GET /public/services/LEGAL': legalDefinition,
      [`PUT /applications/${id}/supply`]: { status: 'routed', version: 4, lacks: null, dueAt: at },
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
