import type { Page } from 'playwright-core'
import type { Visit } from './browser'

type Place = { module: string; path: string }

const places: readonly Place[] = [
  { module: 'intake', path: '/intake' },
  { module: 'field', path: '/field' },
  { module: 'reports', path: '/reports' },
  { module: 'admin', path: '/admin/regencies' },
]

export type Switch = { to: string; ms: number }

/** Goes round the modules by the navigation: once to have each loaded, then `rounds` times with the clock. */
export async function switchModules({ page }: Visit, origin: string, rounds: number): Promise<Switch[]> {
  await page.goto(`${origin}/app/`)
  for (const place of places) await open(page, place)
  const switches: Switch[] = []
  for (let round = 0; round < rounds; round += 1)
    for (const place of places) switches.push({ to: place.module, ms: await open(page, place) })
  return switches
}

/** Clicks the module's link as a person does; gives the milliseconds from the click until its main heading was painted. */
async function open(page: Page, { module, path }: Place): Promise<number> {
  const link = page.getByRole('navigation', { name: 'Menu utama' }).locator(`a[href="/app${path}"]`)
  await link.waitFor()
  const shown = page.evaluate(
    (name) =>
      new Promise<number>((resolve) => {
        const look = (clicked: number) => {
          const heading = document.querySelector(`section[data-module="${name}"] h1`)
          if (!heading?.checkVisibility() || !heading.textContent) return requestAnimationFrame(() => look(clicked))
          // A task after this frame's callbacks begins when the frame has been drawn.
          return requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - clicked)))
        }
        addEventListener('click', (event) => look(event.timeStamp), { once: true, capture: true })
      }),
    module,
  )
  await link.click()
  return shown
}
