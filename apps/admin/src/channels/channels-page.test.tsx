// @vitest-environment happy-dom
import { type RenderedModule, renderModule } from '@sipelandukilat/sdk/testing'
import { afterEach, expect, test, vi } from 'vitest'
import admin from '../module'
import { healthyChannel } from './channel-health.testing'

let rendered: RenderedModule | undefined
afterEach(() => rendered?.unmount())

test('a channel says in words what is set up, what is missing and whom to ask, and names no variable', async () => {
  rendered = await renderModule(admin, {
    path: '/admin/channels',
    persona: { role: 'province_admin', regionCode: '65' },
    answers: {
      'GET /channels': {
        items: [
          { ...healthyChannel, channel: 'whatsapp', canSend: false },
          { ...healthyChannel, channel: 'sms', isEnabled: false, state: 'off', canReceive: false, canSend: false },
          { ...healthyChannel, channel: 'email', heldOut: 24, heldUntil: '2026-12-01T23:00:00.000Z' },
        ],
      },
    },
  })
  const cards = () => [...document.querySelectorAll('section')].map((card) => card.textContent ?? '')
  await vi.waitFor(() => expect(cards()).toHaveLength(3), { timeout: 20_000 })
  const [whatsapp, sms, email] = cards()
  expect(whatsapp).toContain('Terpasang')
  expect(whatsapp).toContain('Belum terpasang. Perlu nomor WhatsApp kantor dan kunci akses dari Meta.')
  expect(whatsapp).toContain('dipasang oleh pengelola server: mintalah kepadanya')
  expect(sms).toContain('Perlu sambungan dari operator seluler')
  expect(email).not.toContain('Belum terpasang')
  expect(email).toMatch(/24 ditahan sampai 2 Des 2026,? 07\.00 WITA/)
  expect(cards().join()).not.toMatch(/[A-Z]+_[A-Z]+/)
})
