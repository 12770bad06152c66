import type { CitizenApplication, OwnQueue, OwnStatement } from '@sipelandukilat/contract'
import {
  type ApplicationStatus,
  answerName,
  formatDate,
  formatDateTime,
  formatDayOrTime,
  hoursInWords,
  isClosed,
  type Localized,
  lackNames,
  localized,
  readyAsOf,
  type ServiceDefinition,
  type SurveyElement,
  statusLabel,
} from '@sipelandukilat/domain'
import { controlId } from '../form/control'
import { type Html, html } from '../html'
import { renderPage } from '../layout'
import { addresses, type Site } from '../site'
import { type ComplaintOfApplication, complaintsSection } from './complaint'
import { missingPanel, type WrittenTo } from './completion'
import { type MessageState, messagesSection } from './messages'
import { movePanel } from './move'
import { formTitle, type OwnFormLink } from './official-forms'
import { type OwnDataProps, ownDataSection } from './own-data'
import { queueSection } from './queue'
import { type VisitDay, visitsNear } from './schedule'
import { emptySurvey, type SurveyState, surveySection } from './survey'

export type ApplicationProps = {
  application: CitizenApplication
  /** The version the application began with. */
  definition: ServiceDefinition
  writtenTo: WrittenTo
  /** Said at the top, after something was done or could not be done. */
  notice?: string | undefined
  refusal?: string | undefined
  /** The survey as it was filled in, where something was missing. */
  survey?: SurveyState | undefined
  /** The nine questions in the province's words and order. */
  surveyElements: readonly SurveyElement[]
  complaints: readonly ComplaintOfApplication[]
  /** Official forms that the service may need. */
  forms: readonly OwnFormLink[]
  /** Statements that can be signed on the phone. */
  statements: readonly Pick<OwnStatement, 'form' | 'title' | 'signedAt'>[]
  /** The office's queue, for those who are to come. */
  queue?: OwnQueue | undefined
  /** The next visits near it, and whether it waits for one; undefined where a day of its own is set, or it ended. */
  visits?: { days: readonly VisitDay[]; isAwaited: boolean } | undefined
  /** *Data Anda*. */
  ownData?: OwnDataProps | undefined
  /** What was typed to the office, where it could not be sent. */
  message?: MessageState | undefined
  /** The Idempotency-Key of *Ajukan Lagi*, and of the next message. */
  key: string
}

const labelOf = (site: Site, application: CitizenApplication, status: ApplicationStatus) =>
  status === application.status
    ? localized(application.outlook.label, site.language)
    : statusLabel(status, site.language, {
        presenceMode: application.presenceMode,
        isArrival: application.move?.side === 'letter',
        readyAs: readyAsOf(
          application.products.map(({ format, downloadable: hasFile, siakLink }) => ({
            format,
            hasFile,
            hasLink: siakLink !== null,
          })),
        ),
      })

/** What follows now: the answers to an appointment, where visits are announced, or the day it should be done. */
function waiting(site: Site, application: CitizenApplication): Html | null {
  const { say, language } = site
  const { until } = application.outlook
  if (application.appointment) return appointmentPart(site, application.appointment)
  if (application.status === 'awaiting_presence' && application.presenceMode !== 'office')
    return html`<p class="when-next"><a href="${addresses.schedule}?desa=${application.villageCode}">${say('navSchedule')}</a></p>`
  if (application.mergedInto)
    return html`<p class="when-next"><a href="${addresses.follow}#${application.mergedInto}">${say('openMerged', { number: application.mergedInto })}</a></p>`
  return until ? html`<p class="when-next">${localized(until, language)}</p>` : null
}

/** How long the citizen waits, from their first message on, beside the day that the office has set itself. */
const waitingSince = ({ say, language }: Site, { status, waitingSince: since }: CitizenApplication): Html | null =>
  isClosed(status) ? null : html`<p class="help">${say('waitingSince', { date: formatDate(since, language) })}</p>`

