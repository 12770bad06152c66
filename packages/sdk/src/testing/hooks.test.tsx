// @vitest-environment happy-dom
import { afterEach, expect, test, vi } from 'vitest'
import { useConfiguration } from '../configuration/use-configuration'
import { useLogger } from '../log/use-logger'
import { defineModule } from '../module/define-module'
import { useOffline } from '../offline/use-offline'
import { useRegion } from '../session/region'
import { type RenderedModule, renderModule } from './render-module'

function Page() {
  const { rows } = useConfiguration<{ rows: number }>()
  const { region } = useRegion()
  const { isOnline, waiting } = useOffline()
  const logger = useLogger()
  return (
    <button type='button' onClick={() => logger.info('page.pressed', { rows })}>
      {`${rows} ${region.name} ${region.level} ${isOnline} ${waiting}`}
    </button>
  )
}

const module = defineModule({
  manifest: {
    id: 'hooks',
    version: '1.0.0',
    title: { id: 'Kait', en: 'Hooks' },
    owner: 'test',
    engines: { shell: '*' },
    contributes: { routes: ['/hooks'] },
  },
  pages: [{ path: '/hooks', component: Page }],
})

let rendered: RenderedModule | undefined
afterEach(() => rendered?.unmount())

test('a screen knows its settings, its place of work and the connection, and logs to the developer’s console', async () => {
  rendered = await renderModule(module, {
    path: '/hooks',
    persona: { role: 'intake_officer', regionCode: '65.03', regionName: 'Kabupaten Nunukan' },
    configuration: { rows: 7 },
  })
  const button = rendered.element.querySelector('button')
  expect(button?.textContent).toBe('7 Kabupaten Nunukan regency true 0')
  const info = vi.spyOn(console, 'info').mockImplementation(() => undefined)
  button?.click()
  expect(info.mock.calls).toEqual([['[hooks] page.pressed', { rows: 7 }]])
  info.mockRestore()
  vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false)
  dispatchEvent(new Event('offline'))
  await vi.waitFor(() => expect(button?.textContent).toContain('false'))
})
