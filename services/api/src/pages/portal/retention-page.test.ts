import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, expect, it as test } from 'vitest'
import { runMaintenance } from '../../features/maintenance/run-maintenance'
import { workerScope } from '../../platform/caller'
import { newId } from '../../platform/id'
import { createFormBrowser } from '../../testing/form-browser'
import { createTestSystem, type TestSystem } from '../../testing/test-system'
import { retentionFigures } from './retention-figures'

let system: TestSystem
beforeAll(async () => {
  system = await createTestSystem()
})
afterAll(() => system.close())

/** Where the page names each figure. */
const named: Readonly<Record<string, readonly (keyof typeof retentionFigures)[]>> = {
  permohonan: ['surplusDays'],
  'berkas-tak-terpakai': ['unclaimedUploadDays', 'unclaimedConversationFileDays'],
  draf: ['draftDays'],
  percakapan: ['handledMessageDays', 'messageIdentityDays'],
  'permintaan-data': ['answeredRequestDays'],
  kode: ['codeMinutes', 'endedHours'],
  sesi: ['idleMinutes', 'sessionHours', 'endedHours', 'followMinutes', 'choiceDays', 'knownDeviceDays'],
}

test.each(['id', 'en'])(
  'the privacy page leads to the schedule, which names every figure of the code (%s)',
  async (language) => {
    const visitor = createFormBrowser(system.url)
    await visitor.open(`/privasi?bahasa=${language}`)
    const link = visitor.page.querySelector('main a.button[href="/privasi/penyimpanan"]')
    expect(link).toBeTruthy()
    await visitor.open('/privasi/penyimpanan')
    for (const [section, figures] of Object.entries(named))
      for (const figure of figures)
        expect(visitor.page.querySelector(`#${section}`)?.text, `${section}: ${figure}`).toMatch(
          new RegExp(`(^|\\D)${retentionFigures[figure]} (hari|menit|jam|day|minute|hour)`),
        )
    expect(new Set(Object.values(named).flat())).toEqual(new Set(Object.keys(retentionFigures)))
    // Each kind tells how long at once, and folded what for, what then, and on which basis.
    for (const section of visitor.page.querySelectorAll('main section.part')) {
      expect(section.querySelector('h2 + p')?.text.trim()).not.toBe('')
      expect(section.querySelectorAll('details dd').filter(({ text }) => text.trim() !== '')).toHaveLength(3)
    }
  },
)

test('what the system does not delete is said to be kept as archives are', async () => {
  const visitor = createFormBrowser(system.url)
  await visitor.open('/privasi/penyimpanan')
  for (const section of [
    'permohonan',
    'berkas',
    'percakapan',
    'pengaduan',
    'survei',
    'antrean',
    'kunjungan',
    'jejak',
  ]) {
    const text = visitor.page.querySelector(`#${section}`)?.text
    expect(text, section).toContain('menurut jadwal retensi arsip daerah')
    expect(text, section).toContain('UU 43/2009')
  }
})

test('maintenance keeps files that nobody claimed for as long as the page says, and no longer', async () => {
  const age = (days: number) => new Date(system.clock.now.getTime() - days * 86_400_000)
  const plant = (days: number) => {
    const id = newId()
    return system.database
      .write(workerScope, (db) =>
        db.run({
          text: `insert into upload (id, media_type, size, blob, status, created_at) values ($1, 'image/jpeg', 1, $2, 'ready', $3)`,
          values: [id, randomBytes(32).toString('hex'), age(days)],
        }),
      )
      .then(() => id)
  }
  const young = await plant(retentionFigures.unclaimedUploadDays - 0.1)
  const old = await plant(retentionFigures.unclaimedUploadDays + 0.1)
  await runMaintenance(system.app.platform, system.app.queues)
  const rows = await system.database.read(workerScope, (db) =>
    db.rows<{ id: string }>({ text: 'select id from upload where id = any($1)', values: [[young, old]] }),
  )
  expect(rows.map(({ id }) => id)).toEqual([young])
})