/** The day of the visit, and the two answers to it. Whoever answered may answer otherwise. */
function appointmentPart({ say }: Site, appointment: NonNullable<CitizenApplication['appointment']>): Html {
  const { isAtHome, reply } = appointment
  const wordsId = controlId('appointment.words')
  return html`${isAtHome ? null : html`<p>${say('scheduleBring')}</p>`}${
    reply ? html`<p role="status">${say(`appointmentReply_${reply}`)}</p>` : html`<p>${say('appointmentAsk')}</p>`
  }<form method="post" action="${addresses.appointment}"><div class="actions">${
    reply === 'confirmed'
      ? null
      : html`<button type="submit" name="answer" value="confirmed" class="primary">${say('appointmentYes')}</button>`
  }</div></form>${
    reply === 'another_day'
      ? null
      : html`<details><summary>${say('appointmentOther')}</summary><form method="post" action="${addresses.appointment}"><label for="${wordsId}">${say('appointmentWords')}</label><input id="${wordsId}" name="words" maxlength="300" autocomplete="off"><div class="actions"><button type="submit" name="answer" value="another_day">${say('appointmentSendOther')}</button></div></form></details>`
  }`
}

/** The names of the fields and files that a correction asks for. */
function askedLabels(
  site: Site,
  { application, definition }: Pick<ApplicationProps, 'application' | 'definition'>,
): string[] {
  const { language } = site
  const { correction } = application
  if (!correction) return []
  const { answered } = correction
  const left = correction.fields.filter((path) => !answered.fields.includes(path))
  const inWords = (names: Localized[]) => names.map((name) => localized(name, language))
  return [
    ...inWords(lackNames(definition, { fields: left, attachments: [] })),
    ...correction.attachments.flatMap((id) => {
      const names = inWords(lackNames(definition, { fields: [], attachments: [id] }))
      return answered.attachments.includes(id) ? names.map((name) => site.say('askedReceivedName', { name })) : names
    }),
  ]
}

/** What an office wrote, as it wrote it: who reads another language is told so. */
export const officeWords = ({ say, language }: Site, words: string): Html =>
  html`${language === 'id' ? null : html`<p class="help">${say('officeWords')}</p>`}<blockquote>${words}</blockquote>`

function correctionPanel(site: Site, props: ApplicationProps): Html | null {
  const { say, language } = site
  const { correction, correctionClosesAt } = props.application
  if (!correction) return null
  return html`<section class="panel attention"><h2>${say('correctionTitle')}</h2>${officeWords(site, correction.note)}<p>${say('correctionAsks')}</p><ul>${askedLabels(
    site,
    props,
  ).map((label) => html`<li>${label}</li>`)}</ul>${
    correctionClosesAt
      ? html`<p>${say('correctionUntil', { date: formatDate(correctionClosesAt, language) })}</p>`
      : null
  }<div class="actions"><a class="button primary" href="${addresses.correction}">${say('correctNow')}</a></div></section>`
}

function documents(site: Site, { application, definition }: ApplicationProps): Html | null {
  const { say, language } = site
  if (application.products.length === 0) return null
  return html`<section class="part"><h2>${say('documentsTitle')}</h2><ul class="documents">${application.products.map(
    (product) => {
      const known = definition.products.find((one) => one.id === product.product)
      const label = localized(known?.label, language) ?? product.product
      const pinId = controlId(`pin.${product.id}`)
      return html`<li><strong>${label}</strong>${
        product.siakLink
          ? html`<p><a href="${product.siakLink}" rel="noreferrer">${say('siakLink')}<span class="hidden">: ${label}</span></a></p>`
          : null
      }${
        product.downloadable
          ? html`<form method="post" action="${addresses.download}" class="inline"><input type="hidden" name="productId" value="${product.id}"><label for="${pinId}">${say('pinToDownload')}<span class="hidden">: ${label}</span></label><div class="row"><input id="${pinId}" name="pin" inputmode="numeric" autocomplete="off" maxlength="12" class="narrow"><button type="submit" class="primary">${say('download')}</button></div></form>`
          : product.siakLink
            ? null
            : html`<p class="help">${localized(product.words, language)}</p>`
      }</li>`
    },
  )}</ul>${handoverLines(site, application)}</section>`
}

/** Statements to read and sign with a code. */
function statements(site: Site, { statements }: ApplicationProps): Html | null {
  const { say } = site
  if (statements.length === 0) return null
  return html`<section class="part"><h2>${say('statementsTitle')}</h2><p class="help">${say('statementsHelp')}</p><ul>${statements.map(
    ({ form, title, signedAt }) =>
      html`<li>${formTitle(site, title)}<br><a href="${addresses.statement(form)}">${say(signedAt ? 'statementDone' : 'statementLink', { form })}</a></li>`,
  )}</ul></section>`
}

