import { readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type OfficerSite, openOfficerSite, openPart } from './officer-site'
import { makeStrangerModule, type StrangerModule } from './stranger-module'

const id = 'school-outreach'
const developer = 'developer@kaltara.test'
const province = 'admin@kaltara.test'
const password = 'sipelandukilat-demo'

let site: OfficerSite
let module: StrangerModule
let url: string

beforeAll(async () => {
  const made = await makeStrangerModule(id)
  expect(made.created).toMatchObject({ code: 0 })
  module = made
  site = await openOfficerSite(['intake'], 60)
  url = site.system.url.replace('127.0.0.1', 'localhost')
})
afterAll(async () => {
  await site?.close()
  module?.remove()
})

const succeed = async (account: string, ...args: string[]) => {
  const answer = await module.command(account, [...args, '--json'])
  expect([args.join(' '), answer.code, answer.said]).toEqual([args.join(' '), 0, expect.anything()])
  return answer.json as Record<string, unknown>
}

const signIn = (account: string) =>
  module.command(account, ['login', '--url', url, '--email', account, '--password-stdin', '--json'], {
    input: `${password}\n`,
  })

const raiseVersion = (from: string, to: string) => {
  const file = path.join(module.folder, 'src/manifest.ts')
  writeFileSync(file, readFileSync(file, 'utf8').replace(`version: '${from}'`, `version: '${to}'`))
}

it('a new module has no type error, and its own test passes', async () => {
  expect(await module.run('typescript/bin/tsc', [])).toMatchObject({ code: 0, said: '' })
  const tests = await module.run('vitest/vitest.mjs', ['run'])
  expect([tests.code, tests.said]).toEqual([0, expect.stringMatching(/2 passed/)])
})

it('passes the gate as it was made, in a browser and without one', async () => {
  expect(await succeed('nobody', 'check')).toMatchObject({ id, environment: 'chromium', pages: 1, findings: [] })
  expect(await succeed('nobody', 'check', '--without-browser')).toMatchObject({
    environment: 'happy-dom',
    findings: [],
  })
})

it('says in the reader’s language what the gate found, and where', async () => {
  const page = path.join(module.folder, 'src/waiting/waiting-page.tsx')
  const before = readFileSync(page, 'utf8')
  writeFileSync(
    page,
    `import '@mantine/core/styles.css'\n${before.replace('<WaitingList />', "<img src='x.png' /><WaitingList />")}`,
  )
  const answer = await module.command('nobody', ['check', '--language', 'id'])
  writeFileSync(page, before)
  expect(answer.code).toBe(1)
  expect(answer.said).toContain('mengimpor @mantine/core/styles.css, yang bukan untuk modul')
  expect(answer.said).toContain('Aturan aksesibilitas image-alt dilanggar')
})

it('sends nothing without an account and a key of one’s own', async () => {
  expect(await module.command(developer, ['publish', '--json', '--url', url])).toMatchObject({ code: 3 })
  const wrong = await module.command(
    developer,
    ['login', '--url', url, '--email', developer, '--password-stdin', '--json'],
    { input: 'wrong\n' },
  )
  expect(wrong).toMatchObject({ code: 3, json: { ok: false } })
  expect(await signIn(developer)).toMatchObject({ code: 0, json: { ok: true, url } })
  expect(await module.command(developer, ['publish', '--json'])).toMatchObject({ code: 1, json: { kind: 'refused' } })
})

it('keeps session and key where nobody else can read them', async () => {
  const { keyId } = await succeed(developer, 'keys', 'create', '--label', 'laptop')
  expect(await succeed(developer, 'keys', 'list')).toMatchObject({ keys: [{ keyId, isOwn: true, isHere: true }] })
  const config = path.join(module.folder, '../config', developer, 'sipelandukilat')
  for (const file of ['sessions.json', `keys/${keyId}.pem`])
    expect([file, statSync(path.join(config, file)).mode & 0o777]).toEqual([file, 0o600])
})

it('publishes a signed release once, and never the same version again', async () => {
  expect(await succeed(developer, 'publish')).toMatchObject({ id, version: '0.1.0', release: { moduleId: id } })
  const again = await module.command(developer, ['publish', '--json'])
  expect(again).toMatchObject({ code: 4, json: { ok: false, message: expect.stringContaining('Raise the version') } })
})

it('is in force only after the province granted its scopes and promoted it', async () => {
  expect(await signIn(province)).toMatchObject({ code: 0 })
  expect(await module.command(developer, ['promote', '0.1.0', '--json'])).toMatchObject({ code: 1 })
  expect(await module.command(province, ['promote', '0.1.0', '--json'])).toMatchObject({ code: 1 })
  await succeed(province, 'promote', '0.1.0', '--grant')
  expect(await succeed(province, 'explain', '--region', '65.03')).toMatchObject({
    version: '0.1.0',
    reason: 'stable-province',
  })
})

it('is shown to an officer by the shell, with the officer’s own rows', async () => {
  const page = await site.signIn('intake@nunukan.test')
  await openPart(page, 'Akta di sekolah')
  await page.getByRole('heading', { level: 1, name: 'Akta di sekolah' }).waitFor()
  await page.getByText(/^SPL-/).first().waitFor()
  expect(site.complaints).toEqual([])
})

it('is rolled out to one regency, finished, rolled back and suspended', async () => {
  raiseVersion('0.1.0', '0.2.0')
  await succeed(developer, 'publish')
  const at = (region: string) => succeed(province, 'explain', '--region', region)
  await succeed(province, 'rollout', 'start', '0.2.0', '--percentage', '100', '--regency', '65.03')
  expect(await at('65.03')).toMatchObject({ version: '0.2.0', reason: 'rollout' })
  expect(await at('65.02')).toMatchObject({ version: '0.1.0', reason: 'stable-province' })
  await succeed(province, 'rollout', 'finish')
  expect(await at('65.02')).toMatchObject({ version: '0.2.0' })
  await succeed(province, 'rollback', '--reason', 'A list lacked its rows')
  expect(await at('65.03')).toMatchObject({ version: '0.1.0' })
  await succeed(province, 'suspend', '--reason', 'It answered too slowly')
  expect(await at('65.03')).toMatchObject({ version: null, reason: 'suspended-province' })
  await succeed(province, 'suspend', '--resume')
  expect(await at('65.03')).toMatchObject({ version: '0.1.0' })
})
