import { formatDate, presenceModeLabel } from '@sipelandukilat/domain'
import {
  choiceControl,
  errorSummary,
  type FormContext,
  longTextControl,
  multiChoiceControl,
  textControl,
} from '../form/control'
import type { RegionChoice } from '../form/form-state'
import { regionControl } from '../form/region-picker'
import { html } from '../html'
import { renderPage } from '../layout'
import { addresses, privacyNoticeVersion, type Site } from '../site'

/** What a person typed to ask for a visit, as it came. */
export type VisitWishState = {
  /** Sent along, so that a second press leaves one wish. */
  key: string
  villageCode: string
  purpose: string
  mode: string
  name: string
  phone: string
  landmark: string
  carer: string
  reason: string
  peopleCount: string
  needs: readonly string[]
}

export type VisitWishProps = {
  state: VisitWishState
  village: RegionChoice
  errors: ReadonlyMap<string, string>
  isDeclared: boolean
}

const formId = 'minta-kunjungan'
const purposes = ['enrolment', 'assistance', 'handover'] as const
const modes = ['village', 'home'] as const
const needs = ['elderly', 'disability', 'bedridden', 'pregnant'] as const

/** Asking for a visit without an application. */
export function renderVisitWish(site: Site, { state, village, errors, isDeclared }: VisitWishProps): string {
  const { messages, language } = site
  const context: FormContext = { language, messages, errors, today: '' }
  const body = html`<p class="trail"><a href="${addresses.schedule}">‹ ${messages.navSchedule}</a></p>
<h1>${messages.visitTitle}</h1>
${errorSummary(context)}
<p class="lead">${messages.visitIntro}</p>
<form id="${formId}" method="post" action="${addresses.visitWish}" novalidate>
<input type="hidden" name="key" value="${state.key}">
<button class="hidden" type="submit" name="step" value="send" tabindex="-1" aria-hidden="true">${messages.visitSend}</button>
<section class="part" aria-labelledby="bagian-tempat"><h2 id="bagian-tempat">${messages.visitWhere}</h2>${[
    regionControl(context, {
      name: 'villageCode',
      label: messages.scheduleVillage,
      value: state.villageCode,
      choice: village,
      everywhere: false,
    }),
    choiceControl(context, {
      name: 'mode',
      label: messages.presenceQuestion,
      value: state.mode,
      choices: modes.map((code) => ({
        code,
        label: presenceModeLabel(code, language),
        help: messages[`presenceHelp_${code}`],
      })),
    }),
    longTextControl(context, {
      name: 'landmark',
      label: messages.presenceLandmark,
      help: messages.presenceLandmarkHelp,
      note: messages.onlyIfHome,
      value: state.landmark,
      maxLength: 300,
      data: { 'data-when': 'mode=home', 'data-off': state.mode !== 'home' },
    }),
  ]}</section>
<section class="part" aria-labelledby="bagian-siapa"><h2 id="bagian-siapa">${messages.visitWho}</h2>${[
    textControl(context, {
      name: 'name',
      label: messages.applicantName,
      value: state.name,
      maxLength: 60,
      autocomplete: 'name',
    }),
    textControl(context, {
      name: 'phone',
      label: messages.applicantPhone,
      help: messages.phoneHelp,
      optional: true,
      value: state.phone,
      type: 'tel',
      inputMode: 'tel',
      maxLength: 24,
      autocomplete: 'tel',
    }),
    textControl(context, {
      name: 'peopleCount',
      label: messages.visitPeople,
      value: state.peopleCount,
      inputMode: 'numeric',
      maxLength: 3,
      narrow: true,
    }),
    textControl(context, {
      name: 'carer',
      label: messages.presenceCarer,
      optional: true,
      value: state.carer,
      maxLength: 120,
    }),
  ]}</section>
<section class="part" aria-labelledby="bagian-perlu"><h2 id="bagian-perlu">${messages.visitWhat}</h2>${[
    choiceControl(context, {
      name: 'purpose',
      label: messages.visitPurpose,
      value: state.purpose,
      choices: purposes.map((code) => ({ code, label: messages[`visitPurpose_${code}`] })),
    }),
    multiChoiceControl(context, {
      name: 'needs',
      label: messages.visitNeeds,
      help: messages.visitNeedsHelp,
      optional: true,
      values: state.needs,
      choices: needs.map((code) => ({ code, label: messages[`visitNeed_${code}`] })),
    }),
    longTextControl(context, {
      name: 'reason',
      label: messages.visitReason,
      optional: true,
      value: state.reason,
      maxLength: 300,
    }),
  ]}</section>
${declarationControl(site, errors, isDeclared)}
<div class="actions"><button type="submit" class="primary" name="step" value="send">${messages.visitSend}</button></div>
</form>`
  return renderPage(site, { title: messages.visitTitle, body, islands: ['visit'], languageForm: formId })
}

/** The declaration: one box that must be ticked. */
const declarationControl = ({ messages }: Site, errors: ReadonlyMap<string, string>, isDeclared: boolean) => {
  const error = errors.get('declaration')
  return html`<div class="${error ? 'field wrong' : 'field'}">${error ? html`<p class="error" id="k-declaration-salah">${error}</p>` : null}<label class="choice"><input type="checkbox" id="k-declaration" name="declaration" value="true"${isDeclared ? html` checked` : null}${error ? html` aria-describedby="k-declaration-salah"` : null}><span>${messages.declaration} <a href="${addresses.privacy}">${messages.privacyLink(privacyNoticeVersion)}</a></span></label></div>`
}

export type VisitWishSentProps = {
  reference: string
  village: string
  /** YYYY-MM-DD and place of the next day a team is there. */
  next: { date: string; place: string } | undefined
}

/** After sending: the number to name by telephone, and what happens next. */
export function renderVisitWishSent(site: Site, { reference, village, next }: VisitWishSentProps): string {
  const { messages, language } = site
  const body = html`<h1>${messages.visitSentTitle}</h1>
<p class="lead">${messages.visitSentIntro(village)}</p>
<section class="panel"><p>${messages.visitReference}</p><p class="number"><strong>${reference}</strong></p><p class="help">${messages.visitReferenceHelp}</p></section>
${
  next
    ? html`<section class="part"><h2>${messages.scheduleFor(village)}</h2><p><strong><time datetime="${next.date}">${formatDate(next.date, language)}</time></strong><br>${next.place}</p><p class="help">${messages.scheduleBring}</p></section>`
    : html`<p>${messages.visitNoDate}</p>`
}
<p><a href="${addresses.schedule}">${messages.navSchedule}</a></p>`
  return renderPage(site, { title: messages.visitSentTitle, body })
}
