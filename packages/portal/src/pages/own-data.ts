import type { OwnAccountData, OwnApplicationData, OwnDataRequest } from '@sipelandukilat/contract'
import {
  type Answers,
  channelLabel,
  type DataRequestKind,
  dataRequestClock,
  dataRequestGrounds,
  describeAnswers,
  formatDateTime,
  type ServiceDefinition,
  statusLabel,
} from '@sipelandukilat/domain'
import { choiceControl, errorSummary, type FormContext, longTextControl, textControl } from '../form/control'
import { type Html, html } from '../html'
import { renderPage } from '../layout'
import { addresses, type Site } from '../site'

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

const kinds: readonly DataRequestKind[] = ['see', 'correct', 'erase']

/** The ground of a refusal, or of what was kept, with its article. */
function ground({ language, messages }: Site, reason: keyof typeof dataRequestGrounds): Html {
  const { words, article } = dataRequestGrounds[reason]
  return html`<p>${words[language]}${article ? ` ${messages.dataArticle(article)}` : ''}</p>`
}

function outcome(site: Site, { outcome: result, answer }: OwnDataRequest): Html | null {
  const { messages } = site
  if (!result) return null
  return html`${
    result.erased.length > 0
      ? html`<p>${messages.dataErased(result.erased.map(({ kind, count }) => `${messages[`data_${kind}`]} (${count})`).join(', '))}</p>`
      : null
  }${result.kept.map(({ reason }) => ground(site, reason))}${result.refusal ? ground(site, result.refusal) : null}${
    answer ? html`<blockquote>${answer}</blockquote>` : null
  }`
}

/** Where a request stands, with the time that the office has left. */
function standing({ language, messages }: Site, request: OwnDataRequest, now: Date): string {
  if (request.status !== 'received')
    return messages[request.status === 'refused' ? 'dataRefused' : 'dataAnswered'](
      formatDateTime(request.handledAt ?? request.receivedAt, language),
    )
  const { state, hours } = dataRequestClock(request.dueAt, now)
  const until = formatDateTime(request.dueAt, language)
  return state === 'overdue' ? messages.dataLate(until) : messages.dataLeft(hours, until)
}

const line = (site: Site, request: OwnDataRequest, now: Date): Html =>
  html`<li><strong>${site.messages[`data_${request.kind}`]}</strong><br>${standing(site, request, now)}${outcome(site, request)}<p class="help">${request.regencyName}</p></li>`

