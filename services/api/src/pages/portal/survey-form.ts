import type { answerSurvey, BodyOf } from '@sipelandukilat/contract'
import { perElement, Respondent, respondentTraits, type SurveyWords, surveyElementIds } from '@sipelandukilat/domain'
import { addresses, type FormFields, type Site, type SurveyState } from '@sipelandukilat/portal'
import { getApplication, getApplicationForUpdate } from '../../features/applications/application-store'
import { rate } from '../../features/survey/rate'
import { findSurveyWords } from '../../features/wording/survey-words'
import type { Platform } from '../../platform/platform'
import { readFormBody } from './form-body'
import { textOf, typedText, type WithOpened } from './opened'
import type { PageInput } from './page'

const longestComment = 1000

function readState({ say }: Site, fields: FormFields, words: SurveyWords): SurveyState {
  const scores = Object.fromEntries(surveyElementIds.map((id) => [id, textOf(fields, `score.${id}`)]))
  const errors = new Map<string, string>()
  words.forEach(({ id }, index) => {
    if (!/^[1-4]$/.test(scores[id] ?? '')) errors.set(`score.${id}`, say('surveyMissing', { number: index + 1 }))
  })
  const comment = typedText(fields, 'comment')
  if (comment.length > longestComment) errors.set('comment', say('textTooLong', { most: longestComment }))
  const respondent = Object.fromEntries(respondentTraits.map((trait) => [trait, textOf(fields, `respondent.${trait}`)]))
  return { scores, respondent, comment, errors }
}

/** What a form did not offer counts as not told: the profile may be left out, so it stops nobody. */
const toRespondent = (notified: SurveyState['respondent']): Respondent => {
  const named = Object.entries(notified).filter(([, group]) => group !== '')
  return Respondent.catch({}).parse(Object.fromEntries(named))
}

function toBody({ scores, respondent, comment }: SurveyState): BodyOf<typeof answerSurvey> {
  return {
    scores: perElement((id) => Number(scores[id])),
    respondent: toRespondent(respondent),
    ...(comment === '' ? {} : { comment }),
  }
}

/** Takes the survey of the opened application in, or shows it again with what is missing. */
export function createSurveyForm(
  { database, keyring }: Pick<Platform, 'database' | 'keyring'>,
  withOpened: WithOpened,
  showAgain: (input: PageInput, survey: SurveyState) => Promise<string | undefined>,
) {
  return (input: PageInput) =>
    withOpened(input, async (caller, id) => {
      const { request, response, site, now, correlationId } = input
      const { fields } = await readFormBody(request)
      const words = await database.read(caller.scope, async (db) =>
        findSurveyWords(db, (await getApplication(db, id)).province_code),
      )
      const state = readState(site, fields, words)
      if (state.errors.size > 0) {
        response.status(422)
        return showAgain(input, state)
      }
      await database.write(caller.scope, async (db) =>
        rate(db, keyring, await getApplicationForUpdate(db, id), toBody(state), { now, correlationId }),
      )
      response.redirect(303, `${addresses.application}?kabar=rated`)
      return undefined
    })
}
