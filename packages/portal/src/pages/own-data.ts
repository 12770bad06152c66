import {
  applicationLabel,
  type OwnAccountData,
  type OwnApplicationData,
  type OwnDataRequest,
} from '@sipelandukilat/contract'
import {
  type Answers,
  channelLabel,
  type DataRequestKind,
  dataRequestClock,
  dataRequestGrounds,
  describeAnswers,
  formatDate,
  formatDateTime,
  localized,
  presenceModeLabel,
  type ServiceDefinition,
  surveyElements,
  surveyFormOf,
} from '@sipelandukilat/domain'
import { choiceControl, errorSummary, type FormContext, longTextControl, textControl } from '../form/control'
import { type Html, html } from '../html'
import { renderPage } from '../layout'
import { addresses, type Site } from '../site'
import { officerSection, type ProvinceContact } from './data-protection'

/** What was asked and typed, as it came, and what is missing. */
export type OwnDataState = {
  readonly kind: string
  readonly words: string
  readonly errors: ReadonlyMap<string, string>
}

export const emptyOwnData: OwnDataState = { kind: 'see', words: '', errors: new Map() }

export type OwnDataProps = {
  requests: readonly OwnDataRequest[]
  state: OwnDataState
  now: Date
}

const sectionId = 'data-anda'
const kinds: readonly DataRequestKind[] = ['see', 'correct', 'erase']

/** The ground of a refusal, or of what was kept, with its article. */
function ground({ language, say }: Site, reason: keyof typeof dataRequestGrounds): Html {
  const { words, article } = dataRequestGrounds[reason]
  return html`<p>${words[language]}${article ? ` ${say('dataArticle', { article })}` : ''}</p>`
}

function outcome(site: Site, { outcome: result, answer }: OwnDataRequest): Html | null {
  const { say } = site
  if (!result) return null
  return html`${
    result.erased.length > 0
      ? html`<p>${say('dataErased', { what: result.erased.map(({ kind, count }) => `${say(`data_${kind}`)} (${count})`).join(', ') })}</p>`
      : null
  }${result.kept.map(({ reason }) => ground(site, reason))}${result.refusal ? ground(site, result.refusal) : null}${
    answer ? html`<blockquote>${answer}</blockquote>` : null
  }`
}

/** Where a request stands, with the time that the office has left. */
function standing({ language, say }: Site, request: OwnDataRequest, now: Date): string {
  if (request.status !== 'received')
    return say(request.status === 'refused' ? 'dataRefused' : 'dataAnswered', {
      at: formatDateTime(request.handledAt ?? request.receivedAt, language),
    })
  const { state, hours } = dataRequestClock(request.dueAt, now)
  const until = formatDateTime(request.dueAt, language)
  return state === 'overdue' ? say('dataLate', { until }) : say('dataLeft', { hours, until })
}

const line = (site: Site, request: OwnDataRequest, now: Date): Html =>
  html`<li><strong>${site.say(`data_${request.kind}`)}</strong><br>${standing(site, request, now)}${outcome(site, request)}<p class="help">${request.regencyName}</p></li>`

/** The PIN once more: whoever finds the phone on the table sees no numbers. */
const pinControl = (context: FormContext): Html =>
  textControl(context, {
    name: 'dataPin',
    label: context.say('pin'),
    help: context.say('dataPinHelp'),
    optional: true,
    value: '',
    inputMode: 'numeric',
    maxLength: 12,
    narrow: true,
  })

/** *Data Anda*: what was asked and how it stands, and three things to ask. */
export function ownDataSection(
  site: Site,
  { action, asksPin }: { action: string; asksPin: boolean },
  { requests, state, now }: OwnDataProps,
): Html {
  const { say, language } = site
  const context: FormContext = { language, say, errors: state.errors, today: '' }
  return html`<section class="part no-print" id="${sectionId}" aria-labelledby="data-anda-judul"><h2 id="data-anda-judul">${say('dataTitle')}</h2>${errorSummary(context)}<p>${say('dataIntro')}</p>${
    requests.length > 0 ? html`<ul class="documents">${requests.map((request) => line(site, request, now))}</ul>` : null
  }<form method="post" action="${action}" novalidate>${choiceControl(context, {
    name: 'kind',
    label: say('dataQuestion'),
    value: state.kind,
    choices: kinds.map((kind) => ({
      code: kind,
      label: say(`data_${kind}`),
      help: say(asksPin && kind === 'erase' ? 'dataHelp_eraseApplication' : `dataHelp_${kind}`),
    })),
  })}${longTextControl(context, {
    name: 'words',
    label: say('dataWords'),
    help: say('dataWordsHelp'),
    optional: true,
    value: state.words,
    maxLength: 2000,
  })}${asksPin ? pinControl(context) : null}<div class="actions"><button type="submit">${say('dataSend')}</button></div></form></section>`
}

