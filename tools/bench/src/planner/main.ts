import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { PlanningObjective } from '@sipelandukilat/planner'
import { type BestKnown, readBestKnown } from './best-known'
import { readHhcrsp } from './hhcrsp'
import { runKaltara } from './kaltara-run'
import { runLike } from './like-run'
import type { Published } from './published'
import { type Limits, type PlannerRow, runInstance } from './run-instance'
import { readSolomon } from './solomon'
import { readVrplib } from './vrplib'

const usage = `npm run bench:planner -- --dir FOLDER [options]
Holds the trip planner against published instances. FOLDER (or FOLDER/instances) holds them; best-known.csv beside them
gives the gaps.
  --format solomon|hhcrsp|vrplib   default solomon
  --seconds N      time for each instance, one thread; default 10
  --iterations N   steps for each instance instead: the same plan on every machine
  --seed N         default 1
  --vehicles-first fewest vehicles, then distance (Solomon; real distances)
  --only A,B       only these instances
  --routes FILE    writes the routes: customers and the times at which they are begun
  --json           a line of JSON for each instance, and one as a summary

npm run bench:planner -- --like [options]
Instances like Solomon's type 2, generated: few vehicles with long routes. ok: mean gap at most 0.3 %, none above 1.5 %.
  --update         writes what is better than the table of best known values into it (tools/bench/src/planner)
  --seconds N, --iterations N, --seed N, --only A,B (names, or how they begin), --json as above

npm run bench:planner -- --kaltara [options]
Plans a month of Kaltara: 482 villages, 1,100 people, 8 teams, 6 kits, 26 days.
  --long SECONDS   what the plan of the first 5 seconds is held against; default 300
  --objective priority|people|even   default priority
  --seed N, --json as above`

const { values: options } = parseArgs({
  options: {
    dir: { type: 'string' },
    format: { type: 'string', default: 'solomon' },
    seconds: { type: 'string', default: '10' },
    iterations: { type: 'string' },
    seed: { type: 'string', default: '1' },
    'vehicles-first': { type: 'boolean', default: false },
    only: { type: 'string' },
    routes: { type: 'string' },
    json: { type: 'boolean', default: false },
    like: { type: 'boolean', default: false },
    update: { type: 'boolean', default: false },
    kaltara: { type: 'boolean', default: false },
    long: { type: 'string', default: '300' },
    objective: { type: 'string', default: 'priority' },
    help: { type: 'boolean', default: false },
  },
})

const objective = options['vehicles-first'] ? 'vehicles' : 'cost'
const formats: Record<string, { extension: string; read: (text: string, name: string) => Published }> = {
  solomon: { extension: '.txt', read: (text) => readSolomon(text, objective === 'vehicles') },
  hhcrsp: { extension: '.json', read: readHhcrsp },
  vrplib: { extension: '.vrp', read: readVrplib },
}

try {
  if (options.help) process.stdout.write(`${usage}\n`)
  else if (options.kaltara) await kaltara()
  else if (options.like) like()
  else main()
} catch (error) {
  process.stderr.write(`✗ ${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
}

async function kaltara(): Promise<void> {
  const objective = PlanningObjective.safeParse(options.objective)
  if (!objective.success) throw new Error(`--objective: one of ${PlanningObjective.options.join(', ')}`)
  const isReached = await runKaltara({
    long: positive('long', options.long),
    seed: positive('seed', options.seed),
    objective: objective.data,
    isJson: options.json,
  })
  if (!isReached) process.exitCode = 1
}

function like(): void {
  const isReached = runLike({
    limits: toLimits(),
    only: options.only?.toLowerCase().split(','),
    isUpdate: options.update,
    print: (row) => process.stdout.write(options.json ? `${JSON.stringify(row)}\n` : `${toLine(row)}\n`),
    printSummary: (summary) => process.stdout.write(`${JSON.stringify(options.json ? { summary } : summary)}\n`),
  })
  if (!isReached) process.exitCode = 1
}

function toLimits(): Limits {
  return {
    seconds: positive('seconds', options.seconds),
    ...(options.iterations && { iterations: positive('iterations', options.iterations) }),
    seed: positive('seed', options.seed),
    objective,
  }
}

function main(): void {
  const format = formats[options.format]
  if (!format) throw new Error(`No format ${options.format}. There are: ${Object.keys(formats).join(', ')}`)
  if (!options.dir || !existsSync(options.dir)) throw new Error(`--dir: no folder ${options.dir ?? ''}\n\n${usage}`)
  const limits = toLimits()
  const inner = path.join(options.dir, 'instances')
  const folder = existsSync(inner) && statSync(inner).isDirectory() ? inner : options.dir
  const wanted = options.only?.toLowerCase().split(',')
  const files = readdirSync(folder)
    .filter((file) => file.endsWith(format.extension))
    .filter((file) => !wanted || wanted.includes(path.basename(file, format.extension).toLowerCase()))
    .sort()
  if (files.length === 0) throw new Error(`No ${format.extension} file in ${folder}`)
  const known = readBestKnown([folder, options.dir], objective)
  const rows: PlannerRow[] = []
  const routes: object[] = []
  for (const file of files) {
    const published = readOne(format.read, folder, file, format.extension)
    const { row, plan } = runInstance(published, known.get(published.name.toLowerCase()), limits)
    rows.push(row)
    routes.push({ instance: row.instance, routes: plan })
    process.stdout.write(options.json ? `${JSON.stringify(row)}\n` : `${toLine(row)}\n`)
  }
  if (options.routes) writeFileSync(options.routes, `${JSON.stringify(routes, undefined, 1)}\n`)
  summarize(rows, known)
}

function positive(name: string, text: string): number {
  const value = Number(text)
  if (!(value > 0)) throw new Error(`--${name}: a number above 0, not "${text}"`)
  return value
}

function readOne(read: (text: string, name: string) => Published, folder: string, file: string, extension: string) {
  try {
    return read(readFileSync(path.join(folder, file), 'utf8'), path.basename(file, extension))
  } catch (error) {
    throw new Error(`${file}: ${error instanceof Error ? error.message : String(error)}`)
  }
}

function toLine(row: PlannerRow): string {
  const gap = row.gap === null ? '' : `best known ${row.bestKnown}, gap ${row.gap.toFixed(3)} %`
  const fleet = row.bestKnownVehicles === null ? '' : ` of ${row.bestKnownVehicles}`
  const mark = row.valid ? '✓' : '✗'
  return `${mark} ${row.instance.padEnd(12)} ${row.vehicles}${fleet} vehicles, ${row.distance} ${gap} (${row.iterations} steps)`
}

/** Prints the mean gap and what is not valid; anything not valid is a failure. */
function summarize(rows: readonly PlannerRow[], known: ReadonlyMap<string, BestKnown>): void {
  const gaps = rows.flatMap(({ gap }) => (gap === null ? [] : [gap]))
  const extra = rows.reduce(
    (sum, row) => sum + (row.bestKnownVehicles === null ? 0 : row.vehicles - row.bestKnownVehicles),
    0,
  )
  const summary = {
    instances: rows.length,
    meanGap: gaps.length > 0 ? Number((gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length).toFixed(4)) : null,
    worstGap: gaps.length > 0 ? Math.max(...gaps) : null,
    vehiclesAboveBestKnown: objective === 'vehicles' && known.size > 0 ? extra : null,
    valid: rows.filter(({ valid }) => valid).length,
  }
  process.stdout.write(options.json ? `${JSON.stringify({ summary })}\n` : `${JSON.stringify(summary)}\n`)
  if (summary.valid < rows.length) process.exitCode = 1
}
