import type { Localized } from '../language/language'
import { visitsTexts } from '../texts/texts'
import { type VisitMode, type VisitNeed, visitNeeds } from './visit-needs'

/**
 * The formula’s version, kept beside every score. A change of any figure below is a new version (a test holds it): a job then scores anew
 * what still waits.
 */
export const priorityVersion = 2

/** Points of version 2: 1 knew neither trips in vain nor the villages' lack of cards. Nobody is ever passed over for long: waiting alone outweighs any single need within three months. */
export const priorityPoints = {
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
/** How often each of them counts at most. */
export const priorityMost = { absences: 2, unserved: 2, coverageSteps: 3, persons: 10, waitingSteps: 30 } as const
export const waitingStepDays = 3
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
  return priorityPoints.coverage * Math.min(Math.max(tenths, 0), priorityMost.coverageSteps)
}

const needLabel = (need: VisitNeed): Localized => visitsTexts.of(`need_${need}`)

/** What counts whatever the day is. */
function standingReasons(facts: PriorityFacts): PriorityReason[] {
  const reasons: PriorityReason[] = []
  if (facts.mode === 'home')
    reasons.push({ code: 'home', points: priorityPoints.home, label: visitsTexts.of('homeVisit') })
  if (facts.isBorder)
    reasons.push({
      code: 'border',
      points: priorityPoints.border,
      label: visitsTexts.of('borderDistrict'),
    })
  for (const need of [...new Set(facts.needs)])
    reasons.push({ code: need, points: priorityPoints[need], label: needLabel(need) })
  const absences = Math.min(Math.max(facts.absences, 0), priorityMost.absences)
  if (absences > 0)
    reasons.push({
      code: 'absence',
      points: absences * priorityPoints.absence,
      label: visitsTexts.of('missedEarlierVisit'),
    })
  const unserved = Math.min(Math.max(facts.unserved, 0), priorityMost.unserved)
  if (unserved > 0)
    reasons.push({
      code: 'unserved',
      points: unserved * priorityPoints.unserved,
      label: visitsTexts.of('leftUnservedEarlierTrip'),
    })
  if (facts.coveragePoints > 0)
    reasons.push({
      code: 'coverage',
      points: facts.coveragePoints,
      label: visitsTexts.of('manyVillageLackKtpEl'),
    })
  const others = Math.min(Math.max(facts.peopleCount - 1, 0), priorityMost.persons)
  if (others > 0)
    reasons.push({
      code: 'people',
      points: others * priorityPoints.person,
      label: visitsTexts.of('peoplecountPeopleOnce', { peopleCount: facts.peopleCount }),
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
  const steps = Math.min(Math.floor(days / waitingStepDays), priorityMost.waitingSteps)
  if (steps > 0)
    reasons.push({
      code: 'waiting',
      points: steps * priorityPoints.waiting,
      label: visitsTexts.of('waitingDaysDays', { days }),
    })
  return { version: priorityVersion, score: sum(reasons), reasons }
}

/** One line of the formula as it is shown: what gives points, how many, and where they end. */
export type PriorityTerm = { code: string; points: number; most: number; label: Localized }

/** The whole formula in words, from the figures it is worked out with. */
export function priorityFormula(): { version: number; terms: PriorityTerm[] } {
  const once = (code: keyof typeof priorityPoints, label: PriorityTerm['label']): PriorityTerm => ({
    code,
    points: priorityPoints[code],
    most: priorityPoints[code],
    label,
  })
  const each = (code: keyof typeof priorityPoints, times: number, label: PriorityTerm['label']): PriorityTerm => ({
    code,
    points: priorityPoints[code],
    most: priorityPoints[code] * times,
    label,
  })
  return {
    version: priorityVersion,
    terms: [
      once('home', visitsTexts.of('homeVisit')),
      once('border', visitsTexts.of('borderDistrict')),
      ...(['disability', 'bedridden', 'pregnant', 'elderly'] as const).map((need) => once(need, needLabel(need))),
      each('absence', priorityMost.absences, visitsTexts.of('eachEarlierVisitMetNobody')),
      each('unserved', priorityMost.unserved, visitsTexts.of('eachEarlierTripDidNotServe')),
      each('coverage', priorityMost.coverageSteps, visitsTexts.of('each10VillagesPeopleAgeWithout')),
      each('person', priorityMost.persons, visitsTexts.of('eachFurtherPersonSameRequest')),
      each('waiting', priorityMost.waitingSteps, visitsTexts.of('eachWaitingstepdaysDaysWaiting', { waitingStepDays })),
    ],
  }
}

const healthCodes: ReadonlySet<string> = new Set<VisitNeed>(visitNeeds)

/** The reasons as those may read them who see a plan but no health: the needs as one, without saying which. */
export function maskReasons(reasons: readonly PriorityReason[]): PriorityReason[] {
  const needs = reasons.filter((reason) => healthCodes.has(reason.code))
  const others = reasons.filter((reason) => !healthCodes.has(reason.code))
  if (needs.length === 0) return others
  return [{ code: 'need', points: sum(needs), label: visitsTexts.of('servedFirst') }, ...others]
}