const fact = (label: string, value: string | null | undefined) =>
  value ? html`<div><dt>${label}</dt><dd>${value}</dd></div>` : null

const tools = ({ say }: Site, back: string, file: Html | null) =>
  html`<div class="actions no-print"><button type="button" class="quiet" data-print hidden>${say('print')}</button>${file}<a class="button" href="${back}">${say('dataBack')}</a></div>`

/** Saves an application's data as a file, with the PIN as for a document. */
const saveForm = ({ say }: Site): Html =>
  html`<form method="post" action="${addresses.applicationDataFile}" class="inline no-print"><label for="k-dataPin">${say('pin')}</label><div class="row"><input id="k-dataPin" name="dataPin" inputmode="numeric" autocomplete="off" maxlength="12" class="narrow"><button type="submit" class="quiet">${say('dataFile')}</button></div></form>`

function trail({ say, language }: Site, entries: OwnApplicationData['trail']): Html {
  return html`<section class="part"><h2>${say('dataTrail')}</h2><p>${say('dataTrailHelp')}</p><ul>${entries.map(
    ({ at, by, action }) =>
      html`<li><time datetime="${at}">${formatDateTime(at, language)}</time>: ${say(`dataBy_${by}`)}, ${/read|opened|listed|printed|download/.test(action) ? say('dataWasRead') : say('dataWasChanged')}</li>`,
  )}</ul></section>`
}

/** Everything stored about an opened application, to read and to print. */
export function renderApplicationData(
  site: Site,
  {
    data,
    definition,
    contacts,
  }: { data: OwnApplicationData; definition: ServiceDefinition; contacts: readonly ProvinceContact[] },
): string {
  const { say, language } = site
  const { applicant } = data
  const answers = describeAnswers(definition, data.answers as Answers, language)
  const fileLabel = (id: string) =>
    localized(definition.requirements.find((one) => one.id === id)?.label, language) ?? id
  const body = html`<h1>${say('dataTitle')}</h1><p class="lead">${localized(data.serviceTitle, language)}, ${data.trackingNumber}</p>
${data.erasedAt ? html`<p class="panel">${say('dataGone', { at: formatDateTime(data.erasedAt, language) })}</p>` : null}
<section class="part"><h2>${say('dataApplicant')}</h2><dl class="facts">${fact(say('dataStatus'), applicationLabel(data, language))}${fact(say('dataOffice'), data.regencyName)}${fact(say('applicantName'), applicant.name)}${fact(say('applicantNik'), applicant.nik)}${fact(say('applicantKkNumber'), applicant.kkNumber)}${fact(say('applicantPhone'), applicant.phone)}${fact(say('applicantEmail'), applicant.email)}${fact(say('dataAssisted'), data.assistedBy?.name)}${fact(say('relation_delegate'), data.delegate && [data.delegate.name, data.delegate.nik, data.delegate.kinship, data.delegate.phone, ...data.delegate.witnesses].filter(Boolean).join(', '))}</dl></section>
${answers.map(
  (section) =>
    html`<section class="part"><h2>${section.title}</h2><dl class="facts">${section.entries.map((entry) => fact(entry.label, entry.display))}</dl></section>`,
)}
${
  data.files.length > 0
    ? html`<section class="part"><h2>${say('dataFiles')}</h2><ul>${data.files.map(
        (file) =>
          html`<li>${fileLabel(file.requirement)}, ${formatDateTime(file.uploadedAt, language)}${file.isErased ? ` (${say('dataFileGone')})` : file.isReplaced ? ` (${say('dataFileReplaced')})` : ''}</li>`,
      )}</ul></section>`
    : null
}
${
  data.presence
    ? html`<section class="part"><h2>${say('presenceTitle')}</h2><dl class="facts">${fact(say('presenceQuestion'), presenceModeLabel(data.presence.mode, language))}${fact(say('presenceReason'), data.presence.reason)}${fact(say('presenceCarer'), data.presence.carer)}${fact(say('presenceLandmark'), data.presence.landmark)}</dl></section>`
    : null
}
${
  data.visits.length > 0
    ? html`<section class="part"><h2>${say('dataVisits')}</h2><ul>${data.visits.map(
        ({ purpose, requestedAt, status, plannedOn, isUnneeded }) =>
          html`<li>${say(`visitPurpose_${purpose}`)}, ${say('dataVisitAsked', { on: formatDateTime(requestedAt, language) })}${plannedOn ? `, ${say('dataVisitPlanned', { on: formatDate(plannedOn, language) })}` : ''} (${say(isUnneeded ? 'dataVisit_unneeded' : `dataVisit_${status}`)})</li>`,
      )}</ul></section>`
    : null
}
${
  data.survey
    ? html`<section class="part"><h2>${say('dataSurvey')}</h2><p>${formatDateTime(data.survey.answeredAt, language)}</p><dl class="facts">${surveyElements.map(({ id, question }) => fact(localized(question, language), localized(surveyFormOf(id).answers[(data.survey?.scores[id] ?? 0) - 1], language)))}${fact(say('dataComment'), data.survey.comment)}</dl></section>`
    : null
}
${
  data.messages.length > 0
    ? html`<section class="part"><h2>${say('dataMessages')}</h2><ul>${data.messages.map(
        ({ at, direction, text }) =>
          html`<li><time datetime="${at}">${formatDateTime(at, language)}</time>, ${say(direction === 'in' ? 'dataBy_citizen' : 'dataBy_office')}: ${text}</li>`,
      )}</ul></section>`
    : null
}
${trail(site, data.trail)}
<p>${say('dataConversationsElsewhere')}</p>
${officerSection(site, contacts)}
${saveForm(site)}
${tools(site, addresses.application, null)}`
  return renderPage(site, {
    texts: ['own-data', 'privacy', 'form', 'visit'],
    title: say('dataTitle'),
    body,
    islands: ['receipt'],
    isPersonal: true,
    // The data open for a PIN, which is kept nowhere: the way leads to where it is asked for.
    opensAt: `${addresses.application}#${sectionId}`,
  })
}

