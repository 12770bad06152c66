import * as z from 'zod'
import type { Localized } from '../language/localized'
import { respondentTexts } from '../texts/texts'

/** The groups of the respondents' profile (Permenpan RB 14/2017, appendix: questionnaire), wide enough to point to nobody. */
export const respondentGroups = {
  sex: ['female', 'male'],
  ageGroup: ['under_20', '20_29', '30_39', '40_49', '50_59', 'from_60'],
  education: ['none', 'primary', 'lower_secondary', 'upper_secondary', 'diploma', 'bachelor', 'postgraduate'],
  occupation: [
    'civil_servant',
    'police_army',
    'employee',
    'self_employed',
    'farmer_fisher',
    'homemaker',
    'student',
    'other',
  ],
} as const
export type RespondentTrait = keyof typeof respondentGroups

export const respondentTraits = ['sex', 'ageGroup', 'education', 'occupation'] as const satisfies RespondentTrait[]

/** Who answered a survey, as far as they liked to say. Kept apart from the answer, so that it tells nothing of a person. */
export const Respondent = z.object({
  sex: z.enum(respondentGroups.sex).optional(),
  ageGroup: z.enum(respondentGroups.ageGroup).optional(),
  education: z.enum(respondentGroups.education).optional(),
  occupation: z.enum(respondentGroups.occupation).optional(),
})
export type Respondent = z.infer<typeof Respondent>

export const respondentTraitLabel = (trait: RespondentTrait): Localized => respondentTexts.of(`trait_${trait}`)

/** The words for a group; the code itself where it is none of the trait's. */
export function respondentGroupLabel(trait: RespondentTrait, code: string): Localized {
  const groups: readonly string[] = respondentGroups[trait]
  return groups.includes(code)
    ? respondentTexts.of(`group_${trait}_${code}` as Parameters<typeof respondentTexts.of>[0])
    : { id: code, en: code }
}
