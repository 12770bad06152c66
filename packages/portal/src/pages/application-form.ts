import type { ServiceDefinition } from '@sipelandukilat/domain'
import { actingPlaceQuestion, localized } from '@sipelandukilat/domain'
import { attachmentControl } from '../form/attachments'
import { errorSummary } from '../form/control'
import type { FormState, RegionChoice } from '../form/form-state'
import { applicantPart, assistancePart, presencePart } from '../form/people'
import { regionControl } from '../form/region-picker'
import { type QuestionContext, renderSection } from '../form/section'
import { attributes, html } from '../html'
import { renderPage } from '../layout'
import { addresses, privacyNoticeVersion, type Site } from '../site'

export type ApplicationFormProps = {
  definition: ServiceDefinition
  state: FormState
  /** By name of the entry, `villageCode` for the acting place. */
  regions: Readonly<Record<string, RegionChoice>>
  /** What was wrong, by path; empty at first. */
  errors: ReadonlyMap<string, string>
  /** Services that what was answered belongs to instead. */
  leadsTo?: readonly { code: string; title: string }[]
  /** YYYY-MM-DD where the office is. */
  today: string
  /** An empty row asked for in this section. */
  addRowTo?: string | undefined
  /** Just begun, not sent back by the server: a draft on the device may fill it. */
  isNew?: boolean
}

export const applicationFormId = 'permohonan'

/** The form of a service, from the acting place to the files. */
export function renderApplicationForm(site: Site, props: ApplicationFormProps): string {
  const { say, language } = site
  const { definition, state } = props
  const context: QuestionContext = {
    language,
    say,
    errors: props.errors,
    today: props.today,
    definition,
    answers: state.answers,
    regions: props.regions,
  }
  const title = localized(definition.title, language)
  const place = actingPlaceQuestion(definition)
  const body = html`<p class="trail"><a href="${addresses.service(definition.code)}">‹ ${title}</a></p>
<h1>${say('formTitle', { service: title })}</h1>
${errorSummary(context)}
${(props.leadsTo ?? []).map(
  ({ code, title }) =>
    html`<p class="lead"><a class="button" href="${addresses.service(code)}">${say('applyInstead', { service: title })}</a></p>`,
)}
<p class="lead">${say('formIntro')}</p>
<form id="${applicationFormId}" method="post" action="${addresses.form(definition.code)}" enctype="multipart/form-data" novalidate data-application="${definition.code}" data-title="${title}"${attributes({ 'data-new': props.isNew ?? false })}>
<input type="hidden" name="key" value="${state.key}">
<button class="hidden" type="submit" name="step" value="review" tabindex="-1" aria-hidden="true">${say('toReview')}</button>
<section class="part" aria-labelledby="bagian-tempat"><h2 id="bagian-tempat">${say('placeTitle')}</h2>${regionControl(
    context,
    {
      name: 'villageCode',
      label: localized(place.label, language),
      help: [place.help ? localized(place.help, language) : '', say('placeHelp')].filter(Boolean).join(' '),
      value: state.villageCode,
      choice: props.regions.villageCode,
      everywhere: false,
    },
  )}</section>
${applicantPart(context, definition, state)}
${assistancePart(context, state)}
${definition.form.sections
  .filter((section) => section.fields.some((field) => field.preset === undefined && field.sameAs === undefined))
  .map((section) => renderSection(context, section, props.addRowTo === section.id ? 1 : 0))}
${presencePart(context, definition, state)}
${
  definition.requirements.length === 0
    ? null
    : html`<section class="part" aria-labelledby="bagian-berkas"><h2 id="bagian-berkas">${say('filesTitle')}</h2><p class="help">${say('filesIntro')}</p>${definition.requirements.map(
        (requirement) => attachmentControl(context, requirement, state.uploads[requirement.id] ?? []),
      )}</section>`
}
<div class="actions"><button type="submit" class="primary" name="step" value="review">${say('toReview')}</button></div>
</form>
<template id="kirim-luring"><section class="panel" aria-labelledby="judul-luring"><h2 id="judul-luring" tabindex="-1">${say('offlineTitle')}</h2><p>${say('offlineIntro')}</p><label class="choice"><input type="checkbox" name="declaration" value="true"><span>${say('declaration')} <a href="${addresses.privacy}">${say('privacyLink', { version: privacyNoticeVersion })}</a></span></label><p class="error" data-missing-declaration hidden>${say('declarationMissing')}</p><div class="actions"><button type="button" class="primary" data-queue>${say('offlineSend')}</button><button type="button" class="quiet" data-back>${say('backToForm')}</button></div></section></template>`
  return renderPage(site, {
    texts: ['form'],
    title: say('formTitle', { service: title }),
    body,
    islands: ['form'],
    languageForm: applicationFormId,
  })
}
