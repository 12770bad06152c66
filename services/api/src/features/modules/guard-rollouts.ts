import type { GuardVerdict } from '@sipelandukilat/contract'
import { languages } from '@sipelandukilat/domain'
import { modulesTexts } from '#texts'
import { recordAudit } from '../../platform/audit'
import { workerScope } from '../../platform/caller'
import type { Db } from '../../platform/database/db'
import { from } from '../../platform/database/from'
import { enqueue } from '../../platform/jobs/outbox'
import type { Payload } from '../../platform/jobs/topics'
import type { Mailer } from '../../platform/mailer'
import type { Platform } from '../../platform/platform'
import { type ArmSample, judgeRollout } from './judge-rollout'
import { notifyShells } from './notify-shells'

type Running = {
  id: string
  module_id: string
  province_code: string
  version: string
  created_by: string
  owner_id: string | null
  judged_from: Date
}

/** What the baseline did in the days before counts too: in a wide rollout few are left who have it. */
const baselineDays = 7

const sampleOf = async (db: Db, moduleId: string, arm: string, since: Date): Promise<ArmSample> =>
  (await db.first<ArmSample>({
    text: `select count(*) filter (where phase = 'load') as loads, count(*) filter (where outcome <> 'loaded') as failed,
             percentile_cont(0.75) within group (order by duration_ms) filter (where phase = 'load' and outcome = 'loaded') as "p75Ms"
           from module_load_report where module_id = $1 and arm = $2 and at >= $3`,
    values: [moduleId, arm, since],
  })) ?? { loads: 0, failed: 0, p75Ms: null }

/** Compares each running rollout with what everybody else has, and takes back what does worse. Tells how many it took back. */
export async function guardRollouts({ database, clock }: Pick<Platform, 'database' | 'clock'>): Promise<number> {
  const now = clock()
  const running = await database.read(workerScope, (db) =>
    db.rows<Running>({
      text: `select o.id, o.module_id, o.province_code, r.version, o.created_by, m.created_by as owner_id, o.judged_from
             from module_rollout o join module_release r on r.id = o.release_id join module m on m.id = o.module_id
             where o.status = 'running'`,
    }),
  )
  let reverted = 0
  for (const rollout of running) {
    const verdict = await database.read(workerScope, async (db) => {
      const since = new Date(rollout.judged_from.getTime() - baselineDays * 86_400_000)
      const [own, baseline] = await Promise.all([
        sampleOf(db, rollout.module_id, `rollout:${rollout.id}`, rollout.judged_from),
        sampleOf(db, rollout.module_id, 'baseline', since),
      ])
      return judgeRollout(own, baseline)
    })
    if (verdict && (await revert(database, rollout, verdict, now))) reverted += 1
  }
  return reverted
}

/** Once: a person may have ended it meanwhile, or another worker. */
async function revert(
  database: Platform['database'],
  rollout: Running,
  verdict: GuardVerdict,
  now: Date,
): Promise<boolean> {
  return database.write(workerScope, async (db) => {
    const changed = await db.run(
      from('module_rollout')
        .where({ id: rollout.id, status: 'running' })
        .update({ status: 'reverted', verdict, reason: null, changed_at: now })
        .increment('version', 1),
    )
    if (changed === 0) return false
    recordAudit(db, 'system', {
      action: 'module-rollout-reverted',
      subject: 'Module',
      subjectIds: [rollout.module_id],
      provinceCode: rollout.province_code || null,
      detail: { rolloutId: rollout.id, version: rollout.version, ...verdict },
    })
    for (const userId of new Set([rollout.created_by, rollout.owner_id]))
      if (userId !== null) enqueue(db, 'user.rollout-reverted', { userId, rolloutId: rollout.id })
    notifyShells(db, rollout.module_id, rollout.province_code)
    return true
  })
}

export type RevertedRollout = Payload<'user.rollout-reverted'>

/** The mail to who began a rollout, and to the module's developer: what was taken back and why. */
export async function mailRevertedRollout(
  { database, config }: Pick<Platform, 'database' | 'config'>,
  mailer: Mailer,
  job: RevertedRollout,
): Promise<void> {
  const found = await database.read(workerScope, async (db) => {
    const user = await db.first(
      from('app_user').where({ id: job.userId, status: 'active' }).select('email', 'language'),
    )
    const rollout = await db.first<{ module_id: string; version: string; verdict: GuardVerdict }>({
      text: `select o.module_id, r.version, o.verdict from module_rollout o join module_release r on r.id = o.release_id
             where o.id = $1 and o.verdict is not null`,
      values: [job.rolloutId],
    })
    return user && rollout ? { user, rollout } : undefined
  })
  if (!found) return
  const { user, rollout } = found
  const say = modulesTexts.in(user.language)
  const release = `${rollout.module_id} ${rollout.version}`
  await mailer.send({
    to: user.email,
    subject: say('rolloutTakenBackSubject', { release }),
    text: say('rolloutTakenBack', {
      ...figures(rollout.verdict, languages[user.language].locale),
      release,
      what: say(`verdict_${rollout.verdict.because}`),
      loads: rollout.verdict.loads,
      link: `${config.publicUrl}/app/admin/modules/${rollout.module_id}`,
    }),
    messageKey: `rollout-reverted:${job.userId}:${job.rolloutId}`,
  })
}

const figures = (verdict: GuardVerdict, locale: string) => {
  const format = (value: number) =>
    verdict.because === 'failures'
      ? new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 }).format(value)
      : `${new Intl.NumberFormat(locale, { maximumFractionDigits: 0 }).format(value)} ms`
  return { rollout: format(verdict.rollout), baseline: verdict.baseline === null ? '–' : format(verdict.baseline) }
}
