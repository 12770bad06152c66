import { type Language, planningProblemsTexts, proposalRulesTexts, unservedPointsTexts } from '@sipelandukilat/domain'
import type { BrokenProposalRule, PlanningFinding, UnservedReason } from '@sipelandukilat/planner'

/** Names of points, districts, teams and kits by the id that a finding gives; what has none is said as it stands. */
export type NamesOfPlan = ReadonlyMap<string, string>

/** What is wrong with a planning problem, in words. */
export const wordFinding = (
  { code, subject, reason }: PlanningFinding,
  names: NamesOfPlan,
  language: Language,
): string =>
  planningProblemsTexts
    .say(language, code, {
      subject: names.get(subject) ?? subject,
      reason: reason ? wordUnserved(reason, language) : '',
    })
    .trim()

/** A broken rule, in words. */
export const wordRule = ({ code, subject }: BrokenProposalRule, names: NamesOfPlan, language: Language): string =>
  proposalRulesTexts.say(language, code, { subject: names.get(subject) ?? subject })

/** Why a point is left out, in words. */
export const wordUnserved = (reason: UnservedReason, language: Language): string =>
  unservedPointsTexts.say(language, reason)
