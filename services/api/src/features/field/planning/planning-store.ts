import { rowOf } from '@sipelandukilat/access'
import type {
  PlanningObjective,
  PlanningProgress,
  PlanningRun,
  PlanningRunStatus,
  PlanningRunSummary,
  PlanningSettings,
} from '@sipelandukilat/contract'
import type { Language } from '@sipelandukilat/domain'
import { addCalendarDays, localized } from '@sipelandukilat/domain'
import {
  type PackedProblem,
  type PlanningFinding,
  type PlanningProblem,
  type Proposal,
  unpackProblem,
} from '@sipelandukilat/planner'
import { fieldTexts } from '#texts'
import type { Caller } from '../../../platform/caller'
import type { Db } from '../../../platform/database/db'
import { namesOf } from '../../../platform/identity/user-names'
import { Problem } from '../../../platform/problem'

export type StoredProposal = Proposal & { objective: PlanningObjective }

/** A point of the planner’s problem: the village it lies in, and the visit requests it stands for. */
export type DemandPoint = {
  id: string
  villageCode: string
  name: string
  districtCode: string
  districtName: string
  regencyCode: string
  people: number
  priority: number
  requestIds: string[]
}

export type PlanningRunRecord = {
  id: string
  province_code: string
  name: string
  starts_on: string
  ends_on: string
  settings: PlanningSettings
  status: PlanningRunStatus
  progress: PlanningProgress[]
  findings: PlanningFinding[]
  proposals: StoredProposal[]
  trip_ids: string[]
  created_by: string
  created_at: Date
  accepted_at: Date | null
  version: number
}

/** Without the planner’s problem, which is large. */
const columns = `id, province_code, name, starts_on, ends_on, settings, status, progress, findings, proposals, trip_ids,
  created_by, created_at, accepted_at, version`

/** How many runs a list holds at most. */
const mostRuns = 100

export const rowOfRun = (provinceCode: string) => rowOf('PlanningRun', { provinceCode })

export const listRuns = (db: Db): Promise<PlanningRunRecord[]> =>
  db.rows<PlanningRunRecord>({
    text: `select ${columns} from planning_run order by created_at desc, id limit ${mostRuns}`,
  })

/** @throws Problem `not-found`, also where the caller sees none of it. */
export async function getRun(db: Db, id: string, lock: '' | 'for update' = ''): Promise<PlanningRunRecord> {
  const row = await db.first<PlanningRunRecord>({
    text: `select ${columns} from planning_run where id = $1 ${lock}`,
    values: [id],
  })
  if (!row) throw new Problem('not-found')
  return row
}

type Given = { problem: PackedProblem | null; demand: DemandPoint[] | null }

/** @throws Problem `conflict` before the run began. */
export async function getProblem(db: Db, id: string): Promise<{ problem: PlanningProblem; demand: DemandPoint[] }> {
  const { problem, demand } = await getPacked(db, id)
  return { problem: unpackProblem(problem), demand }
}

/** What the planner was given, packed. @throws Problem `conflict` before the run began. */
export async function getPacked(db: Db, id: string): Promise<{ problem: PackedProblem; demand: DemandPoint[] }> {
  const row = await db.first<Given>({ text: 'select problem, demand from planning_run where id = $1', values: [id] })
  if (!row) throw new Problem('not-found')
  const { problem, demand } = row
  if (problem && demand) return { problem, demand }
  throw new Problem('conflict', {
    detail: fieldTexts.of('planningRunHasNotBegun'),
  })
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

/** A run as its reader sees it, with the names of what it is about. */
export async function toRun(
  db: Db,
  row: PlanningRunRecord,
  { caller, language }: { caller: Caller; language: Language },
): Promise<PlanningRun> {
  const { teams, kits } = row.settings
  const [given, names, teamRows, kitRows] = await Promise.all([
    // Without the problem, which is large: a screen looks at a run every second.
    db.first<Pick<Given, 'demand'>>({ text: 'select demand from planning_run where id = $1', values: [row.id] }),
    namesOf(db, caller, [row.created_by]),
    db.rows<{ id: string; name: string }>({
      text: 'select id, name from team where id = any($1) order by name, id',
      values: [teams.map(({ teamId }) => teamId)],
    }),
    db.rows<{ id: string; name: string }>({
      text: `select id, serial || ' · ' || name as name from kit where id = any($1) order by serial, id`,
      values: [kits.map(({ kitId }) => kitId)],
    }),
  ])
  const points = given?.demand ?? []
  const districts = new Map(points.map(({ districtCode, districtName }) => [districtCode, districtName]))
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
    findings: row.findings.map(({ code, subject, text }) => ({ code, subject, text: localized(text, language) })),
    proposals: row.proposals.map(({ unserved, ...proposal }) => ({
      ...proposal,
      unserved: unserved.map(({ point, reason, text }) => ({ point, reason, text: localized(text, language) })),
    })),
    tripIds: row.trip_ids,
    can: { cancel: mayUpdate && !isOver(row), accept: mayUpdate && isAcceptable(row) },
  }
}

/** The date of a day of the period; the first is 0. */
export const dateOf = (run: Pick<PlanningRunRecord, 'starts_on'>, day: number): string =>
  addCalendarDays(run.starts_on, day)
