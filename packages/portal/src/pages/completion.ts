import type { CitizenApplication } from '@sipelandukilat/contract'
import {
  type Answers,
  correctAnswers,
  type Lacks,
  lackNames,
  localized,
  type ServiceDefinition,
} from '@sipelandukilat/domain'
import { askedFiles, askedQuestions, knownAnswers } from '../form/asked'
import { errorSummary } from '../form/control'
import type { FormState, RegionChoice } from '../form/form-state'
import { applicantAgain, presencePart } from '../form/people'
import type { QuestionContext } from '../form/section'
import { type Html, html } from '../html'
import { renderPage } from '../layout'
import { addresses, type Site } from '../site'
import { type Doubt, doubtMark, doubtPanel } from './review'

export type CompletionProps = {
  application: CitizenApplication
  definition: ServiceDefinition
  lacks: Lacks
  /** What is asked, as just typed. */
  state: FormState
  regions: Readonly<Record<string, RegionChoice>>
  errors: ReadonlyMap<string, string>
  doubt?: Doubt | undefined
  today: string
  addRowTo?: string | undefined
  /** The application was changed while this was typed; it is sent against what it is now. */
  isChanged?: boolean | undefined
}

const completionFormId = 'lengkapi'

type Lacking = {
  definition: ServiceDefinition
  trackingNumber: string
  lacks: Lacks
  writtenTo: WrittenTo
}

/** The numbers to which citizens write, as far as there are any; whoever has number and PIN writes from any telephone. */
export type WrittenTo = { whatsapp?: string | undefined; sms?: string | undefined }

/** Each paper and answer that is missing by its name, and by which ways it may be put in besides this page. */
export function missingList(
  { say, language }: Site,
  { definition, trackingNumber, lacks, writtenTo: { whatsapp, sms } }: Lacking,
  ways: string,
): Html {
  // A paper cannot come by SMS.
  const bySms = sms !== undefined && lacks.fields.length > 0
  const by = whatsapp !== undefined && bySms ? 'both' : whatsapp !== undefined ? 'whatsapp' : bySms ? 'sms' : undefined
  const numbers = { whatsapp: whatsapp ?? '', sms: sms ?? '' }
  return html`<ul>${lackNames(definition, lacks).map((name) => html`<li>${localized(name, language)}</li>`)}</ul><p>${ways}</p>${by ? html`<p>${say(`completeBy_${by}`, { number: trackingNumber, ...numbers })}</p>` : null}`
}

/** What an incomplete application lacks, on the page of the application: what it is, and the way to put it in. */
export function missingPanel(
  site: Site,
  { lacks, trackingNumber }: CitizenApplication,
  { definition, writtenTo }: Pick<Lacking, 'definition' | 'writtenTo'>,
): Html | null {
  const { say } = site
  if (!lacks) return null
  return html`<section class="panel attention"><h2>${say('missingTitle')}</h2>${missingList(site, { definition, trackingNumber, lacks, writtenTo }, say('missingWays'))}<div class="actions"><a class="button primary" href="${addresses.completion}">${say('completeNow')}</a></div></section>`
}

/** Exactly what an application lacks that was sent before it was whole. What is left empty may follow. */
export function renderCompletion(site: Site, props: CompletionProps): string {
  const { say, language } = site
  const { application, definition, state, errors, lacks } = props
  const context: QuestionContext = {
    language,
    say,
    errors,
    today: props.today,
    definition,
    answers: correctAnswers(definition, application.answers as Answers, lacks.fields, state.answers),
    regions: props.regions,
  }
  const applicantFields = (['nik', 'kkNumber'] as const).filter((field) => lacks.fields.includes(`applicant.${field}`))
  const body = html`<p class="trail"><a href="${addresses.application}">‹ ${say('applicationTitle')}</a></p>
<h1>${say('completionTitle')}</h1>
${errorSummary(context)}
${props.isChanged ? html`<div class="warning" role="status"><p>${say('changedMeanwhile')}</p></div>` : null}
${doubtPanel(site, props.doubt)}
<p class="lead">${say('completionIntro')}</p>
<form id="${completionFormId}" method="post" action="${addresses.completion}" enctype="multipart/form-data" novalidate data-known="${JSON.stringify(knownAnswers(context, lacks.fields))}">
<input type="hidden" name="expectedVersion" value="${application.version}">
${doubtMark(props.doubt)}
<button class="hidden" type="submit" name="step" value="send" tabindex="-1" aria-hidden="true">${say('completionSend')}</button>
${applicantAgain(context, definition, state, applicantFields)}
${askedQuestions(context, lacks.fields, props.addRowTo)}
${lacks.fields.includes('presence.mode') ? presencePart(context, definition, state) : null}
${askedFiles(context, lacks.attachments, { uploads: state.uploads })}
<div class="actions"><button type="submit" class="primary" name="step" value="send">${say('completionSend')}</button><a class="button" href="${addresses.application}">${say('cancel')}</a></div>
</form>`
  return renderPage(site, {
    texts: ['form', 'application'],
    title: say('completionTitle'),
    body,
    islands: ['form'],
    isPersonal: true,
    languageForm: completionFormId,
  })
}