/** Everything stored about a proved contact, to read and to print. */
export function renderAccountData(
  site: Site,
  { data, contacts }: { data: OwnAccountData; contacts: readonly ProvinceContact[] },
): string {
  const { say, language } = site
  const body = html`<h1>${say('dataTitle')}</h1><p class="lead">${say('dataAccountIntro')}</p>
<section class="part"><h2>${say('dataApplications')}</h2>${
    data.applications.length > 0
      ? html`<ul>${data.applications.map(
          (one) =>
            html`<li>${localized(one.serviceTitle, language)}, ${one.trackingNumber}, ${applicationLabel(one, language)}</li>`,
        )}</ul>`
      : html`<p class="empty">${say('accountNone')}</p>`
  }</section>
${data.conversations.map(
  (conversation) =>
    html`<section class="part"><h2>${say('dataConversation', { channel: channelLabel(conversation.channel, language) })}</h2><p>${say('dataConversationHelp', { messages: conversation.messageCount, files: conversation.fileCount })}</p><ul>${conversation.messages.map(
      ({ at, direction, text }) =>
        html`<li><time datetime="${at}">${formatDateTime(at, language)}</time>, ${say(direction === 'in' ? 'dataBy_citizen' : 'dataBy_office')}: ${text}</li>`,
    )}</ul></section>`,
)}
${
  data.drafts.length > 0
    ? html`<section class="part"><h2>${say('data_drafts')}</h2><ul>${data.drafts.map(
        (draft) =>
          html`<li>${say('dataDraft', { begun: formatDateTime(draft.createdAt, language), until: formatDateTime(draft.expiresAt, language) })}</li>`,
      )}</ul></section>`
    : null
}
${officerSection(site, contacts)}
${tools(
  site,
  addresses.account,
  html`<a class="button quiet" href="${addresses.accountDataFile}" download="data-anda.json">${say('dataFile')}</a>`,
)}`
  return renderPage(site, {
    texts: ['own-data', 'privacy'],
    title: say('dataTitle'),
    body,
    islands: ['receipt'],
    isPersonal: true,
  })
}
