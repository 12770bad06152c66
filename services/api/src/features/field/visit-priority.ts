import type { VisitMode, VisitNeed } from '@sipelandukilat/contract'
import type { Localized } from '@sipelandukilat/domain'
import { fieldTexts } from '#texts'

/** The formula's version, kept beside every score that is shown. A change of any figure below is a new version. */
const priorityVersion = 2

/** Points of version 2: 1 knew neither trips in vain nor the villages' lack of cards. Nobody is ever passed over for long: waiting alone outweighs any single need within three months. */
const points = {
  home: 20,
  border: 15,
  disability: 20,
  bedridden: 20,
  pregnant: 15,
  elderly: 15,
  /** For each earlier visit that found nobody, at most twice. */
  absence: 10,
  /** For each earlier trip that was to serve them and did not, at most twice. */
  unserved: 10,
  /** For each full tenth of a village's people of age who lack a KTP-el, at most three. */
  coverage: 5,
  /** For each further person beside the first, at most ten. */
  person: 2,
  /** For each full three days of waiting, at most thirty. */
  waiting: 1,
} as const
const most = { absences: 2, unserved: 2, coverageSteps: 3, persons: 10, waitingSteps: 30 } as const
const waitingStepDays = 3
const dayMs = 86_400_000

export type PriorityFacts = {
  mode: VisitMode
  isBorder: boolean
  needs: readonly VisitNeed[]
  absences: number
  /** Earlier trips that were to serve them and did not. */
  unserved: number
  /** As `coveragePoints` of their village gives them. */
  coveragePoints: number
  peopleCount: number
  requestedAt: Date
}

export type PriorityReason = { code: string; points: number; label: Localized }

/** Of a village where `recorded` of `eligible` people have a KTP-el. */
export function coveragePoints(coverage: { eligible: number; recorded: number } | undefined): number {
  if (!coverage || coverage.eligible === 0) return 0
  const tenths = Math.floor(((coverage.eligible - coverage.recorded) * 10) / coverage.eligible)
  return points.coverage * Math.min(Math.max(tenths, 0), most.coverageSteps)
}

const needLabels: Record<VisitNeed, PriorityReason['label']> = {
  disability: fieldTexts.of('need_disability'),
  bedridden: fieldTexts.of('need_bedridden'),
  pregnant: fieldTexts.of('need_pregnant'),
  elderly: fieldTexts.of('need_elderly'),
}

/** What counts whatever the day is. */
function standingReasons(facts: PriorityFacts): PriorityReason[] {
  const reasons: PriorityReason[] = []
  if (facts.mode === 'home') reasons.push({ code: 'home', points: points.home, label: fieldTexts.of('homeVisit') })
  if (facts.isBorder)
    reasons.push({
      code: 'border',
      points: points.border,
      label: fieldTexts.of('borderDistrict'),
    })
  for (const need of [...new Set(facts.needs)])
    reasons.push({ code: need, points: points[need], label: needLabels[need] })
  const absences = Math.min(Math.max(facts.absences, 0), most.absences)
  if (absences > 0)
    reasons.push({
      code: 'absence',
      points: absences * points.absence,
      label: fieldTexts.of('missedEarlierVisit'),
    })
  const unserved = Math.min(Math.max(facts.unserved, 0), most.unserved)
  if (unserved > 0)
    reasons.push({
      code: 'unserved',
      points: unserved * points.unserved,
      label: fieldTexts.of('leftUnservedEarlierTrip'),
    })
  if (facts.coveragePoints > 0)
    reasons.push({
      code: 'coverage',
      points: facts.coveragePoints,
      label: fieldTexts.of('manyVillageLackKtpEl'),
    })
  const others = Math.min(Math.max(facts.peopleCount - 1, 0), most.persons)
  if (others > 0)
    reasons.push({
      code: 'people',
      points: others * points.person,
      label: fieldTexts.of('peoplecountPeopleOnce', { peopleCount: facts.peopleCount }),
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
      label: fieldTexts.of('waitingDaysDays', { days }),
    })
  return { version: priorityVersion, score: sum(reasons), reasons }
}

/** One line of the formula as it is shown: what gives points, how many, and where they end. */
export type PriorityTerm = { code: string; points: number; most: number; label: Localized }

/** The whole formula in words, from the figures it is worked out with. */
export function priorityFormula(): { version: number; terms: PriorityTerm[] } {
  const once = (code: keyof typeof points, label: PriorityTerm['label']): PriorityTerm => ({
    code,
    points: points[code],
    most: points[code],
    label,
  })
  const each = (code: keyof typeof points, times: number, label: PriorityTerm['label']): PriorityTerm => ({
    code,
    points: points[code],
    most: points[code] * times,
    label,
  })
  return {
    version: priorityVersion,
    terms: [
      once('home', fieldTexts.of('homeVisit')),
      once('border', fieldTexts.of('borderDistrict')),
      ...(['disability', 'bedridden', 'pregnant', 'elderly'] as const).map((need) => once(need, needLabels[need])),
      each('absence', most.absences, fieldTexts.of('eachEarlierVisitMetNobody')),
      each('unserved', most.unserved, fieldTexts.of('eachEarlierTripDidNotServe')),
      each('coverage', most.coverageSteps, fieldTexts.of('each10VillagesPeopleAgeWithout')),
      each('person', most.persons, fieldTexts.of('eachFurtherPersonSameRequest')),
      each('waiting', most.waitingSteps, fieldTexts.of('eachWaitingstepdaysDaysWaiting', { waitingStepDays })),
    ],
  }
}

/** The same score in SQL, over `base_score` and `requested_at`; `now` is an expression of the query. */
export const prioritySql = (row: string, now: string): string =>
  `(${row}.base_score + ${points.waiting} * least(${most.waitingSteps}, greatest(0, floor(floor(extract(epoch from ${now} - ${row}.requested_at) / 86400) / ${waitingStepDays})))::int)`

/** What one more trip in vain adds to `base_score`, in SQL; `column` counts those before it. */
export const unservedPointsSql = (column: string): string =>
  `case when ${column} < ${most.unserved} then ${points.unserved} else 0 end`

const healthCodes: ReadonlySet<string> = new Set<VisitNeed>(['disability', 'bedridden', 'pregnant', 'elderly'])

/** The reasons as those may read them who see a plan but no health: the needs as one, without saying which. */
export function maskReasons(reasons: readonly PriorityReason[]): PriorityReason[] {
  const needs = reasons.filter((reason) => healthCodes.has(reason.code))
  const others = reasons.filter((reason) => !healthCodes.has(reason.code))
  if (needs.length === 0) return others
  return [{ code: 'need', points: sum(needs), label: fieldTexts.of('servedFirst') }, ...others]
}