/** The PIN once more: whoever finds the phone on the table sees no numbers. */
const pinControl = (context: FormContext): Html =>
  textControl(context, {
    name: 'dataPin',
    label: context.messages.pin,
    help: context.messages.dataPinHelp,
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
  const { messages, language } = site
  const context: FormContext = { language, messages, errors: state.errors, today: '' }
  return html`<section class="part no-print" id="data-anda" aria-labelledby="data-anda-judul"><h2 id="data-anda-judul">${messages.dataTitle}</h2>${errorSummary(context)}<p>${messages.dataIntro}</p>${
    requests.length > 0 ? html`<ul class="documents">${requests.map((request) => line(site, request, now))}</ul>` : null
  }<form method="post" action="${action}" novalidate>${choiceControl(context, {
    name: 'kind',
    label: messages.dataQuestion,
    value: state.kind,
    choices: kinds.map((kind) => ({ code: kind, label: messages[`data_${kind}`], help: messages[`dataHelp_${kind}`] })),
  })}${longTextControl(context, {
    name: 'words',
    label: messages.dataWords,
    help: messages.dataWordsHelp,
    optional: true,
    value: state.words,
    maxLength: 2000,
  })}${asksPin ? pinControl(context) : null}<div class="actions"><button type="submit">${messages.dataSend}</button></div></form></section>`
}

const fact = (label: string, value: string | null | undefined) =>
  value ? html`<div><dt>${label}</dt><dd>${value}</dd></div>` : null

const tools = ({ messages }: Site, back: string, file: Html | null) =>
  html`<div class="actions no-print"><button type="button" class="quiet" data-print hidden>${messages.print}</button>${file}<a class="button" href="${back}">${messages.dataBack}</a></div>`

/** Saves an application's data as a file, with the PIN as for a document. */
const saveForm = ({ messages }: Site): Html =>
  html`<form method="post" action="${addresses.applicationDataFile}" class="inline no-print"><label for="k-dataPin">${messages.pin}</label><div class="row"><input id="k-dataPin" name="dataPin" inputmode="numeric" autocomplete="off" maxlength="12" class="narrow"><button type="submit" class="quiet">${messages.dataFile}</button></div></form>`

function trail({ messages, language }: Site, entries: OwnApplicationData['trail']): Html {
  return html`<section class="part"><h2>${messages.dataTrail}</h2><p>${messages.dataTrailHelp}</p><ul>${entries.map(
    ({ at, by, action }) =>
      html`<li><time datetime="${at}">${formatDateTime(at, language)}</time>: ${messages[`dataBy_${by}`]}, ${/read|opened|listed|printed|download/.test(action) ? messages.dataWasRead : messages.dataWasChanged}</li>`,
  )}</ul></section>`
}

/** Everything held of an opened application, to read and to print. */
export function renderApplicationData(site: Site, data: OwnApplicationData, definition: ServiceDefinition): string {
  const { messages, language } = site
  const { applicant } = data
  const answers = describeAnswers(definition, data.answers as Answers, language)
  const fileLabel = (id: string) => definition.requirements.find((one) => one.id === id)?.label[language] ?? id
  const body = html`<h1>${messages.dataTitle}</h1><p class="lead">${data.serviceTitle[language]}, ${data.trackingNumber}</p>
${data.erasedAt ? html`<p class="panel">${messages.dataGone(formatDateTime(data.erasedAt, language))}</p>` : null}
<section class="part"><h2>${messages.dataApplicant}</h2><dl class="facts">${fact(messages.dataStatus, statusLabel(data.status, language))}${fact(messages.dataOffice, data.regencyName)}${fact(messages.applicantName, applicant.name)}${fact(messages.applicantNik, applicant.nik)}${fact(messages.applicantKkNumber, applicant.kkNumber)}${fact(messages.applicantPhone, applicant.phone)}${fact(messages.applicantEmail, applicant.email)}${fact(messages.dataAssisted, data.assistedBy?.name)}${fact(messages.relation_delegate, data.delegate && [data.delegate.name, data.delegate.nik, data.delegate.kinship, data.delegate.phone, ...data.delegate.witnesses].filter(Boolean).join(', '))}</dl></section>
${answers.map(
  (section) =>
    html`<section class="part"><h2>${section.title}</h2><dl class="facts">${section.entries.map((entry) => fact(entry.label, entry.display))}</dl></section>`,
)}
${
  data.files.length > 0
    ? html`<section class="part"><h2>${messages.dataFiles}</h2><ul>${data.files.map(
        (file) =>
          html`<li>${fileLabel(file.requirement)}, ${formatDateTime(file.uploadedAt, language)}${file.isErased ? ` (${messages.dataFileGone})` : file.isReplaced ? ` (${messages.dataFileReplaced})` : ''}</li>`,
      )}</ul></section>`
    : null
}
${trail(site, data.trail)}
${saveForm(site)}
${tools(site, addresses.application, null)}`
  return renderPage(site, { title: messages.dataTitle, body, islands: ['receipt'], isPersonal: true })
}

/** Everything held of a proved contact, to read and to print. */
export function renderAccountData(site: Site, data: OwnAccountData): string {
  const { messages, language } = site
  const body = html`<h1>${messages.dataTitle}</h1><p class="lead">${messages.dataAccountIntro}</p>
<section class="part"><h2>${messages.dataApplications}</h2>${
    data.applications.length > 0
      ? html`<ul>${data.applications.map(
          (one) =>
            html`<li>${one.serviceTitle[language]}, ${one.trackingNumber}, ${statusLabel(one.status, language)}</li>`,
        )}</ul>`
      : html`<p class="empty">${messages.accountNone}</p>`
  }</section>
${data.conversations.map(
  (conversation) =>
    html`<section class="part"><h2>${messages.dataConversation(channelLabel(conversation.channel, language))}</h2><p>${messages.dataConversationHelp(conversation.messageCount, conversation.fileCount)}</p><ul>${conversation.messages.map(
      ({ at, direction, text }) =>
        html`<li><time datetime="${at}">${formatDateTime(at, language)}</time>, ${messages[direction === 'in' ? 'dataBy_citizen' : 'dataBy_office']}: ${text}</li>`,
    )}</ul></section>`,
)}
${
  data.drafts.length > 0
    ? html`<section class="part"><h2>${messages.data_drafts}</h2><ul>${data.drafts.map(
        (draft) =>
          html`<li>${messages.dataDraft(formatDateTime(draft.createdAt, language), formatDateTime(draft.expiresAt, language))}</li>`,
      )}</ul></section>`
    : null
}
${tools(
  site,
  addresses.account,
  html`<a class="button quiet" href="${addresses.accountDataFile}" download="data-anda.json">${messages.dataFile}</a>`,
)}`
  return renderPage(site, { title: messages.dataTitle, body, islands: ['receipt'], isPersonal: true })
}
