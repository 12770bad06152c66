import * as z from 'zod'
import { Localized } from '../../language/language'

const Slug = z.string().regex(/^[a-z]+$/)

/** A paper to bring, who gives it, and what to do where it is missing. */
export const CasePaper = z.object({ id: Slug, label: Localized, givenBy: Localized, whereMissing: Localized })
export type CasePaper = z.infer<typeof CasePaper>

/** The order in which a case is gone through: what comes later rests on what comes before. */
export const caseStages = ['report', 'identity', 'certificate', 'familyCard', 'card', 'school'] as const
export const CaseStage = z.enum(caseStages)
export type CaseStage = z.infer<typeof CaseStage>

/** One step: a service of ours, or where none yields what is needed, who gives it. */
export const CaseStep = z.object({
  stage: CaseStage,
  title: Localized,
  /** Code of the service; `null` where the paper comes from elsewhere. */
  service: z.string().nullable(),
  why: Localized,
  /** When it is needed, in words; always where absent. */
  when: Localized.optional(),
  basis: z.string().min(1),
})
export type CaseStep = z.infer<typeof CaseStep>

/** What may have happened, with its papers and its steps in order. */
export const CaseEvent = z.object({
  id: Slug,
  label: Localized,
  papers: z.array(CasePaper).min(1),
  steps: z.array(CaseStep).min(1),
})
export type CaseEvent = z.infer<typeof CaseEvent>

/** Several services in order, for what happens to people of this border at once. */
export const ServiceCase = z.object({
  id: Slug,
  title: Localized,
  /** Of at most 24 letters, for lists in a conversation. */
  shortTitle: Localized,
  summary: Localized,
  /** Asks which of the events it was. */
  question: Localized,
  events: z.array(CaseEvent).min(1),
  /** What a province should confirm: from practice, no source read. */
  doubts: z.array(z.object({ about: z.string(), text: Localized })),
})
export type ServiceCase = z.infer<typeof ServiceCase>
