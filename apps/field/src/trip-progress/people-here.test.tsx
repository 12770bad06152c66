// @vitest-environment happy-dom
import { type RenderedModule, renderModule } from '@sipelandukilat/sdk/testing'
import { afterEach, expect, test, vi } from 'vitest'
import field from '../module'

const tripId = '01930000-0000-7000-8000-000000000001'
const stopId = '01930000-0000-7000-8000-000000000002'
const today = '2026-09-21'
const stop = {
  ...{ id: stopId, date: today, arrivalTime: '09:00', place: 'Balai Desa', villageName: 'Liang Butan' },
  ...{
    villageCode: '65.03.05.2022',
    districtName: 'Krayan',
    state: 'here',
    skipReason: null,
    requests: 2,
    done: 0,
    absent: 0,
    left: 2,
  },
}
const person = (id: string, name: string, isIncomplete: boolean) => ({
  ...{ id, name, applicationId: id, isIncomplete, stopId, tripId, status: 'planned', version: 1 },
  ...{
    purpose: 'assistance',
    mode: 'village',
    landmark: null,
    reply: null,
    outcome: null,
    canVisit: true,
    peopleCount: 1,
    plannedFor: null,
  },
})
const incompleteId = '01930000-0000-7000-8000-000000000003'

let rendered: RenderedModule | undefined
afterEach(() => rendered?.unmount())

test('at a stop, whose application lacks something has the way to its form; the others have none', async () => {
  rendered = await renderModule(field, {
    path: `/field/trips/${tripId}/board`,
    persona: { role: 'field_officer', regionCode: '65.03' },
    answers: {
      'GET /trips/under-way': {
        items: [{ trip: { id: tripId }, today, done: 0, absent: 0, left: 2, lateStops: 0, stops: [stop] }],
      },
      [`GET /trips/${tripId}`]: { id: tripId, name: 'Krayan', status: 'under_way', stops: [stop], can: { add: false } },
      [`GET /trips/${tripId}/people`]: {
        items: [
          person(incompleteId, 'Yulita Padan', true),
          {
            ...person('01930000-0000-7000-8000-000000000004', 'Maria Lalung', false),
            ...{ status: 'visited', outcome: 'done', reply: { answer: 'another_day', at: today, words: null } },
          },
        ],
      },
    },
  })
  await vi.waitFor(() => expect(rendered?.element.textContent).toContain('Maria Lalung'), { timeout: 20_000 })
  expect(rendered.element.textContent, 'who was served waits for no other day').not.toContain('Minta hari lain')
  const links = [...rendered.element.querySelectorAll('a[href*="/supply"]')]
  expect(links.map((link) => [link.getAttribute('aria-label'), link.getAttribute('href')])).toEqual([
    ['Lengkapi permohonan Yulita Padan', `/app/intake/${incompleteId}/supply?channel=field`],
  ])
})

const find = <T extends Element>(selector: string) =>
  vi.waitFor(
    () => {
      const found = document.querySelector<T & HTMLElement>(selector)
      if (!found) throw new Error(`No ${selector}`)
      return found
    },
    { timeout: 20_000 },
  )

test('of a request for many it is asked how many were served, with a word where the time is off the plan', async () => {
  const school = {
    ...person('01930000-0000-7000-8000-000000000005', 'SMA Negeri 1 Krayan', false),
    ...{ peopleCount: 39, plannedFor: { date: '2026-09-21', arrivalTime: '09:00' } },
  }
  const record = vi.fn(() => school)
  rendered = await renderModule(field, {
    path: `/field/trips/${tripId}/board`,
    persona: { role: 'field_officer', regionCode: '65.03' },
    answers: {
      'GET /trips/under-way': {
        items: [{ trip: { id: tripId }, today, done: 0, absent: 0, left: 1, lateStops: 0, stops: [stop] }],
      },
      [`GET /trips/${tripId}`]: { id: tripId, name: 'Krayan', status: 'under_way', stops: [stop], can: { add: false } },
      [`GET /trips/${tripId}/people`]: { items: [school] },
      [`POST /visit-requests/${school.id}/visits`]: record,
    },
  })
  ;(await find('button[aria-label="Selesai: SMA Negeri 1 Krayan"]')).click()
  const served = await find<HTMLInputElement>('[role=dialog] input[type=number]')
  expect(record, 'nothing is recorded without a number').not.toHaveBeenCalled()
  expect(served.value).toBe('')
  const words = () => document.querySelector('[role=dialog]')?.textContent
  expect(words()).toContain('Permintaan ini untuk 39 orang')
  expect(words()).toMatch(/Titik ini direncanakan 21 Sep 2026, 09\.00 WITA/)
})

