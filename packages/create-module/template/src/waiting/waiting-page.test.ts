import { type RenderedModule, renderModule } from '@sipelandukilat/sdk/testing'
import { afterEach, describe, expect, it, vi } from 'vitest'
import module from '../module'
import { recording } from '../recording'

let rendered: RenderedModule | undefined
afterEach(() => rendered?.unmount())

const open = async (answers = recording.answers) => {
  rendered = await renderModule(module, { path: '/%id%', persona: recording.personas[0], answers })
  return rendered.element
}

describe('the list of what has waited longest', () => {
  it('shows the applications of the region, and asks for nothing else', async () => {
    const element = await open()
    await vi.waitFor(() => expect(element.textContent).toContain('SPL-2611-0001-9901'), 10_000)
    expect(element.textContent).toContain('Selamat bekerja, Yusuf.')
    expect(rendered?.calls).toEqual(['GET /applications?view=open&sort=submittedAt&limit=10'])
  })

  it('says so when nothing waits', async () => {
    const element = await open({ 'GET /applications': { items: [], nextCursor: null } })
    await vi.waitFor(() => expect(element.textContent).toContain('Tidak ada yang menunggu'), 10_000)
  })
})
