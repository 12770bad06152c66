import { formatDate, presenceModeLabel, privacyNoticeVersion } from '@sipelandukilat/domain'
import {
  choiceControl,
  errorSummary,
  type FormContext,
  longTextControl,
  multiChoiceControl,
  textControl,
} from '../form/control'
import { formMessages } from '../form/form-messages'
import type { RegionChoice } from '../form/form-state'
import { regionControl } from '../form/region-picker'
import { attributes, html } from '../html'
import { renderPage } from '../layout'
import { addresses, type Site } from '../site'

/** What a person typed to ask for a visit, as it came. */
export type VisitRequestState = {
  /** Sent along, so that a second press leaves one request. */
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

export type VisitRequestProps = {
  state: VisitRequestState
  village: RegionChoice
  errors: ReadonlyMap<string, string>
  isDeclared: boolean
  /** Just begun, not sent back by the server: a draft on the device may fill it. */
  isNew?: boolean
}

const formId = 'minta-kunjungan'
const purposes = ['enrolment', 'assistance', 'handover'] as const
const modes = ['village', 'home'] as const
const needs = ['elderly', 'disability', 'bedridden', 'pregnant'] as const

/** Asking for a visit without an application. */
export function renderVisitRequestForm(
  site: Site,
  { state, village, errors, isDeclared, isNew = false }: VisitRequestProps,
): string {
  const { say, language } = site
  const context: FormContext = { language, say, errors, today: '' }
  const body = html`<p class="trail"><a href="${addresses.schedule}">‹ ${say('navSchedule')}</a></p>
<h1>${say('visitTitle')}</h1>
${errorSummary(context)}
<p class="lead">${say('visitIntro')}</p>
<form id="${formId}" method="post" action="${addresses.visitRequest}" novalidate data-title="${say('visitTitle')}" data-declaration-missing="${say('declarationMissing')}" data-messages="${JSON.stringify(formMessages(language))}"${attributes({ 'data-new': isNew })}>
<input type="hidden" name="key" value="${state.key}">
<button class="hidden" type="submit" name="step" value="send" tabindex="-1" aria-hidden="true">${say('visitSend')}</button>
<section class="part" aria-labelledby="bagian-tempat"><h2 id="bagian-tempat">${say('visitWhere')}</h2>${[
    regionControl(context, {
      name: 'villageCode',
      label: say('scheduleVillage'),
      value: state.villageCode,
      choice: village,
      everywhere: false,
    }),
    choiceControl(context, {
      name: 'mode',
      label: say('presenceQuestion'),
      value: state.mode,
      choices: modes.map((code) => ({
        code,
        label: presenceModeLabel(code, language),
        help: say(`presenceHelp_${code}`),
      })),
    }),
    longTextControl(context, {
      name: 'landmark',
      label: say('presenceLandmark'),
      help: say('presenceLandmarkHelp'),
      note: say('onlyIfHome'),
      value: state.landmark,
      maxLength: 300,
      data: { 'data-when': 'mode=home', 'data-off': state.mode !== 'home' },
    }),
  ]}</section>
<section class="part" aria-labelledby="bagian-siapa"><h2 id="bagian-siapa">${say('visitWho')}</h2>${[
    textControl(context, {
      name: 'name',
      label: say('applicantName'),
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
      name: 'peopleCount',
      label: say('visitPeople'),
      value: state.peopleCount,
      inputMode: 'numeric',
      maxLength: 3,
      narrow: true,
    }),
    textControl(context, {
      name: 'carer',
      label: say('presenceCarer'),
      optional: true,
      value: state.carer,
      maxLength: 120,
    }),
  ]}</section>
<section class="part" aria-labelledby="bagian-perlu"><h2 id="bagian-perlu">${say('visitWhat')}</h2>${[
    choiceControl(context, {
      name: 'purpose',
      label: say('visitPurpose'),
      value: state.purpose,
      choices: purposes.map((code) => ({ code, label: say(`visitPurpose_${code}`) })),
    }),
    multiChoiceControl(context, {
      name: 'needs',
      label: say('visitNeeds'),
      help: say('visitNeedsHelp'),
      optional: true,
      values: state.needs,
      choices: needs.map((code) => ({ code, label: say(`visitNeed_${code}`) })),
    }),
    longTextControl(context, {
      name: 'reason',
      label: say('visitReason'),
      optional: true,
      value: state.reason,
      maxLength: 300,
    }),
  ]}</section>
${declarationControl(site, errors, isDeclared)}
<div class="actions"><button type="submit" class="primary" name="step" value="send">${say('visitSend')}</button></div>
</form>`
  return renderPage(site, {
    texts: ['visit', 'form'],
    title: say('visitTitle'),
    body,
    islands: ['visit'],
    languageForm: formId,
  })
}

/** The declaration: one box that must be ticked. */
const declarationControl = ({ say }: Site, errors: ReadonlyMap<string, string>, isDeclared: boolean) => {
  const error = errors.get('declaration')
  return html`<div class="${error ? 'field wrong' : 'field'}">${error ? html`<p class="error" id="k-declaration-salah">${error}</p>` : null}<label class="choice"><input type="checkbox" id="k-declaration" name="declaration" value="true"${isDeclared ? html` checked` : null}${error ? html` aria-describedby="k-declaration-salah"` : null}><span>${say('declaration')} <a href="${addresses.privacy}">${say('privacyLink', { version: privacyNoticeVersion })}</a></span></label></div>`
}

export type VisitRequestSentProps = {
  reference: string
  village: string
  /** YYYY-MM-DD and place of the next day a team is there. */
  next: { date: string; place: string } | undefined
}

/** After sending: the number to name by telephone, and what happens next. */
export function renderVisitRequestSent(site: Site, { reference, village, next }: VisitRequestSentProps): string {
  const { say, language } = site
  const body = html`<h1>${say('visitSentTitle')}</h1>
<p class="lead">${say('visitSentIntro', { village })}</p>
<section class="panel"><p>${say('visitReference')}</p><p class="number"><strong>${reference}</strong></p><p class="help">${say('visitReferenceHelp')}</p></section>
${
  next
    ? html`<section class="part"><h2>${say('scheduleFor', { village })}</h2><p><strong><time datetime="${next.date}">${formatDate(next.date, language)}</time></strong><br>${next.place}</p><p class="help">${say('scheduleBring')}</p></section>`
    : html`<p>${say('visitNoDate')}</p>`
}
<p><a href="${addresses.schedule}">${say('navSchedule')}</a></p>`
  return renderPage(site, { texts: ['visit', 'form'], title: say('visitSentTitle'), body, islands: ['visit'] })
}