/** The official forms, filled in from the application. */
function forms(site: Site, { application, forms }: ApplicationProps): Html | null {
  const { say } = site
  if (forms.length === 0 || application.erasedAt) return null
  const list = (shown: readonly OwnFormLink[]) =>
    html`<ul>${shown.map(
      ({ number, title }) =>
        html`<li><a href="${addresses.ownForm(number)}">${number} ${formTitle(site, title)} (PDF)</a></li>`,
    )}</ul>`
  const needed = forms.filter(({ isNeeded }) => isNeeded)
  const others = forms.filter(({ isNeeded }) => !isNeeded)
  return html`<section class="part"><h2>${say('formsTitle')}</h2>${
    needed.length === 0 ? null : html`<p class="help">${say('formsHelp')}</p>${list(needed)}`
  }${
    others.length === 0
      ? null
      : html`<details><summary>${say('formsOther')}</summary><p class="help">${say('formsOtherHelp')}</p>${list(others)}</details>`
  }</section>`
}

/** How the documents travel, and who received them: in which capacity, never by name. */
function handoverLines({ say, language }: Site, { handover }: CitizenApplication): Html | null {
  if (!handover) return null
  const { carrier, sentAt, recipient, receivedAt } = handover
  return html`${carrier && sentAt && !receivedAt ? html`<p>${say(`sent_${carrier}`, { date: formatDate(sentAt, language) })}</p>` : null}${
    recipient && receivedAt
      ? html`<p>${say(`received_${recipient}`, { date: formatDate(receivedAt, language) })}</p>${recipient === 'applicant' ? null : html`<p class="help">${say('receivedWrong')}</p>`}`
      : null
  }`
}

function office(site: Site, { application }: ApplicationProps): Html {
  const { say } = site
  const { address, hours, phone } = application.office
  return html`<section class="part"><h2>${say('officeTitle')}</h2><p><strong>${say('officeOf', { regency: application.regencyName })}</strong></p>${
    address || hours || phone
      ? html`<dl class="facts">${address ? html`<div><dt>${say('officeAddress')}</dt><dd>${address}</dd></div>` : null}${hours ? html`<div><dt>${say('officeHours')}</dt><dd>${hoursInWords(hours, site.language)}</dd></div>` : null}${phone ? html`<div><dt>${say('officePhone')}</dt><dd>${phone}</dd></div>` : null}</dl>`
      : html`<p class="help">${say('officeUnknown')}</p>`
  }<p><a href="${addresses.charterOf(application.regencyCode)}">${say('navCharter')}</a></p></section>`
}

/** What was given or changed after it was sent, by name: whoever sent it sees what an office wrote for them. */
function supplied(
  { say, language }: Site,
  definition: ServiceDefinition,
  { supplement }: CitizenApplication['steps'][number],
): Html | null {
  if (!supplement) return null
  // What is no answer of the form has no name of its own.
  const names = supplement.changed
    .map((path) => [path, localized(answerName(definition, path), language)])
    .flatMap(([path, name]) => (name === path ? [] : [name]))
    .join(', ')
  return html`<p>${say(`supplied_${supplement.by}`)}${names === '' ? null : html` ${say('suppliedChanged', { names })}`}</p>`
}

/** The status of a step; of what was supplied while it stayed the same that is not said again. */
function labelOfStep(site: Site, application: CitizenApplication, index: number): Html | null {
  const { [index - 1]: before, [index]: step } = application.steps
  if (!step || (step.supplement && step.status === before?.status)) return null
  if (step.isPresence) return html`<strong>${site.say('stepPresence')}</strong><br>`
  return html`<strong>${labelOf(site, application, step.status)}</strong><br>`
}

function timeline(site: Site, { application, definition }: ApplicationProps): Html {
  const { say, language } = site
  return html`<section class="part"><h2>${say('stepsTitle')}</h2><ol class="timeline">${application.steps.map(
    (step, index) =>
      html`<li${index === application.steps.length - 1 ? html` class="current" aria-current="step"` : null}>${labelOfStep(site, application, index)}<time datetime="${step.at}">${formatDayOrTime(step.at, language)}</time>${supplied(site, definition, step)}${step.note ? html`<p>${step.note}</p>` : null}</li>`,
  )}</ol></section>`
}

