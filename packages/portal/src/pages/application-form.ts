import type { ServiceDefinition } from '@sipelandukilat/domain'
import { actingPlaceQuestion, localized, privacyNoticeVersion } from '@sipelandukilat/domain'
import { attachmentControl } from '../form/attachments'
import { formMessages } from '../form/form-messages'
import type { FormState, RegionChoice } from '../form/form-state'
import { currentStep, formSteps, stepIds } from '../form/form-steps'
import { applicantPart, assistancePart, presencePart } from '../form/people'
import { regionControl } from '../form/region-picker'
import { type QuestionContext, renderSection } from '../form/section'
import { progressPart, stepActions, stepFrame } from '../form/step-frame'
import { attributes, type Html, html } from '../html'
import { renderPage } from '../layout'
import { addresses, type Site } from '../site'

export type ApplicationFormProps = {
  definition: ServiceDefinition
  state: FormState
  /** By name of the entry, `villageCode` for the acting place. */
  regions: Readonly<Record<string, RegionChoice>>
  /** What was wrong, by path; empty at first. */
  errors: ReadonlyMap<string, string>
  /** Something is wrong that cannot follow later, as what is merely missing may. */
  isWrong?: boolean
  /** Services that what was answered belongs to instead. */
  leadsTo?: readonly { code: string; title: string }[]
  /** YYYY-MM-DD where the office is. */
  today: string
  /** An empty row asked for in this section. */
  addRowTo?: string | undefined
  /** The button by which a person was just filled from the applicant. */
  filledBy?: string | undefined
  /** The screen asked for; the first where the form has none of that name. */
  at: string
  /** Opened from the review, to change something. */
  isChanging?: boolean
  /** Just begun, not sent back by the server: a draft on the device may fill it. */
  isNew?: boolean
}

export const applicationFormId = 'permohonan'

function placePart(context: QuestionContext, definition: ServiceDefinition, state: FormState): Html {
  const { say, language } = context
  const place = actingPlaceQuestion(definition)
  return html`<p class="lead">${say('formIntro')}</p><section class="part" aria-labelledby="bagian-tempat"><h2 id="bagian-tempat">${say('placeTitle')}</h2>${regionControl(
    context,
    {
      name: 'villageCode',
      label: localized(place.label, language),
      help: [place.help ? localized(place.help, language) : '', say('placeHelp')].filter(Boolean).join(' '),
      value: state.villageCode,
      choice: context.regions.villageCode,
      everywhere: false,
    },
  )}</section>`
}

function filesPart(context: QuestionContext, definition: ServiceDefinition, state: FormState): Html {
  const { say } = context
  return html`<section class="part" aria-labelledby="bagian-berkas"><h2 id="bagian-berkas">${say('filesTitle')}</h2><p class="help">${say('filesIntro')}</p>${definition.requirements.map(
    (requirement) => attachmentControl(context, requirement, state.uploads[requirement.id] ?? []),
  )}</section>`
}

/** The form of a service, one group of questions a screen, from the acting place to the files. */
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
    applicant: state.applicant,
    filledBy: props.filledBy,
  }
  const title = localized(definition.title, language)
  const steps = formSteps(definition, state, context)
  const screens = { steps, current: currentStep(steps, props.at), isChanging: props.isChanging ?? false }
  const contentOf = (id: string): Html | null => {
    switch (id) {
      case stepIds.place:
        return placePart(context, definition, state)
      case stepIds.applicant:
        return applicantPart(context, definition, state)
      case stepIds.assistance:
        return assistancePart(context, state)
      case stepIds.presence:
        return presencePart(context, definition, state)
      case stepIds.files:
        return filesPart(context, definition, state)
    }
    const section = definition.form.sections.find((one) => one.id === id)
    return section ? renderSection(context, section, props.addRowTo === section.id ? 1 : 0) : null
  }
  const body = html`<p class="trail"><a href="${addresses.service(definition.code)}">‹ ${title}</a></p>
<h1>${say('formTitle', { service: title })}</h1>
${(props.leadsTo ?? []).map(
  ({ code, title }) =>
    html`<p class="lead"><a class="button" href="${addresses.service(code)}">${say('applyInstead', { service: title })}</a></p>`,
)}
<form id="${applicationFormId}" method="post" action="${addresses.form(definition.code)}" enctype="multipart/form-data" novalidate data-application="${definition.code}" data-title="${title}" data-messages="${JSON.stringify(formMessages(language))}"${attributes({ 'data-new': props.isNew ?? false, 'data-today': props.today })}>
<input type="hidden" name="key" value="${state.key}">
<button class="hidden" type="submit" name="step" value="next" tabindex="-1" aria-hidden="true">${say('next')}</button>
${progressPart(context, screens)}
${steps.map((step) => stepFrame(context, screens, step, contentOf(step.id)))}
${stepActions(context, screens, props.isWrong ?? false)}
</form>
<template id="kirim-luring"><section class="panel" aria-labelledby="judul-luring"><h2 id="judul-luring" tabindex="-1">${say('offlineTitle')}</h2><p>${say('offlineIntro')}</p><p>${say('reviewIntro')}</p><div data-entered data-change="${say('changeStep')}" data-nothing-entered="${say('nothingEntered')}" data-files-counts="${[1, 2, 3, 4, 5, 6].map((count) => say('filesCount', { count })).join('|')}"></div><label class="choice"><input type="checkbox" name="declaration" value="true"><span>${say('declaration')} <a href="${addresses.privacy}">${say('privacyLink', { version: privacyNoticeVersion })}</a></span></label><p class="error" data-missing-declaration hidden>${say('declarationMissing')}</p><div class="actions"><button type="button" class="primary" data-queue>${say('offlineSend')}</button><button type="button" class="quiet" data-back>${say('backToForm')}</button></div></section></template>`
  return renderPage(site, {
    texts: ['form', 'review'],
    title: say('formTitle', { service: title }),
    body,
    islands: ['form'],
    languageForm: applicationFormId,
  })
}
