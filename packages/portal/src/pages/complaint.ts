import type { CitizenComplaint } from '@sipelandukilat/contract'
import {
  ComplaintKind,
  complaintKindLabel,
  complaintStatusLabel,
  formatDate,
  formatDateTime,
} from '@sipelandukilat/domain'
import { choiceControl, errorSummary, type FormContext, longTextControl, textControl } from '../form/control'
import type { RegionChoice } from '../form/form-state'
import { regionControl } from '../form/region-picker'
import { type Html, html } from '../html'
import { renderPage } from '../layout'
import { addresses, type Site } from '../site'

/** The most that a complaint, a reply or an answer may say, in characters. */
export const longestComplaint = 4000

/** What a person typed to complain, as it came. */
export type ComplaintState = {
  /** Sent along, so that a second press leaves one complaint. */
  key: string
  kind: string
  words: string
  villageCode: string
  name: string
  phone: string
  email: string
}

export type ComplaintFormProps = {
  state: ComplaintState
  /** The tracking number of the opened application it is about, or the choice of a village. */
  about: { trackingNumber: string } | { village: RegionChoice }
  errors: ReadonlyMap<string, string>
}

const formId = 'kirim-pengaduan'
const contextOf = ({ say, language }: Site, errors: ReadonlyMap<string, string>): FormContext => ({
  language,
  say,
  errors,
  today: '',
})

const kindControl = (site: Site, context: FormContext, value: string) =>
  choiceControl(context, {
    name: 'kind',
    label: site.say('complaintKind'),
    help: site.say('complaintKindHelp'),
    value,
    choices: ComplaintKind.options.map((code) => ({ code, label: complaintKindLabel(code, site.language) })),
  })

/** Complaining, about an opened application or without one. */
export function renderComplaintForm(site: Site, { state, about, errors }: ComplaintFormProps): string {
  const { say } = site
  const context = contextOf(site, errors)
  const isAboutApplication = 'trackingNumber' in about
  const trail = isAboutApplication
    ? html`<a href="${addresses.application}">‹ ${about.trackingNumber}</a>`
    : html`<a href="${addresses.complaintOpening}">${say('complaintOpenInstead')} ›</a>`
  const body = html`<p class="trail">${trail}</p>
<h1>${say('complaintTitle')}</h1>
${errorSummary(context)}
<p class="lead">${say('complaintIntro')}</p>
<form id="${formId}" method="post" action="${isAboutApplication ? addresses.applicationComplaint : addresses.complaint}" novalidate>
<input type="hidden" name="key" value="${state.key}">
<button class="hidden" type="submit" name="step" value="send" tabindex="-1" aria-hidden="true">${say('complaintSend')}</button>
<section class="part" aria-labelledby="bagian-isi"><h2 id="bagian-isi">${say('complaintWhat')}</h2>${[
    kindControl(site, context, state.kind),
    longTextControl(context, {
      name: 'words',
      label: say('complaintWords'),
      help: say('complaintWordsHelp'),
      value: state.words,
      maxLength: longestComplaint,
    }),
  ]}</section>
${isAboutApplication ? html`<p class="help">${say('complaintNotifiedThere')}</p>` : placeAndContact(site, context, state, about.village)}
<div class="actions"><button type="submit" class="primary" name="step" value="send">${say('complaintSend')}</button></div>
</form>`
  return renderPage(site, {
    texts: ['complaint'],
    title: say('complaintTitle'),
    body,
    islands: ['visit'],
    languageForm: formId,
    isPersonal: isAboutApplication,
  })
}

