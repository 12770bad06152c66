import { readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findFreePort } from '../../tools/local/free-port.mjs'
import { readGuide } from './guide-blocks'
import { type OfficerSite, openOfficerSite, openPart } from './officer-site'
import { type Answer, makeThirdPartyModule, type ThirdPartyModule } from './third-party-module'

const developer = 'developer'
const province = 'province'
const password = 'sipelandukilat-demo'
const written = 'http://localhost:4000'

let site: OfficerSite
let module: ThirdPartyModule
let url: string
let upstreamPort: number
let stopServer: (() => Promise<void>) | undefined

beforeAll(async () => {
  // Only a demonstration reaches a module's server on its own machine.
  site = await openOfficerSite(['intake'], 60, { SEED: 'demo' })
  upstreamPort = await findFreePort()
  url = site.system.url.replace('127.0.0.1', 'localhost')
})
afterAll(async () => {
  await stopServer?.()
  await site?.close()
  module?.remove()
})

const ask = (by: string, ...args: string[]) =>
  module.command(by, args, { environment: { SIPELANDUKILAT_PASSWORD: password } })

const succeed = async (by: string, ...args: string[]) => {
  const answer = await ask(by, ...args, '--json')
  expect([args.join(' '), answer.code, answer.said]).toEqual([args.join(' '), 0, expect.anything()])
  return answer.json as Record<string, unknown>
}

/** The guide's addresses, as they are in this run. */
const asHere = (text: string) => text.replaceAll(written, url).replaceAll('4500', String(upstreamPort))

/** What each word of a guide's line does here: npm's own work is done from this repository, without the network. */
async function type(by: string, [program = '', ...args]: readonly string[]): Promise<Answer> {
  const line = [program, ...args].join(' ').replaceAll(written, url)
  const nothing: Answer = { code: 0, said: '', json: undefined }
  if (line.startsWith('npm exec')) {
    module = await makeThirdPartyModule(args.slice(args.indexOf('create-module') + 1))
    return module.created
  }
  if (line === 'npm install' || line.startsWith('cd ')) return nothing
  if (line === 'npm test') return module.run('vitest/vitest.mjs', ['run'])
  if (line === 'npm run types') return module.run('typescript/bin/tsc', [])
  if (line === 'npm run check') return ask(by, 'check')
  if (line === 'node server.mjs') {
    stopServer = await module.serve('server.mjs', upstreamPort)
    return nothing
  }
  if (program === 'npx' && args[0] === 'sipelandukilat')
    return ask(by, ...args.slice(1).map((word) => word.replace(written, url)))
  throw new Error(`What does the guide mean by "${line}"?`)
}

describe('the guide, word for word, from an empty folder to a regency', () => {
  for (const block of readGuide('write-a-module.md')) {
    if (block.kind === 'file') it(`write ${block.path}`, () => module.write(block.path, asHere(block.text)))
    else
      for (const words of block.lines)
        it(`${block.by}: ${words.slice(0, 4).join(' ')}`, async () => {
          const answer = await type(block.by, words)
          expect([words, answer.code, answer.said]).toEqual([words, 0, expect.anything()])
        })
  }
})

describe('what came of it', () => {
  it('is in force everywhere, by the province’s decision', async () => {
    for (const region of ['65.03', '65.02'])
      expect(await succeed(province, 'explain', '--region', region)).toMatchObject({
        version: '0.2.0',
        reason: 'stable-province',
      })
  })

  it('an officer opens its page from the navigation, with the rows of the officer’s own regency', async () => {
    const page = await site.signIn('intake@nunukan.test')
    await openPart(page, 'Akta di sekolah')
    await page.getByRole('heading', { level: 1, name: 'Akta di sekolah' }).waitFor()
    await page.getByText(/^SPL-/).first().waitFor()
    expect(site.complaints).toEqual([])
  })

  it('citizens find its service on the portal', async () => {
    const portal = await fetch(`${url}/layanan/AKTA-SEKOLAH`)
    expect(portal.status).toBe(200)
    expect(await portal.text()).toContain('Akta kelahiran lewat sekolah')
  })

  it('its extension stands beside an application’s file', async () => {
    site.system.clock.now = new Date() // what is signed for its server holds for a minute
    const page = await site.signIn('intake@nunukan.test')
    const { body } = await site.ask(page, '/api/v1/applications?limit=1')
    const [first] = (body as { items: { id: string }[] }).items
    await page.goto(`/app/intake/${first?.id}`)
    await page.getByText('Program akta di sekolah berjalan di wilayah ini.').waitFor()
    // By the module's own server, which was told who asks and where they work.
    await page.getByText('Sekolah berikutnya: SDN 004 Krayan, SMPN 1 Lumbis').waitFor()
    await page.getByRole('link', { name: 'Lihat yang menunggu' }).click()
    await page.getByRole('heading', { level: 1, name: 'Akta di sekolah' }).waitFor()
    expect(site.complaints).toEqual([])
  })
})

