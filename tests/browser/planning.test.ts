import type { Locator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { PlanningRun } from '../../packages/contract/src/index'
import { addCalendarDays, toLocalDate } from '../../packages/domain/src/index'
import { runPlanning } from '../../services/api/src/features/field/planning/run-planning'
import { seedField } from '../../services/api/src/seed/seed-field'
import { seedNetwork } from '../../services/api/src/seed/seed-network'
import { inspectScreen, type OfficerSite, openOfficerSite, openPart, speak } from './officer-site'

let site: OfficerSite
let coordinator: Page

beforeAll(async () => {
  site = await openOfficerSite(['field'], 60)
  const { database, keyring } = site.system.app.platform
  await seedNetwork(database)
  await seedField(database, keyring, { seed: 65, now: site.system.clock.now })
  coordinator = await site.signIn('coordinator@kaltara.test')
})
afterAll(() => site?.close())
afterEach(() => {
  expect(site.complaints).toEqual([])
})

const inspect = (name: string) => inspectScreen(coordinator, 'planning', name)
const day = (days: number) => addCalendarDays(toLocalDate(site.system.clock.now), days)
const trip = (number: number): Locator => coordinator.getByRole('group', { name: `Perjalanan ${number}`, exact: true })
const stopsOf = (number: number): Locator => trip(number).getByRole('listitem')
const namesOf = async (stops: Locator) =>
  (await stops.locator('.field-editor-facts > :first-child').allTextContents()).map((name) => name.trim())

/** Starts a run by the form, and gives back its id. */
async function startRun(name: string): Promise<string> {
  await coordinator.goto('/app/field/planning/new')
  await coordinator.getByLabel('Nama rencana').fill(name)
  await coordinator.getByLabel('Hari pertama').fill(day(40))
  await coordinator.getByLabel('Hari terakhir').fill(day(67))
  await coordinator.getByLabel('Lama mencari').selectOption('quick')
  await coordinator.getByRole('button', { name: 'Buat usulan' }).click()
  await coordinator.getByRole('heading', { level: 1, name }).waitFor()
  return new URL(coordinator.url()).pathname.split('/').at(-1) ?? ''
}

const read = async (id: string) => (await site.ask(coordinator, `/api/v1/planning-runs/${id}`)).body as PlanningRun

test('a coordinator has trips proposed, compares them, changes one by keyboard and by drag, and accepts', async () => {
  await openPart(coordinator, 'Rencana')
  await coordinator.getByText('Belum ada rencana').waitFor()
  await inspect('empty')
  await coordinator.getByRole('link', { name: 'Rencana baru' }).click()
  await coordinator.getByLabel('Nama rencana').waitFor()
  await inspect('form')
  await coordinator.getByRole('button', { name: 'Buat usulan' }).click()
  await coordinator.getByText('Isi bagian ini.').waitFor()
  const nameField = coordinator.getByLabel('Nama rencana')
  expect(await nameField.evaluate((field) => field === document.activeElement)).toBe(true)
  // Not under the header, which stays where it is.
  const header = await coordinator.locator('.ui-frame-header').boundingBox()
  expect((await nameField.boundingBox())?.y).toBeGreaterThan((header?.y ?? 0) + (header?.height ?? 0))
  const id = await startRun('Uji Pedalaman')
  await coordinator.getByText('Menunggu giliran perencana.').waitFor()
  await inspect('queued')

  await runPlanning(site.system.app.platform, { runId: id })
  await coordinator.getByRole('heading', { name: 'Bandingkan usulan' }).waitFor()
  for (const objective of ['Paling mendesak', 'Paling banyak orang', 'Paling merata'])
    await coordinator.getByRole('columnheader').getByRole('heading', { name: objective }).waitFor()
  const comparison = coordinator.getByRole('region', { name: 'Perbandingan usulan' })
  for (const measure of ['Orang terlayani, dari', 'Jumlah prioritas', 'Biaya', 'Kecamatan di bawah batas', 'Selisih'])
    expect(await comparison.getByRole('rowheader', { name: measure }).count()).toBeGreaterThan(0)
  await coordinator.getByText('Pemerataan per kecamatan').first().click()
  await coordinator
    .getByText(/^Belum terlayani: /)
    .first()
    .click()
  // What was in the way waits folded, with how much it is.
  const { proposals, findings } = await read(id)
  const folded = coordinator.getByText(`Yang tidak dapat direncanakan: ${findings.length}`)
  expect(await folded.count()).toBe(findings.length === 0 ? 0 : 1)
  await inspect('compare')
  const most = Math.max(...proposals.map(({ figures }) => figures.people))
  const areAlike = proposals.every(({ figures }) => figures.people === most)
  const served = comparison.getByRole('row', { name: /^Orang terlayani/ }).getByRole('cell')
  for (const [at, { figures }] of proposals.entries())
    expect((await served.nth(at).textContent())?.includes('(terbaik)')).toBe(!areAlike && figures.people === most)
  await coordinator.setViewportSize({ width: 360, height: 740 })
  expect(await comparison.evaluate(brokenFigures)).toEqual([])
  await coordinator.setViewportSize({ width: 1280, height: 900 })
  const index = proposals.findIndex(({ trips }) => trips.some(({ stops }) => stops.length > 1))
  expect(index).toBeGreaterThanOrEqual(0)
  await coordinator.getByRole('button', { name: 'Pakai usulan ini' }).nth(index).click()
  await coordinator.getByText('Tidak ada aturan yang dilanggar.').waitFor()
  const whole = proposals[index]?.trips ?? []
  const number = whole.findIndex(({ stops }) => stops.length > 1) + 1
  const before = await namesOf(stopsOf(number))
  await inspect('editor')

  // By keyboard: out of the trip, into those left out, and back by undoing.
  const [name = ''] = before
  await trip(number)
    .getByRole('button', { name: `Pindahkan ${name}`, exact: true })
    .focus()
  await coordinator.keyboard.press('Enter')
  await coordinator.getByRole('button', { name: 'Keluarkan dari rencana' }).focus()
  await coordinator.keyboard.press('Enter')
  await coordinator.getByRole('group', { name: 'Belum terlayani' }).getByText(name, { exact: true }).waitFor()
  await coordinator.getByRole('button', { name: 'Urungkan' }).focus()
  await coordinator.keyboard.press('Enter')
  await expect.poll(() => namesOf(stopsOf(number))).toEqual(before)

  // A trip begins a day later: timed anew, and judged at once, whatever the judgement.
  const first = whole.reduce((best, { endDay }, at) => (endDay < (whole[best]?.endDay ?? 0) ? at : best), 0) + 1
  const facts = trip(first)
    .getByText(/ orang · Rp/)
    .first()
  const days = await facts.textContent()
  await trip(first)
    .getByRole('button', { name: `Perjalanan ${first} sehari lebih lambat` })
    .click()
  await expect.poll(() => facts.textContent()).not.toBe(days)
  await coordinator.getByText(/aturan dilanggar|Tidak ada aturan yang dilanggar/).waitFor()
  await coordinator.getByRole('button', { name: 'Kembali ke usulan' }).click()
  await coordinator.getByText('Tidak ada aturan yang dilanggar.').waitFor()

  // By hand: the first stop is dropped among those left out.
  const leftOut = coordinator.getByRole('group', { name: 'Belum terlayani' })
  // Both ends in sight: nobody scrolls with the mouse held down.
  await coordinator.setViewportSize({ width: 1280, height: 2600 })
  await stopsOf(number).first().dragTo(leftOut.locator('.field-editor-drop'))
  await leftOut.getByText(name, { exact: true }).waitFor()
  await coordinator.getByText('Tidak ada aturan yang dilanggar.').waitFor()
  await coordinator.getByRole('button', { name: 'Urungkan' }).click()
  await coordinator.setViewportSize({ width: 1280, height: 900 })

  await coordinator.getByRole('button', { name: 'Terima, jadikan perjalanan' }).click()
  await inspect('accept')
  await coordinator.getByRole('dialog').getByRole('button', { name: 'Terima, jadikan perjalanan' }).click()
  await coordinator.getByText('Rencana ini diterima').waitFor()
  await inspect('accepted')
  await expect.poll(async () => (await read(id)).tripIds).toHaveLength(whole.length)
  await coordinator.getByRole('link', { name: 'Perjalanan 1', exact: true }).click()
  await coordinator.getByRole('heading', { level: 1, name: 'Uji Pedalaman · 1' }).waitFor()
})

/** Figures of a table that stand on more than one line, or do not end at the right. */
function brokenFigures(table: Element): string[] {
  return [...table.querySelectorAll('tbody td')]
    .filter((cell) => {
      const lines = [...cell.childNodes].map((node) => {
        const text = document.createRange()
        text.selectNode(node)
        return node.nodeType === Node.TEXT_NODE ? text.getClientRects().length : 0
      })
      return Math.max(...lines) > 1 || getComputedStyle(cell).textAlign !== 'end'
    })
    .map((cell) => cell.textContent ?? '')
}

test('a run that still waits can be stopped', async () => {
  const id = await startRun('Uji Berhenti')
  await coordinator.getByRole('button', { name: 'Hentikan pencarian' }).click()
  await coordinator.getByRole('dialog').getByRole('button', { name: 'Hentikan pencarian' }).click()
  await coordinator.getByText('Dihentikan').waitFor()
  await expect.poll(async () => (await read(id)).status).toBe('cancelled')
})

test('what cannot be planned is said in words, also in English', async () => {
  await coordinator.goto('/app/field/planning/new')
  await coordinator.getByLabel('Nama rencana').fill('Tanpa tim')
  await coordinator.getByLabel('Hari pertama').fill(day(40))
  await coordinator.getByLabel('Hari terakhir').fill(day(45))
  const teams = coordinator.getByRole('group', { name: 'Tim', exact: true }).getByRole('checkbox')
  for (const team of await teams.all()) await team.uncheck()
  await coordinator.getByRole('button', { name: 'Buat usulan' }).click()
  await coordinator.getByRole('heading', { level: 1, name: 'Tanpa tim' }).waitFor()
  const id = new URL(coordinator.url()).pathname.split('/').at(-1) ?? ''
  await runPlanning(site.system.app.platform, { runId: id })
  await coordinator.getByText('Belum ada tim: tidak ada yang dapat direncanakan.').waitFor()
  await speak(coordinator, 'English')
  await coordinator.reload()
  await coordinator.getByText('There is no team: nothing can be planned.').waitFor()
  await inspect('nothing')
  await coordinator.goto('/app/field/planning')
  await coordinator.getByRole('link', { name: 'Uji Pedalaman' }).waitFor()
  await inspect('list')
})
