import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { inspectScreen, type OfficerSite, openOfficerSite, speak } from './officer-site'

let site: OfficerSite

beforeAll(async () => {
  site = await openOfficerSite(['intake', 'field', 'reports', 'admin'], 60)
})
afterAll(() => site?.close())
afterEach(() => {
  expect(site.complaints).toEqual([])
})

/** Between them they are led to every part; the others, who see fewer, in a full run, and then in Indonesian too. */
const accounts = [
  ...['intake@nunukan.test', 'coordinator@kaltara.test', 'admin@kaltara.test'],
  ...(process.env.PROVE
    ? [
        'supervisor@nunukan.test',
        'head@nunukan.test',
        'field@nunukan.test',
        'village@nunukan.test',
        'viewer@kaltara.test',
      ]
    : []),
]

const partsOf = (page: Page): Promise<string[]> =>
  page
    .getByRole('navigation')
    .first()
    .locator('a')
    .evaluateAll((links) => links.map((link) => new URL((link as HTMLAnchorElement).href).pathname))

const languages = process.env.PROVE ? (['Bahasa Indonesia', 'English'] as const) : (['English'] as const)

test.each(accounts)('every part that %s is led to is in order, in English too', async (email) => {
  const page = await site.signIn(email)
  const refused: string[] = []
  page.on('response', (answer) => {
    if (answer.status() >= 400) refused.push(`${answer.status()} ${answer.url()}`)
  })
  for (const language of languages) {
    await speak(page, language)
    const parts = await partsOf(page)
    expect(parts.length).toBeGreaterThan(1)
    // Other tests inspect the parts in Indonesian; here a third of them, all in a full run.
    for (const [index, part] of parts.entries()) {
      if (!process.env.PROVE && index % 3 > 0) continue
      await page.goto(part)
      await page.getByRole('heading', { level: 1 }).waitFor()
      await page.waitForLoadState('networkidle')
      await inspectScreen(page, 'parts', `${email.split('@')[0]}${part.replaceAll('/', '-')}-${language}`)
    }
  }
  expect(refused).toEqual([])
})