function placeAndContact(site: Site, context: FormContext, state: ComplaintState, village: RegionChoice): Html {
  const { say } = site
  return html`<section class="part" aria-labelledby="bagian-tempat"><h2 id="bagian-tempat">${say('complaintWhere')}</h2>${regionControl(
    context,
    {
      name: 'villageCode',
      label: say('scheduleVillage'),
      value: state.villageCode,
      choice: village,
      everywhere: false,
    },
  )}</section>
<section class="part" aria-labelledby="bagian-kontak"><h2 id="bagian-kontak">${say('complaintContact')}</h2><p class="help">${say('complaintContactHelp')}</p>${[
    textControl(context, {
      name: 'name',
      label: say('applicantName'),
      optional: true,
      value: state.name,
      maxLength: 60,
      autocomplete: 'name',
    }),
    textControl(context, {
      name: 'phone',
      label: say('applicantPhone'),
      help: say('phoneHelp'),
      optional: true,
      value: state.phone,
      type: 'tel',
      inputMode: 'tel',
      maxLength: 24,
      autocomplete: 'tel',
    }),
    textControl(context, {
      name: 'email',
      label: say('applicantEmail'),
      optional: true,
      value: state.email,
      type: 'email',
      inputMode: 'email',
      maxLength: 254,
      autocomplete: 'email',
    }),
  ]}</section>`
}

export type ComplaintReceiptProps = { number: string; pin: string; answerBy: string }

/** After sending: the number and the PIN that open the complaint, and by when it is answered. */
export function renderComplaintReceipt(site: Site, { number, pin, answerBy }: ComplaintReceiptProps): string {
  const { say, language } = site
  const body = html`<h1>${say('complaintSentTitle')}</h1>
<p class="lead">${say('complaintSentIntro', { date: formatDate(answerBy, language) })}</p>
<section class="panel"><p>${say('complaintNumber')}</p><p class="number"><strong>${number}</strong></p><p>${say('pin')}</p><p class="number"><strong>${pin}</strong></p><p class="help">${say('complaintKeep')}</p></section>
<div class="actions"><a class="button" href="${addresses.openedComplaint}">${say('complaintSee')}</a></div>`
  return renderPage(site, { texts: ['complaint'], title: say('complaintSentTitle'), body, isPersonal: true })
}

/** How a complaint is opened: number and PIN, sent in the body. */
export function renderComplaintOpening(site: Site, props: { number: string; refusal?: string | undefined }): string {
  const { say } = site
  const context = contextOf(site, new Map())
  const body = html`<p class="trail"><a href="${addresses.complaint}">‹ ${say('complaintTitle')}</a></p>
<h1>${say('complaintOpenTitle')}</h1>
${props.refusal ? html`<div class="summary" role="alert" tabindex="-1" data-focus><p>${props.refusal}</p></div>` : null}
<form method="post" action="${addresses.complaintOpening}" novalidate class="narrow-form">${textControl(context, {
    name: 'number',
    label: say('complaintNumber'),
    help: say('complaintNumberHelp'),
    value: props.number,
    maxLength: 40,
  })}${textControl(context, {
    name: 'pin',
    label: say('pin'),
    help: say('pinHelp'),
    value: '',
    inputMode: 'numeric',
    maxLength: 12,
    narrow: true,
  })}<div class="actions"><button type="submit" class="primary">${say('open')}</button></div></form>`
  return renderPage(site, { texts: ['complaint'], title: say('complaintOpenTitle'), body })
}

export type ComplaintProps = {
  complaint: CitizenComplaint
  notice?: string | undefined
  refusal?: string | undefined
  /** A reply that was not taken, as it was typed. */
  reply?: { words: string; error: string } | undefined
}

function whatNow({ say, language }: Site, complaint: CitizenComplaint): Html {
  const { status, dueAt, closesAt, regencyName, canReply } = complaint
  if (status === 'answered' && closesAt)
    return html`<p>${say('complaintNowAnswered', { date: formatDate(closesAt, language) })}</p>`
  if (status === 'closed') return html`<p>${canReply ? say('complaintNowClosedOpen') : say('complaintNowClosed')}</p>`
  return html`<p>${say('complaintNowOpen', { office: regencyName })}</p>${dueAt ? html`<p class="when-next">${say('complaintDue', { date: formatDate(dueAt, language) })}</p>` : null}`
}

