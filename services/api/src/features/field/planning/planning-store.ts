import { rowOf } from '@sipelandukilat/access'
import type { BodyOf, PlanningRun, PlanningRunSummary, startPlanningRun } from '@sipelandukilat/contract'
import { addCalendarDays, type Language } from '@sipelandukilat/domain'
import { type PackedProblem, type PlanningProblem, unpackProblem } from '@sipelandukilat/planner'
import { fieldTexts } from '#texts'
import type { Caller } from '../../../platform/caller'
import type { Db } from '../../../platform/database/db'
import { from, type Row } from '../../../platform/database/from'
import { namesOf } from '../../../platform/identity/user-names'
import { Problem } from '../../../platform/problem'
import { type NamesOfPlan, wordFinding, wordUnserved } from './planning-words'

export type StoredProposal = Row<'planning_run'>['proposals'][number]

/** A point of the planner’s problem: the village it lies in, and the visit requests it stands for. */
export type DemandPoint = NonNullable<Row<'planning_run'>['demand']>[number]

/** Without the planner’s problem, which is large. */
const columns = [
  'id',
  'province_code',
  'name',
  'starts_on',
  'ends_on',
  'settings',
  'status',
  'progress',
  'findings',
  'proposals',
  'trip_ids',
  'created_by',
  'created_at',
  'accepted_at',
  'version',
] as const

export type PlanningRunRecord = Pick<Row<'planning_run'>, (typeof columns)[number]>

/** How many runs a list holds at most. */
const mostRuns = 100

export const rowOfRun = (provinceCode: string) => rowOf('PlanningRun', { provinceCode })

export const listRuns = (db: Db): Promise<PlanningRunRecord[]> =>
  db.rows(
    from('planning_run')
      .orderBy('created_at', 'desc')
      .orderBy('id')
      .limit(mostRuns)
      .select(...columns),
  )

const selectRun = (id: string) =>
  from('planning_run')
    .where({ id })
    .select(...columns)

/** @throws Problem `not-found`, also where the caller sees none of it. */
export async function getRun(db: Db, id: string): Promise<PlanningRunRecord> {
  const row = await db.first(selectRun(id))
  if (!row) throw new Problem('not-found')
  return row
}

/** A run locked for a change. @throws Problem `not-found`. */
export async function getRunForUpdate(db: Db, id: string): Promise<PlanningRunRecord> {
  const row = await db.first(selectRun(id).forUpdate())
  if (!row) throw new Problem('not-found')
  return row
}

/** @throws Problem `conflict` before the run began. */
export async function getProblem(db: Db, id: string): Promise<{ problem: PlanningProblem; demand: DemandPoint[] }> {
  const { problem, demand } = await getPacked(db, id)
  return { problem: unpackProblem(problem), demand }
}

/** What the planner was given, packed. @throws Problem `conflict` before the run began. */
export async function getPacked(db: Db, id: string): Promise<{ problem: PackedProblem; demand: DemandPoint[] }> {
  const row = await db.first(from('planning_run').where({ id }).select('problem', 'demand'))
  if (!row) throw new Problem('not-found')
  const { problem, demand } = row
  if (problem && demand) return { problem, demand }
  throw new Problem('conflict', {
    detail: fieldTexts.of('planningRunHasNotBegun'),
  })
}

type NewRun = BodyOf<typeof startPlanningRun> & { id: string; createdBy: string; createdAt: Date }

export const insertRun = (db: Db, run: NewRun): Promise<number> =>
  db.run(
    from('planning_run').insert({
      id: run.id,
      province_code: run.provinceCode,
      name: run.name,
      starts_on: run.startsOn,
      ends_on: run.endsOn,
      settings: run.settings,
      created_by: run.createdBy,
      created_at: run.createdAt,
    }),
  )

/** Whether the run was not over yet. */
export const cancelRun = async (db: Db, id: string): Promise<boolean> =>
  (await db.run(
    from('planning_run')
      .where({ id })
      .whereAny('status', ['queued', 'running'])
      .update({ status: 'cancelled' })
      .increment('version', 1),
  )) > 0

type Acceptance = Pick<Row<'planning_run'>, 'trip_ids' | 'accepted_at' | 'accepted_by'>

export const updateAcceptance = (db: Db, id: string, acceptance: Acceptance): Promise<number> =>
  db.run(from('planning_run').where({ id }).update(acceptance).increment('version', 1))

type Known = { teams: Set<string>; kits: Set<string>; bases: Set<string> }

