// @vitest-environment happy-dom
import { extensionStore } from '@sipelandukilat/sdk/host'
import { type RenderedModule, renderModule } from '@sipelandukilat/sdk/testing'
import { afterEach, expect, test, vi } from 'vitest'
import reports from '../module'

const figures = {
  ...{ submitted: 0, completed: 0, rejected: 0, withdrawn: 0, moves: 0, open: 0, overdue: 0 },
  ...{ medianDays: null, medianCitizenDays: null, medianWaitingDays: null, incomplete: 0, withinDeadline: null },
}
const summary = {
  region: '65.03',
  regionName: 'Kabupaten Nunukan',
  from: '2026-01',
  to: '2026-09',
  totals: figures,
  by: { service: [], channel: [], regency: [], month: [] },
  complaints: [],
  moves: [],
}

let rendered: RenderedModule | undefined
afterEach(() => {
  rendered?.unmount()
  extensionStore.set([])
})

test('ends with the report cards of other modules, each given the region and the months', async () => {
  const card = {
    moduleId: 'school-outreach',
    version: '1.0.0',
    configuration: {},
    onFault: (error: unknown) => {
      throw error
    },
    id: 'card',
    point: 'reports.overview',
    order: 1,
    load: async () => (props: { context: Readonly<Record<string, string>> }) => <p>{JSON.stringify(props.context)}</p>,
  }
  extensionStore.set([card, { ...card, id: 'elsewhere', point: 'application.aside' }])
  rendered = await renderModule(reports, {
    path: '/reports',
    persona: { role: 'supervisor', regionCode: '65.03' },
    answers: { 'GET /reports/summary': summary },
  })
  await vi.waitFor(() =>
    expect([...(rendered?.element.querySelectorAll('p') ?? [])].map((one) => one.textContent)).toContain(
      '{"region":"65.03","from":"2026-01","to":"2026-09"}',
    ),
  )
  expect(rendered.element.textContent?.match(/"region":"65\.03"/g)).toHaveLength(1)
})