/** What an ended application was sent anew as, or how to begin again where its moving letter is over. */
function sentAgain({ say, language }: Site, { status, sentAgainAs, move, erasedAt }: CitizenApplication): Html | null {
  if (sentAgainAs)
    return html`<p>${say('sentAgain', { number: sentAgainAs })}</p><p class="when-next"><a href="${addresses.follow}#${sentAgainAs}">${say('openMerged', { number: sentAgainAs })}</a></p>`
  const isEnded = status === 'rejected' || status === 'withdrawn'
  return isEnded && !erasedAt && move?.side === 'letter' && move.state !== 'expired'
    ? html`<p>${say('letterOver', { until: formatDate(move.until, language) })}</p>`
    : null
}

/** Where the application is, what happens next and when, and what the citizen can do. */
export function renderApplication(site: Site, props: ApplicationProps): string {
  const { say } = site
  const { application, definition } = props
  const title = localized(definition.title, site.language)
  const body = html`<p class="trail">${say('trackingNumber')}: <strong class="number">${application.trackingNumber}</strong></p>
<h1>${title}</h1>
${props.notice ? html`<div class="done" role="status" tabindex="-1" data-focus><p>${props.notice}</p></div>` : null}
${props.refusal ? html`<div class="summary" role="alert" tabindex="-1" data-focus><p>${props.refusal}</p></div>` : null}
${application.erasedAt ? html`<div class="panel"><p>${say('dataGone', { at: formatDateTime(application.erasedAt, site.language) })}</p></div>` : null}
<section class="panel status"><h2 class="status-label">${labelOf(site, application, application.status)}</h2><p>${localized(application.outlook.now, site.language)}</p>${application.awaitsHead ? html`<p>${say('decisionAhead')}</p>` : null}${waiting(site, application)}${waitingSince(site, application)}${
    application.rejectionReason
      ? html`<p>${say('rejectedBecause')}</p>${officeWords(site, application.rejectionReason)}`
      : null
  }${
    application.canResubmit
      ? html`<form method="post" action="${addresses.resubmission}"><input type="hidden" name="key" value="${props.key}"><p>${say('resubmitHelp')}</p><div class="actions"><button type="submit" class="primary">${say('resubmit')}</button></div></form>`
      : sentAgain(site, application)
  }</section>
${movePanel(site, application)}
${missingPanel(site, application, props)}
${correctionPanel(site, props)}
${props.queue ? queueSection(site, props.queue) : null}
${props.visits ? visitsNear(site, application, props.visits) : null}
${documents(site, props)}
${statements(site, props)}
${forms(site, props)}
${application.canRate ? surveySection(site, props.surveyElements, props.survey ?? emptySurvey) : null}
${messagesSection(site, application, { key: props.key, state: props.message ?? { words: '', error: '' } })}
${timeline(site, props)}
${office(site, props)}
${complaintsSection(site, props.complaints)}
${props.ownData ? ownDataSection(site, { action: addresses.applicationData, asksPin: true }, props.ownData) : null}
<div class="actions no-print"><form method="post" action="${addresses.close}"><button type="submit" class="quiet">${say('closeHere')}</button></form>${
    application.canWithdraw
      ? html`<a class="button danger" href="${addresses.withdrawal}">${say('withdraw')}</a>`
      : null
  }</div>`
  return renderPage(site, {
    texts: ['application', 'messages', 'schedule'],
    title: say('applicationTitle'),
    body,
    isPersonal: true,
    opensAt: addresses.application,
  })
}

/** Asks once more before an application is taken back. */
export function renderWithdrawal(
  site: Site,
  { application, definition }: Pick<ApplicationProps, 'application' | 'definition'>,
): string {
  const { say } = site
  const body = html`<h1>${say('withdrawTitle')}</h1><p class="lead">${say('withdrawQuestion', { service: localized(definition.title, site.language), number: application.trackingNumber })}</p><p>${say('withdrawHelp')}</p><form method="post" action="${addresses.withdrawal}"><input type="hidden" name="expectedVersion" value="${application.version}"><div class="actions"><button type="submit" class="danger">${say('withdrawYes')}</button><a class="button" href="${addresses.application}">${say('withdrawNo')}</a></div></form>`
  return renderPage(site, { texts: ['application'], title: say('withdrawTitle'), body, isPersonal: true })
}