describe('while it is being written', () => {
  it('runs inside the real shell from the developer’s own server; what is saved is taken in place, with what was typed', async () => {
    const { said, stop } = await module.start(developer, ['dev', '--port', '4390'])
    try {
      const { devServer } = said as { devServer: string }
      // A developer alone has no rows to look at; a preview shows what its viewer may see.
      const page = await site.signIn('admin@kaltara.test')
      const path = '/api/v1/modules/school-outreach/overrides'
      expect(await site.ask(page, path, { method: 'POST', body: { devServer } })).toMatchObject({ status: 201 })
      await page.goto('/app/school-outreach')
      await page.getByText('Selamat bekerja').waitFor()
      const texts = readFileSync(`${module.folder}/src/waiting/messages.ts`, 'utf8')
      module.write('src/waiting/messages.ts', texts.replace('Selamat bekerja, {{name}}.', 'Halo dari {{name}}.'))
      await page.getByText('Halo dari').waitFor()
      module.write('src/waiting/messages.ts', texts)
      const component = readFileSync(`${module.folder}/src/waiting/waiting-page.tsx`, 'utf8')
      const counting = component
        .replace('import { messages }', "import { useState } from 'react'\nimport { messages }")
        .replace('<WaitingList />', '<Counter />\n      <WaitingList />')
        .concat(`
function Counter() {
  const [read, setRead] = useState(0)
  return <button type='button' onClick={() => setRead(read + 1)}>{\`Dibaca \${read}\`}</button>
}
`)
      module.write('src/waiting/waiting-page.tsx', counting)
      const counter = page.getByRole('button', { name: 'Dibaca' })
      await counter.click()
      await counter.click()
      await page.evaluate(() => Object.assign(globalThis, { isStillThisPage: true }))
      module.write('src/waiting/waiting-page.tsx', counting.replace('Dibaca ', 'Sudah dibaca '))
      await page.getByRole('button', { name: 'Sudah dibaca 2' }).waitFor()
      expect(await page.evaluate(() => Reflect.get(globalThis, 'isStillThisPage'))).toBe(true)
      module.write('src/waiting/waiting-page.tsx', component)
      expect(site.complaints).toEqual([])
    } finally {
      await stop()
    }
  })

  it('runs with recorded answers and no system, as each of its personas', async () => {
    const { said, stop } = await module.start('nobody', ['dev', '--recorded', '--port', '4391'])
    try {
      const page = await site.signIn('viewer@kaltara.test')
      await page.goto((said as { address: string }).address)
      await page.getByText('SPL-2611-0001-9901').waitFor()
      await page.getByLabel('Pelaku').selectOption({ index: 1 })
      await page.getByText('Good to see you, Lince.').waitFor()
    } finally {
      await stop()
    }
  })
})

describe('what is refused', () => {
  it('a new module passes the gate also where no browser is', async () => {
    expect(await succeed('reader', 'check', '--without-browser')).toMatchObject({
      environment: 'happy-dom',
      pages: 1,
      findings: [],
    })
  })

  it('the gate says in the reader’s language what it found, and where', async () => {
    const page = path.join(module.folder, 'src/waiting/waiting-page.tsx')
    const before = readFileSync(page, 'utf8')
    const broken = before.replace('<WaitingList />', "<img src='x.png' /><WaitingList />")
    writeFileSync(page, `import '@mantine/core/styles.css'\n${broken}`)
    const answer = await ask('reader', 'check', '--language', 'id')
    writeFileSync(page, before)
    expect(answer.code).toBe(1)
    expect(answer.said).toContain('mengimpor @mantine/core/styles.css, yang bukan untuk modul')
    expect(answer.said).toContain('Aturan aksesibilitas image-alt dilanggar')
  })

  it('a version that exists, a wrong password, and a stranger without key or session', async () => {
    const again = await ask(developer, 'publish', '--json')
    expect(again).toMatchObject({ code: 4, json: { message: expect.stringContaining('Raise the version') } })
    expect(await ask('stranger', 'publish', '--url', url, '--json')).toMatchObject({ code: 3, json: { ok: false } })
    const login = ['login', '--url', url, '--email', 'developer@kaltara.test', '--json']
    const wrong = await module.command('stranger', [...login, '--password-stdin'], { input: 'wrong\n' })
    expect(wrong).toMatchObject({ code: 3, json: { ok: false } })
    await succeed('stranger', ...login.slice(0, -1))
    expect(await ask('stranger', 'publish', '--json')).toMatchObject({ code: 1, json: { kind: 'refused' } })
  })

  it('a developer’s promotion of an own release', async () => {
    expect(await ask(developer, 'promote', '0.2.0', '--json')).toMatchObject({ code: 1, json: { kind: 'refused' } })
  })

  it('other eyes on session and key', async () => {
    const { keys } = await succeed(developer, 'keys', 'list')
    const [key] = keys as { keyId: string }[]
    for (const file of ['sessions.json', `keys/${key?.keyId}.pem`])
      expect([file, statSync(path.join(module.configOf(developer), file)).mode & 0o777]).toEqual([file, 0o600])
  })
})

describe('what is taken back', () => {
  it('the release before is there again after a rollback', async () => {
    const file = path.join(module.folder, 'src/manifest.ts')
    writeFileSync(file, readFileSync(file, 'utf8').replace("version: '0.2.0'", "version: '0.2.1'"))
    await succeed(developer, 'publish')
    await succeed(province, 'promote', '0.2.1')
    expect(await succeed(province, 'explain', '--region', '65.03')).toMatchObject({ version: '0.2.1' })
    await succeed(province, 'rollback', '--reason', 'A list lacked its rows')
    expect(await succeed(province, 'explain', '--region', '65.03')).toMatchObject({ version: '0.2.0' })
  })

  it('a suspended module is given to nobody', async () => {
    await succeed(province, 'suspend', '--reason', 'It answered too slowly')
    expect(await succeed(province, 'explain', '--region', '65.03')).toMatchObject({ version: null })
  })
})