test('at a stop of a trip under way somebody is added by the number of their application alone', async () => {
  let body: unknown
  const added = person('01930000-0000-7000-8000-000000000006', 'Yulita Padan', true)
  rendered = await renderModule(field, {
    path: `/field/trips/${tripId}/board`,
    persona: { role: 'field_officer', regionCode: '65.03' },
    answers: {
      'GET /trips/under-way': {
        items: [{ trip: { id: tripId }, today, done: 0, absent: 0, left: 0, lateStops: 0, stops: [stop] }],
      },
      [`GET /trips/${tripId}`]: { id: tripId, name: 'Krayan', status: 'under_way', stops: [stop], can: { add: true } },
      [`GET /trips/${tripId}/people`]: { items: [] },
      [`POST /trips/${tripId}/stops/${stopId}/applications`]: async (request: Request) => {
        body = await request.json()
        return added
      },
    },
  })
  ;(await find('button[aria-label="Tambah permintaan di Balai Desa"]')).click()
  const input = await find<HTMLInputElement>('[role=dialog] input')
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(input, 'SPL-7K2M-9QXA-41BT')
  input.dispatchEvent(new Event('input', { bubbles: true }))
  await vi.waitFor(() =>
    expect(document.querySelector('[role=dialog] button[type=submit]:not([disabled])')).not.toBeNull(),
  )
  ;(await find('[role=dialog] button[type=submit]')).click()
  await vi.waitFor(() => expect(body).toEqual({ trackingNumber: 'SPL-7K2M-9QXA-41BT' }), { timeout: 20_000 })
})

test('documents of an application are not handed over with one tap: it is asked who received them, and what shows it', async () => {
  const bringing = {
    ...person('01930000-0000-7000-8000-000000000007', 'Yulita Padan', false),
    ...{ purpose: 'handover', applicationId: incompleteId },
  }
  let body: unknown
  rendered = await renderModule(field, {
    path: `/field/trips/${tripId}/board`,
    persona: { role: 'field_officer', regionCode: '65.03' },
    answers: {
      'GET /trips/under-way': {
        items: [{ trip: { id: tripId }, today, done: 0, absent: 0, left: 1, lateStops: 0, stops: [stop] }],
      },
      [`GET /trips/${tripId}`]: { id: tripId, name: 'Krayan', status: 'under_way', stops: [stop], can: { add: false } },
      [`GET /trips/${tripId}/people`]: { items: [bringing] },
      [`GET /applications/${incompleteId}`]: { id: incompleteId, delegate: null },
      [`POST /visit-requests/${bringing.id}/visits`]: async (request: Request) => {
        body = await request.json()
        return bringing
      },
    },
  })
  ;(await find('button[aria-label="Selesai: Yulita Padan"]')).click()
  const save = await find<HTMLButtonElement>('[role=dialog] button[type=submit]')
  expect(save.disabled, 'nothing shows yet that they were received').toBe(true)
  ;(await find('[role=dialog] input[type=radio][value=none]')).click()
  const why = await find<HTMLTextAreaElement>('[role=dialog] textarea')
  Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value')?.set?.call(why, 'Tangannya terluka')
  why.dispatchEvent(new Event('input', { bubbles: true }))
  await vi.waitFor(() => expect(save.disabled).toBe(false), { timeout: 20_000 })
  save.click()
  await vi.waitFor(() => expect(body).toBeDefined(), { timeout: 20_000 })
  expect(body).toMatchObject({
    outcome: 'done',
    handover: { recipient: 'applicant', to: 'Yulita Padan', proof: 'none', note: 'Tangannya terluka' },
  })
})

test('what was recorded by mistake is corrected; an error stands beside the button that was pressed', async () => {
  const visitId = '01930000-0000-7000-8000-000000000009'
  const served = {
    ...person('01930000-0000-7000-8000-000000000008', 'Maria Lalung', false),
    ...{ status: 'visited', outcome: 'done', canVisit: false, correctableVisitId: visitId },
  }
  let body: unknown
  const problem = {
    type: '/problems/conflict',
    title: 'Bertentangan',
    status: 409,
    detail: 'Berkasnya sudah diproses',
    correlationId: visitId,
  }
  rendered = await renderModule(field, {
    path: `/field/trips/${tripId}/board`,
    persona: { role: 'field_officer', regionCode: '65.03' },
    answers: {
      'GET /trips/under-way': {
        items: [{ trip: { id: tripId }, today, done: 1, absent: 0, left: 0, lateStops: 0, stops: [stop] }],
      },
      [`GET /trips/${tripId}`]: { id: tripId, name: 'Krayan', status: 'under_way', stops: [stop], can: { add: false } },
      [`GET /trips/${tripId}/people`]: { items: [served] },
      [`POST /visit-requests/${served.id}/visits`]: async (request: Request) => {
        body = await request.json()
        return new Response(JSON.stringify(problem), {
          status: 409,
          headers: { 'content-type': 'application/problem+json' },
        })
      },
    },
  })
  ;(await find('button[aria-label="Perbaiki hasil: Maria Lalung"]')).click()
  await find('[role=dialog] button[type=submit]')
  const choices = [...document.querySelectorAll<HTMLButtonElement>('[role=dialog] button[aria-pressed]')]
  choices.find(({ textContent }) => textContent === 'Tidak bertemu')?.click()
  const save = await find<HTMLButtonElement>('[role=dialog] button[type=submit]:not([disabled])')
  save.click()
  const alert = await find('[role=dialog] [role=alert]')
  expect(alert.textContent).toContain('Berkasnya sudah diproses')
  expect(body).toMatchObject({ outcome: 'absent', corrects: visitId })
  const note = document.querySelector('[role=dialog] textarea')
  expect(
    note && note.compareDocumentPosition(alert) & Node.DOCUMENT_POSITION_FOLLOWING,
    'after the last field',
  ).toBeTruthy()
})
