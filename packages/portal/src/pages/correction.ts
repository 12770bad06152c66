import type { CitizenApplication } from '@sipelandukilat/contract'
import {
  type Answers,
  askedOfApplicant,
  type CalledFor,
  correctAnswers,
  type ServiceDefinition,
} from '@sipelandukilat/domain'
import { askedFiles, askedQuestions, knownAnswers } from '../form/asked'
import { errorSummary } from '../form/control'
import type { RegionChoice } from '../form/form-state'
import { applicantAgain } from '../form/people'
import type { QuestionContext } from '../form/section'
import { html } from '../html'
import { renderPage } from '../layout'
import { addresses, type Site } from '../site'
import { officeWords } from './application'
import { type Doubt, doubtMark, doubtPanel } from './review'

export type CorrectionProps = {
  application: CitizenApplication
  definition: ServiceDefinition
  /** The answers asked about, as they stand or as just typed. */
  answers: Answers
  /** What was just typed of the applicant's own data. */
  applicant: { name: string; nik: string; kkNumber: string }
  uploads: Readonly<Record<string, readonly string[]>>
  /** What other answers than those that stand would call for. */
  called: CalledFor
  /** The form that is signed with a code in the place of a paper, by requirement. */
  toSign: Readonly<Record<string, string>>
  regions: Readonly<Record<string, RegionChoice>>
  errors: ReadonlyMap<string, string>
  doubt?: Doubt | undefined
  today: string
  addRowTo?: string | undefined
  /** The application was changed while this was typed; it is sent against what it is now. */
  isChanged?: boolean | undefined
}

const correctionFormId = 'perbaikan'

const nothingAsked = { fields: [], attachments: [], note: '', answered: { fields: [], attachments: [] } }

/** Exactly what a correction asks for, and what it calls for: these questions, these files, nothing else. */
export function renderCorrection(site: Site, props: CorrectionProps): string {
  const { say, language } = site
  const { application, definition, errors } = props
  const asked = application.correction ?? nothingAsked
  const context: QuestionContext = {
    language,
    say,
    errors,
    today: props.today,
    definition,
    answers: correctAnswers(definition, application.answers as Answers, asked.fields, props.answers),
    regions: props.regions,
  }
  const body = html`<p class="trail"><a href="${addresses.application}">‹ ${say('applicationTitle')}</a></p>
<h1>${say('correctionTitle')}</h1>
${errorSummary(context)}
${props.isChanged ? html`<div class="warning" role="status"><p>${say('changedMeanwhile')}</p></div>` : null}
${doubtPanel(site, props.doubt)}
${officeWords(site, asked.note)}
<p class="lead">${say('correctionIntro')}</p>
<form id="${correctionFormId}" method="post" action="${addresses.correction}" enctype="multipart/form-data" novalidate data-known="${JSON.stringify(knownAnswers(context, asked.fields))}">
<input type="hidden" name="expectedVersion" value="${application.version}">
${doubtMark(props.doubt)}
<button class="hidden" type="submit" name="step" value="send" tabindex="-1" aria-hidden="true">${say('correctionSend')}</button>
${applicantAgain(context, definition, props, askedOfApplicant(asked.fields))}
${askedQuestions(context, asked.fields, props.addRowTo, props.called.fields)}
${askedFiles(context, asked.attachments, {
  uploads: props.uploads,
  answered: asked.answered.attachments,
  called: props.called.requirements,
  toSign: props.toSign,
})}
<div class="actions"><button type="submit" class="primary" name="step" value="send">${say('correctionSend')}</button><a class="button" href="${addresses.application}">${say('cancel')}</a></div>
</form>`
  return renderPage(site, {
    texts: ['form', 'application'],
    title: say('correctionTitle'),
    body,
    islands: ['form'],
    isPersonal: true,
    languageForm: correctionFormId,
  })
}
