import path from 'node:path'
import { apiCases, withServers } from './api-cases'
import { prepareData } from './data'
import { moduleCases } from './module-cases'
import { placesCases } from './places-cases'
import { cookieNameOf } from './servers'
import { startCases } from './start-cases'
import { printRow, type Row } from './table'
import { webCases } from './web-cases'

const usage = `npm run bench -- [--json] [--only CASE] [--all] [--large] [--seconds N] [--rounds N]
Runs the benchmark against limits measured in the same run. --large uses ten million rows.
start.clean and start.again clone the last commit, install it from the package registry and start it, which takes minutes:
they run with --all or --only. The case places.find needs no database. The cases modules.* make databases of their own, anew at each run.`

function readOptions(parameters: string[]) {
  const givenOf = (name: string) => {
    const index = parameters.indexOf(name)
    return index === -1 ? undefined : parameters[index + 1]
  }
  return {
    json: parameters.includes('--json'),
    only: givenOf('--only'),
    rows: parameters.includes('--large') ? 10_000_000 : Number(givenOf('--rows') ?? 1_000_000),
    seconds: Number(givenOf('--seconds') ?? 5),
    rounds: Number(givenOf('--rounds') ?? 3),
    all: parameters.includes('--all'),
    help: parameters.includes('--help'),
  }
}

const options = readOptions(process.argv.slice(2))
if (options.help) {
  process.stdout.write(`${usage}\n`)
  process.exit(0)
}
const root = path.resolve(import.meta.dirname, '../../..')
const starts = startCases(root)
let failed = 0

/** Runs the cases that were asked for, in their order. */
async function runCases(cases: Readonly<Record<string, () => Promise<Row>>>): Promise<void> {
  for (const [name, run] of Object.entries(cases)) {
    if (options.only && options.only !== name) continue
    const row = await run()
    if (!row.ok) failed += 1
    printRow(row, options.json)
  }
}

const say = (text: string): void => void process.stderr.write(`${text}\n`)

/** What `npm run bench` gives. */
function readGround() {
  const { DATABASE_URL: serverUrl, KEY_FILE: keyFile, DATA_DIR: dataDir } = process.env
  if (!serverUrl || !keyFile || !dataDir) throw new Error('Run it with npm run bench: it needs a database and a key')
  return { serverUrl, keyFile, dataDir: path.join(dataDir, 'bench') }
}

/** What needs a database and the servers before it. */
async function runServed(): Promise<void> {
  const { serverUrl, keyFile, dataDir } = readGround()
  const data = await prepareData({ serverUrl, keyFile, rows: options.rows, say })
  const setting = {
    root,
    data,
    keyFile,
    dataDir,
    seconds: options.seconds,
    rounds: options.rounds,
  }
  await withServers(setting, async (api, limit, heapFile) => {
    const cookieName = cookieNameOf(dataDir, api.url)
    const cookie = `${cookieName}=${data.officerToken}`
    const cases = { ...apiCases(setting, api, limit, heapFile, cookie), ...webCases(setting, api.url, cookieName) }
    if (options.only && !(options.only in cases))
      throw new Error(
        `No case ${options.only}. There are: ${Object.keys({ ...cases, ...places, ...modules, ...starts }).join(', ')}`,
      )
    await runCases(cases)
  })
}

const modules = moduleCases(() => ({ root, ...readGround(), rounds: options.rounds }))
const places = placesCases()
const isOnlyOf = (cases: object) => options.only !== undefined && options.only in cases
if (![starts, modules, places].some(isOnlyOf)) await runServed()
await runCases(places)
if (!isOnlyOf(starts) && !isOnlyOf(places)) await runCases(modules)
if (isOnlyOf(starts) || options.all) await runCases(starts)
process.exitCode = failed > 0 ? 1 : 0
