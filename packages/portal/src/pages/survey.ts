import {
  localized,
  respondentGroupLabel,
  respondentGroups,
  respondentTraitLabel,
  respondentTraits,
  type SurveyElement,
  surveyFormOf,
} from '@sipelandukilat/domain'
import { choiceControl, errorSummary, type FormContext, listControl, longTextControl } from '../form/control'
import { attributes, type Html, html } from '../html'
import { addresses, type Site } from '../site'

/** What was tapped and typed, as it came, and what is missing. */
export type SurveyState = {
  readonly scores: Readonly<Record<string, string>>
  /** A group for each trait that was told. */
  readonly respondent: Readonly<Record<string, string>>
  readonly comment: string
  readonly errors: ReadonlyMap<string, string>
}

export const emptySurvey: SurveyState = { scores: {}, respondent: {}, comment: '', errors: new Map() }

/** The nine questions of the satisfaction survey, one tap each, with room for a comment. */
export function surveySection(
  site: Site,
  elements: readonly SurveyElement[],
  { scores, respondent, comment, errors }: SurveyState,
): Html {
  const { say, language } = site
  const context: FormContext = { language, say, errors, today: '' }
  return html`<section class="part no-print" id="penilaian" aria-labelledby="penilaian-judul"><h2 id="penilaian-judul">${say('surveyTitle')}</h2>${errorSummary(context)}<p>${say('surveyIntro')}</p><form method="post" action="${addresses.survey}" class="survey" novalidate>${elements.map(
    ({ id, question }, index) => {
      const { asked, answers } = surveyFormOf(id)
      return choiceControl(context, {
        name: `score.${id}`,
        label: `${index + 1}. ${localized(question, language)}`,
        help: localized(asked, language),
        value: scores[id] ?? '',
        choices: answers.map((label, score) => ({ code: String(score + 1), label: localized(label, language) })),
      })
    },
  )}<details class="part"${attributes({ open: Object.values(respondent).some((group) => group !== '') })}><summary>${say('surveyWho')}</summary><p class="help">${say('surveyWhoHelp')}</p>${respondentTraits.map(
    (trait) =>
      listControl(context, {
        name: `respondent.${trait}`,
        label: localized(respondentTraitLabel(trait), language),
        optional: true,
        value: respondent[trait] ?? '',
        choices: respondentGroups[trait].map((code) => ({
          code,
          label: localized(respondentGroupLabel(trait, code), language),
        })),
      }),
  )}</details>${longTextControl(context, {
    name: 'comment',
    label: say('surveyComment'),
    optional: true,
    value: comment,
    maxLength: 1000,
  })}<div class="actions"><button type="submit" class="primary">${say('surveySend')}</button></div></form></section>`
}