/** Which of these teams, kits and places of the network are of the province. */
export async function findKnown(
  db: Db,
  provinceCode: string,
  ids: { teams: readonly string[]; kits: readonly string[]; bases: readonly string[] },
): Promise<Known> {
  const province = { province_code: provinceCode }
  const teams = await db.rows(from('team').where(province).whereAny('id', ids.teams).select('id'))
  const kits = await db.rows(from('kit').where(province).whereAny('id', ids.kits).select('id'))
  const bases = await db.rows(from('travel_node').where(province).whereAny('id', ids.bases).select('id'))
  const toSet = (rows: readonly { id: string }[]) => new Set(rows.map(({ id }) => id))
  return { teams: toSet(teams), kits: toSet(kits), bases: toSet(bases) }
}

const isOver = ({ status }: PlanningRunRecord) => status !== 'queued' && status !== 'running'

export const isAcceptable = (run: PlanningRunRecord): boolean =>
  isOver(run) && run.accepted_at === null && run.proposals.length > 0

export const toSummary = (row: PlanningRunRecord, names: ReadonlyMap<string, string>): PlanningRunSummary => ({
  id: row.id,
  provinceCode: row.province_code,
  name: row.name,
  startsOn: row.starts_on,
  endsOn: row.ends_on,
  status: row.status,
  progress: row.progress,
  createdAt: row.created_at.toISOString(),
  createdByName: names.get(row.created_by) ?? null,
  acceptedAt: row.accepted_at?.toISOString() ?? null,
  version: row.version,
})

async function listTeamsAndKits(db: Db, { settings }: Pick<PlanningRunRecord, 'settings'>) {
  const [teamRows, kitRows] = await Promise.all([
    db.rows(
      from('team')
        .whereAny(
          'id',
          settings.teams.map(({ teamId }) => teamId),
        )
        .orderBy('name')
        .orderBy('id')
        .select('id', 'name'),
    ),
    db.rows<{ id: string; name: string }>({
      text: `select id, serial || ' · ' || name as name from kit where id = any($1) order by serial, id`,
      values: [settings.kits.map(({ kitId }) => kitId)],
    }),
  ])
  return { teamRows, kitRows }
}

const toNames = (points: readonly DemandPoint[], named: readonly { id: string; name: string }[]): NamesOfPlan =>
  new Map([
    ...points.flatMap(({ id, name, districtCode, districtName }): [string, string][] => [
      [id, name],
      [districtCode, districtName],
    ]),
    ...named.map(({ id, name }): [string, string] => [id, name]),
  ])

/** How the points, districts, teams and kits of a run are called. */
export async function readNamesOfPlan(
  db: Db,
  run: Pick<PlanningRunRecord, 'settings'>,
  points: readonly DemandPoint[],
): Promise<NamesOfPlan> {
  const { teamRows, kitRows } = await listTeamsAndKits(db, run)
  return toNames(points, [...teamRows, ...kitRows])
}

/** A run as its reader sees it, with the names of what it is about. */
export async function toRun(
  db: Db,
  row: PlanningRunRecord,
  { caller, language }: { caller: Caller; language: Language },
): Promise<PlanningRun> {
  const [given, names, { teamRows, kitRows }] = await Promise.all([
    // Without the problem, which is large: a screen looks at a run every second.
    db.first(from('planning_run').where({ id: row.id }).select('demand')),
    namesOf(db, caller, [row.created_by]),
    listTeamsAndKits(db, row),
  ])
  const points = given?.demand ?? []
  const districts = new Map(points.map(({ districtCode, districtName }) => [districtCode, districtName]))
  const namesOfPlan = toNames(points, [...teamRows, ...kitRows])
  const mayUpdate = caller.ability.can('update', rowOfRun(row.province_code))
  return {
    ...toSummary(row, names),
    settings: row.settings,
    points: points.map(({ id, name, districtName, regencyCode, people, priority }) => ({
      id,
      name,
      districtName,
      regencyCode,
      people,
      priority,
    })),
    districts: [...districts].map(([code, name]) => ({ code, name })),
    teams: teamRows,
    kits: kitRows,
    findings: row.findings.map((finding) => ({
      code: finding.code,
      subject: finding.subject,
      text: wordFinding(finding, namesOfPlan, language),
    })),
    proposals: row.proposals.map(({ unserved, ...proposal }) => ({
      ...proposal,
      unserved: unserved.map(({ point, reason }) => ({ point, reason, text: wordUnserved(reason, language) })),
    })),
    tripIds: row.trip_ids,
    can: { cancel: mayUpdate && !isOver(row), accept: mayUpdate && isAcceptable(row) },
  }
}

/** The date of a day of the period; the first is 0. */
export const dateOf = (run: Pick<PlanningRunRecord, 'starts_on'>, day: number): string =>
  addCalendarDays(run.starts_on, day)