function said({ say, language }: Site, complaint: CitizenComplaint): Html {
  const entry = (title: string, at: string, text: string) =>
    html`<li><strong>${title}</strong><br><time datetime="${at}">${formatDateTime(at, language)}</time><p class="typed">${text}</p></li>`
  return html`<section class="part"><h2>${say('complaintSaid')}</h2><ol class="timeline">${[
    entry(say('complaintYours'), complaint.receivedAt, complaint.words),
    ...complaint.entries.map(({ kind, at, text }) =>
      entry(kind === 'answer' ? say('complaintOurs') : say('complaintYourReply'), at, text),
    ),
  ]}</ol></section>`
}

/** A complaint with its answers, and what its citizen can do. */
export function renderComplaint(site: Site, { complaint, notice, refusal, reply }: ComplaintProps): string {
  const { say, language } = site
  const context = contextOf(site, new Map(reply ? [['words', reply.error]] : []))
  const version = html`<input type="hidden" name="expectedVersion" value="${complaint.version}">`
  const reopens = complaint.status === 'answered' || complaint.status === 'closed'
  const body = html`<p class="trail">${say('complaintNumber')}: <strong class="number">${complaint.number}</strong></p>
<h1>${complaintKindLabel(complaint.kind, language)}</h1>
${notice ? html`<div class="done" role="status" tabindex="-1" data-focus><p>${notice}</p></div>` : null}
${refusal ? html`<div class="summary" role="alert" tabindex="-1" data-focus><p>${refusal}</p></div>` : null}
${errorSummary(context)}
<section class="panel status"><h2 class="status-label">${complaintStatusLabel(complaint.status, language)}</h2>${whatNow(site, complaint)}</section>
${said(site, complaint)}
${
  complaint.canReply
    ? html`<section class="part no-print"><h2>${reopens ? say('complaintReopen') : say('complaintAdd')}</h2><form method="post" action="${addresses.complaintReply}" novalidate>${version}${longTextControl(
        context,
        {
          name: 'words',
          label: say('complaintReplyWords'),
          value: reply?.words ?? '',
          maxLength: longestComplaint,
        },
      )}<div class="actions"><button type="submit" class="primary">${say('complaintReplySend')}</button></div></form></section>`
    : null
}
<div class="actions no-print">${
    complaint.canClose
      ? html`<form method="post" action="${addresses.complaintClosing}">${version}<button type="submit">${say('complaintFinish')}</button></form>`
      : null
  }<form method="post" action="${addresses.complaintExit}"><button type="submit" class="quiet">${say('closeHere')}</button></form></div>`
  return renderPage(site, {
    texts: ['complaint'],
    title: say('complaintTitle'),
    body,
    isPersonal: true,
    opensAt: addresses.openedComplaint,
  })
}

/** A complaint about the opened application, as its page lists it. */
export type ComplaintOfApplication = Pick<CitizenComplaint, 'id' | 'number' | 'kind' | 'status'>

/** The complaints about the opened application, and the way to a new one. */
export function complaintsSection({ say, language }: Site, complaints: readonly ComplaintOfApplication[]): Html {
  return html`<section class="part no-print" aria-labelledby="pengaduan-judul"><h2 id="pengaduan-judul">${say('complaintsTitle')}</h2>${
    complaints.length > 0
      ? html`<ul class="documents">${complaints.map(
          ({ id, number, kind, status }) =>
            html`<li><strong>${complaintKindLabel(kind, language)}</strong><p>${number}, ${complaintStatusLabel(status, language)}</p><form method="post" action="${addresses.applicationComplaintOpening}"><input type="hidden" name="id" value="${id}"><button type="submit">${say('open')}<span class="hidden">: ${number}</span></button></form></li>`,
        )}</ul>`
      : null
  }<p>${say('complaintsHelp')}</p><p><a href="${addresses.applicationComplaint}">${say('complaintAbout')}</a></p></section>`
}
