import {
  type AuditAction,
  acceptPlanningTrips,
  type BodyOf,
  cancelPlanningRun,
  listPlanningRuns,
  readPlanningProblem,
  readPlanningRun,
  startPlanningRun,
  validatePlanningTrips,
} from '@sipelandukilat/contract'
import { toLocalDate } from '@sipelandukilat/domain'
import { validateProposal } from '@sipelandukilat/planner'
import { fieldTexts } from '#texts'
import { recordAudit } from '../../../platform/audit'
import { type Caller, userIdOf } from '../../../platform/caller'
import type { Db } from '../../../platform/database/db'
import { newId } from '../../../platform/id'
import { once } from '../../../platform/idempotency'
import { namesOf } from '../../../platform/identity/user-names'
import { enqueue } from '../../../platform/jobs/outbox'
import type { Platform } from '../../../platform/platform'
import { invalid, Problem } from '../../../platform/problem'
import { acceptTrips } from './accept-trips'
import {
  cancelRun,
  findKnown,
  getPacked,
  getProblem,
  getRun,
  getRunForUpdate,
  insertRun,
  isAcceptable,
  listRuns,
  type PlanningRunRecord,
  readNamesOfPlan,
  rowOfRun,
  toRun,
  toSummary,
  updateAcceptance,
} from './planning-store'
import { wordRule } from './planning-words'

const longestPeriod = 92

/** Searches for trips: started here, worked in the background, accepted as drafts. */
export function registerPlanning({ serve }: Platform): void {
  const audit = (
    db: Db,
    caller: Caller,
    run: Pick<PlanningRunRecord, 'id' | 'province_code'>,
    action: AuditAction,
    correlationId: string,
    detail: Record<string, unknown> = {},
  ) =>
    recordAudit(db, caller, {
      action,
      subject: 'PlanningRun',
      subjectIds: [run.id],
      provinceCode: run.province_code,
      regencyCode: null,
      detail,
      correlationId,
    })

  serve(listPlanningRuns, async ({ db, caller }) => {
    const runs = (await listRuns(db)).filter((run) => caller.ability.can('read', rowOfRun(run.province_code)))
    const names = await namesOf(
      db,
      caller,
      runs.map((run) => run.created_by),
    )
    return { items: runs.map((run) => toSummary(run, names)) }
  })

  serve(readPlanningRun, async ({ params, db, caller, language }) =>
    toRun(db, await getReadable(db, caller, params.id), { caller, language }),
  )

  serve(readPlanningProblem, async ({ params, db, caller }) => {
    const run = await getReadable(db, caller, params.id)
    const { problem } = await getPacked(db, run.id)
    return { problem }
  })

  serve(startPlanningRun, async ({ body, db, caller, language, now, idempotency, correlationId }) => {
    if (!caller.ability.can('create', rowOfRun(body.provinceCode))) throw new Problem('forbidden')
    const answer = async (id: string) => toRun(db, await getRun(db, id), { caller, language })
    return once(
      db,
      { idempotency, principal: userIdOf(caller), endpoint: 'startPlanningRun' },
      async () => {
        assertPeriod(body, toLocalDate(now))
        await assertKnown(db, body)
        const id = newId()
        await insertRun(db, { ...body, id, createdBy: userIdOf(caller), createdAt: now })
        enqueue(db, 'planning.requested', { runId: id })
        audit(db, caller, { id, province_code: body.provinceCode }, 'planning-started', correlationId)
        return { resourceId: id, answer: await answer(id) }
      },
      answer,
    )
  })

  serve(cancelPlanningRun, async ({ params, body, db, caller, language, correlationId }) => {
    const run = await getChangeable(db, caller, params.id, body.expectedVersion)
    if (!(await cancelRun(db, run.id)))
      throw new Problem('conflict', {
        detail: fieldTexts.of('planningRunOverAlready'),
      })
    audit(db, caller, run, 'planning-cancelled', correlationId)
    return toRun(db, await getRun(db, run.id), { caller, language })
  })

  serve(validatePlanningTrips, async ({ params, body, db, caller, language }) => {
    const run = await getReadable(db, caller, params.id)
    const { problem, demand } = await getProblem(db, run.id)
    const names = await readNamesOfPlan(db, run, demand)
    const broken = validateProposal(problem, body.trips)
    return { broken: broken.map((one) => ({ ...one, text: wordRule(one, names, language) })) }
  })

  serve(acceptPlanningTrips, async ({ params, body, db, caller, language, now, correlationId }) => {
    const run = await getChangeable(db, caller, params.id, body.expectedVersion)
    if (!isAcceptable(run))
      throw new Problem('conflict', {
        detail:
          run.accepted_at === null ? fieldTexts.of('planningRunNotOverYet') : fieldTexts.of('planAcceptedAlready'),
      })
    const { trips, withoutWithdrawn } = body
    const userId = userIdOf(caller)
    const tripIds = await acceptTrips(db, { run, trips, withoutWithdrawn, userId, now })
    await updateAcceptance(db, run.id, { trip_ids: tripIds, accepted_at: now, accepted_by: userId })
    audit(db, caller, run, 'planning-accepted', correlationId, { tripIds })
    return toRun(db, await getRun(db, run.id), { caller, language })
  })
}

