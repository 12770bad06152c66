// @vitest-environment happy-dom
import { type RenderedModule, renderModule } from '@sipelandukilat/sdk/testing'
import { afterEach, expect, test, vi } from 'vitest'
import intake from '../module'

let rendered: RenderedModule | undefined
afterEach(() => rendered?.unmount())

test('a village registrar is offered the official forms, headed by the regency of the village', async () => {
  rendered = await renderModule(intake, {
    path: '/intake/paper',
    persona: { role: 'village_registrar', regionCode: '65.03.05.2022' },
    answers: {
      'GET /public/services': { items: [] },
      'GET /public/forms': { items: [{ number: 'F-2.03', title: { id: 'SPTJM Kebenaran Data Kelahiran', en: '' } }] },
    },
  })
  await vi.waitFor(() => {
    const link = [...document.querySelectorAll('a')].find((one) => one.textContent?.includes('F-2.03'))
    expect(link?.getAttribute('href')).toBe('/api/v1/public/forms/F-2.03/blank.pdf?regency=65.03')
  })
})
