import type { CitizenApplication } from '@sipelandukilat/contract'
import { type Answers, askedOfApplicant, correctAnswers, type ServiceDefinition } from '@sipelandukilat/domain'
import { askedFiles, askedQuestions, knownAnswers } from '../form/asked'
import { errorSummary } from '../form/control'
import type { RegionChoice } from '../form/form-state'
import { applicantAgain } from '../form/people'
import type { QuestionContext } from '../form/section'
import { html } from '../html'
import { renderPage } from '../layout'
import { addresses, type Site } from '../site'

export type CorrectionProps = {
  application: CitizenApplication
  definition: ServiceDefinition
  /** The answers asked about, as they stand or as just typed. */
  answers: Answers
  /** What was just typed of the applicant's own data. */
  applicant: { name: string; nik: string; kkNumber: string }
  uploads: Readonly<Record<string, readonly string[]>>
  regions: Readonly<Record<string, RegionChoice>>
  errors: ReadonlyMap<string, string>
  today: string
  addRowTo?: string | undefined
  /** The application was changed while this was typed; it is sent against what it is now. */
  isChanged?: boolean | undefined
}

const correctionFormId = 'perbaikan'

/** Exactly what a correction asks for: these questions, these files, nothing else. */
export function renderCorrection(site: Site, props: CorrectionProps): string {
  const { say, language } = site
  const { application, definition, errors } = props
  const asked = application.correction ?? { fields: [], attachments: [], note: '' }
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
<blockquote>${asked.note}</blockquote>
<p class="lead">${say('correctionIntro')}</p>
<form id="${correctionFormId}" method="post" action="${addresses.correction}" enctype="multipart/form-data" novalidate data-known="${JSON.stringify(knownAnswers(context, asked.fields))}">
<input type="hidden" name="expectedVersion" value="${application.version}">
<button class="hidden" type="submit" name="step" value="send" tabindex="-1" aria-hidden="true">${say('correctionSend')}</button>
${applicantAgain(context, definition, props, askedOfApplicant(asked.fields))}
${askedQuestions(context, asked.fields, props.addRowTo)}
${askedFiles(context, asked.attachments, props.uploads)}
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