async function getReadable(db: Db, caller: Caller, id: string): Promise<PlanningRunRecord> {
  const run = await getRun(db, id)
  if (!caller.ability.can('read', rowOfRun(run.province_code))) throw new Problem('not-found')
  return run
}

async function getChangeable(db: Db, caller: Caller, id: string, expectedVersion: number): Promise<PlanningRunRecord> {
  const run = await getRunForUpdate(db, id)
  if (!caller.ability.can('update', rowOfRun(run.province_code))) throw new Problem('forbidden')
  if (run.version !== expectedVersion) throw new Problem('version-conflict', { changed: { version: run.version } })
  return run
}

type Body = BodyOf<typeof startPlanningRun>

function assertPeriod({ startsOn, endsOn, settings }: Body, today: string): void {
  if (endsOn < startsOn) throw invalid('endsOn', fieldTexts.of('endsBeforeStarts'))
  if (startsOn < today) throw invalid('startsOn', fieldTexts.of('firstDayHasPassed'))
  if ((Date.parse(endsOn) - Date.parse(startsOn)) / 86_400_000 >= longestPeriod)
    throw invalid('endsOn', fieldTexts.of('planThreeMonthsMost'))
  if (settings.hours.until <= settings.hours.from)
    throw invalid('settings.hours.until', fieldTexts.of('workingHoursEndBeforeTheyBegin'))
}

/** Teams, kits, bases and regencies are of this province. @throws Problem `invalid`. */
async function assertKnown(db: Db, { provinceCode, settings }: Body): Promise<void> {
  const { teams, kits, bases } = await findKnown(db, provinceCode, {
    teams: settings.teams.map(({ teamId }) => teamId),
    kits: settings.kits.map(({ kitId }) => kitId),
    bases: [...settings.teams, ...settings.kits].map(({ baseId }) => baseId),
  })
  const base = fieldTexts.of('choosePlaceTravelNetwork')
  for (const [index, { teamId, baseId }] of settings.teams.entries()) {
    if (!teams.has(teamId)) throw invalid(`settings.teams.${index}.teamId`, fieldTexts.of('chooseTeamProvince'))
    if (!bases.has(baseId)) throw invalid(`settings.teams.${index}.baseId`, base)
  }
  for (const [index, { kitId, baseId }] of settings.kits.entries()) {
    if (!kits.has(kitId)) throw invalid(`settings.kits.${index}.kitId`, fieldTexts.of('chooseKitProvince'))
    if (!bases.has(baseId)) throw invalid(`settings.kits.${index}.baseId`, base)
  }
  const strange = settings.regencyCodes.findIndex((code) => !code.startsWith(`${provinceCode}.`))
  if (strange >= 0) throw invalid(`settings.regencyCodes.${strange}`, fieldTexts.of('chooseRegencyProvince'))
}
