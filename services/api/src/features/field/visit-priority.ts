import type { VisitMode, VisitNeed } from '@sipelandukilat/contract'

/** The formula's version, kept beside every score that is shown. A change of any figure below is a new version. */
const priorityVersion = 1

/** Points of version 1. Nobody is ever passed over for long: waiting alone outweighs any single need within three months. */
const points = {
  home: 20,
  border: 15,
  disability: 20,
  bedridden: 20,
  pregnant: 15,
  elderly: 15,
  /** For each earlier visit that found nobody, at most twice. */
  absence: 10,
  /** For each further person beside the first, at most ten. */
  person: 2,
  /** For each full three days of waiting, at most thirty. */
  waiting: 1,
} as const
const most = { absences: 2, persons: 10, waitingSteps: 30 } as const
const waitingStepDays = 3
const dayMs = 86_400_000

export type PriorityFacts = {
  mode: VisitMode
  isBorder: boolean
  needs: readonly VisitNeed[]
  absences: number
  peopleCount: number
  requestedAt: Date
}

export type PriorityReason = { code: string; points: number; label: { id: string; en: string } }

const needLabels: Record<VisitNeed, PriorityReason['label']> = {
  disability: { id: 'Penyandang disabilitas', en: 'Person with a disability' },
  bedridden: { id: 'Tidak dapat bangun dari tempat tidur', en: 'Bedridden' },
  pregnant: { id: 'Sedang hamil', en: 'Pregnant' },
  elderly: { id: 'Berusia 60 tahun atau lebih', en: 'Aged 60 or over' },
}

/** What counts whatever the day is. */
function standingReasons(facts: PriorityFacts): PriorityReason[] {
  const reasons: PriorityReason[] = []
  if (facts.mode === 'home')
    reasons.push({ code: 'home', points: points.home, label: { id: 'Kunjungan rumah', en: 'Home visit' } })
  if (facts.isBorder)
    reasons.push({
      code: 'border',
      points: points.border,
      label: { id: 'Kecamatan perbatasan', en: 'Border district' },
    })
  for (const need of [...new Set(facts.needs)])
    reasons.push({ code: need, points: points[need], label: needLabels[need] })
  const absences = Math.min(Math.max(facts.absences, 0), most.absences)
  if (absences > 0)
    reasons.push({
      code: 'absence',
      points: absences * points.absence,
      label: { id: 'Tidak bertemu pada kunjungan sebelumnya', en: 'Missed at an earlier visit' },
    })
  const others = Math.min(Math.max(facts.peopleCount - 1, 0), most.persons)
  if (others > 0)
    reasons.push({
      code: 'people',
      points: others * points.person,
      label: { id: `${facts.peopleCount} orang sekaligus`, en: `${facts.peopleCount} people at once` },
    })
  return reasons
}

const sum = (reasons: readonly PriorityReason[]) => reasons.reduce((total, reason) => total + reason.points, 0)

/** The points that do not grow with waiting: what is stored with the request. */
export const baseScore = (facts: PriorityFacts): number => sum(standingReasons(facts))

/**
 * How urgent a visit request is at `now`, with every reason in words. Published: the sum of the reasons' points is the score.
 */
export function visitPriority(
  facts: PriorityFacts,
  now: Date,
): { version: number; score: number; reasons: PriorityReason[] } {
  const reasons = standingReasons(facts)
  const days = Math.max(0, Math.floor((now.getTime() - facts.requestedAt.getTime()) / dayMs))
  const steps = Math.min(Math.floor(days / waitingStepDays), most.waitingSteps)
  if (steps > 0)
    reasons.push({
      code: 'waiting',
      points: steps * points.waiting,
      label: { id: `Menunggu ${days} hari`, en: `Waiting for ${days} days` },
    })
  return { version: priorityVersion, score: sum(reasons), reasons }
}

/** The same score in SQL, over `base_score` and `requested_at`; `now` is an expression of the query. */
export const prioritySql = (row: string, now: string): string =>
  `(${row}.base_score + ${points.waiting} * least(${most.waitingSteps}, greatest(0, floor(floor(extract(epoch from ${now} - ${row}.requested_at) / 86400) / ${waitingStepDays})))::int)`

const healthCodes: ReadonlySet<string> = new Set<VisitNeed>(['disability', 'bedridden', 'pregnant', 'elderly'])

/** The reasons as those may read them who see a plan but no health: the needs as one, without saying which. */
export function maskReasons(reasons: readonly PriorityReason[]): PriorityReason[] {
  const needs = reasons.filter((reason) => healthCodes.has(reason.code))
  const others = reasons.filter((reason) => !healthCodes.has(reason.code))
  if (needs.length === 0) return others
  return [{ code: 'need', points: sum(needs), label: { id: 'Perlu didahulukan', en: 'To be served first' } }, ...others]
}
