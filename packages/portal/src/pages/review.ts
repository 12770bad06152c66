import {
  type Answers,
  actingPlaceQuestion,
  describeAnswers,
  localized,
  type PresenceMode,
  presenceModeLabel,
  type ServiceDefinition,
  withDelegation,
} from '@sipelandukilat/domain'
import { type FormState, formEntries } from '../form/form-state'
import { authorityChoices, relationChoices } from '../form/people'
import { type Html, html } from '../html'
import { renderPage } from '../layout'
import { addresses, privacyNoticeVersion, type Site } from '../site'
import { applicationFormId } from './application-form'

export type ReviewWarning = {
  message: string
  leadsTo?: { code: string; title: string }
  /** The page with the steps in order, where it belongs to a case. */
  steps?: { address: string; title: string }
}

export type ReviewProps = {
  definition: ServiceDefinition
  state: FormState
  /** The answers after the server's own check. */
  answers: Answers
  /** Name of the acting place with its parents. */
  placeName: string
  regionName: (code: string) => string | undefined
  /** What does not fit but does not hinder, in words, with the service that the matter belongs to. */
  warnings: readonly ReviewWarning[]
  isDeclarationMissing: boolean
  /** What the server said when it could not take the application in. */
  refusal?: string | undefined
}

type Line = readonly [label: string, value: string]

/** A part of the review; one without anything to say is left out. */
function list(title: string, lines: readonly Line[]): Html | null {
  const filled = lines.filter(([, value]) => value !== '')
  if (filled.length === 0) return null
  return html`<section class="part"><h2>${title}</h2><dl class="facts">${filled.map(
    ([label, value]) => html`<div><dt>${label}</dt><dd>${value}</dd></div>`,
  )}</dl></section>`
}

const renderWarning = ({ message, leadsTo, steps }: ReviewWarning): Html =>
  html`<li>${message}${leadsTo ? html` <a href="${addresses.service(leadsTo.code)}">${leadsTo.title}</a>` : null}${
    steps ? html` <a href="${steps.address}">${steps.title}</a>` : null
  }</li>`

/** Everything once more before sending, with the declaration. */
export function renderReview(site: Site, props: ReviewProps): string {
  const { say, language } = site
  const { definition, state } = props
  const { applicant, assistedBy, presence } = state
  const isAssisted = assistedBy.relation !== 'self'
  const choiceLabel = (choices: readonly { code: string; label: string }[], code: string) =>
    choices.find((choice) => choice.code === code)?.label ?? ''
  const title = say('reviewTitle')
  const declarationId = 'k-declaration'
  const body = html`<h1>${title}</h1>
${props.refusal ? html`<div class="summary" role="alert" tabindex="-1" data-focus><p>${props.refusal}</p></div>` : null}
${
  props.isDeclarationMissing
    ? html`<div class="summary" role="alert" id="ringkasan-kesalahan" tabindex="-1" data-focus><h2>${say('errorSummary', { count: 1 })}</h2><ul><li><a href="#${declarationId}">${say('declarationMissing')}</a></li></ul></div>`
    : null
}
<p class="lead">${say('reviewIntro')}</p>
${
  props.warnings.length > 0
    ? html`<div class="warning"><h2>${say('reviewWarnings')}</h2><ul>${props.warnings.map(renderWarning)}</ul></div>`
    : null
}
${list(say('serviceWord'), [
  [say('serviceWord'), localized(definition.title, language)],
  [localized(actingPlaceQuestion(definition).label, language), props.placeName],
])}
${list(say('applicantTitle'), [
  [say('applicantName'), applicant.name],
  [say('applicantNik'), applicant.nik],
  [say('applicantKkNumber'), applicant.kkNumber],
  [say('applicantPhone'), applicant.phone],
  [say('applicantEmail'), applicant.email],
  [say('assistanceRelation'), choiceLabel(relationChoices(say), assistedBy.relation)],
  ...(isAssisted
    ? ([
        [say('assistantName'), assistedBy.name],
        [say('assistantPhone'), assistedBy.phone],
        [say('assistanceAuthority'), choiceLabel(authorityChoices(say), assistedBy.authority)],
        ...(assistedBy.relation === 'delegate'
          ? ([
              [say('delegateNik'), assistedBy.nik],
              [say('delegateKinship'), assistedBy.kinship],
              [say('delegateWitness1'), assistedBy.witness1],
              [say('delegateWitness2'), assistedBy.witness2],
            ] as const)
          : []),
      ] as const)
    : []),
])}
${describeAnswers(definition, props.answers, language, props.regionName).map((section) =>
  list(
    section.title,
    section.entries.map((entry) => [entry.label, entry.display] as const),
  ),
)}
${
  definition.presence === 'none'
    ? null
    : list(say('presenceTitle'), [
        [say('presenceQuestion'), presence.mode ? presenceModeLabel(presence.mode as PresenceMode, language) : ''],
        ...(presence.mode === 'home'
          ? ([
              [say('presenceReason'), presence.reason],
              [say('presenceCarer'), presence.carer],
              [say('presenceLandmark'), presence.landmark],
            ] as const)
          : []),
      ])
}
${list(
  say('filesTitle'),
  withDelegation(definition)
    .requirements.filter((requirement) => (state.uploads[requirement.id] ?? []).length > 0)
    .map(
      (requirement) =>
        [
          localized(requirement.label, language),
          say('filesCount', { count: (state.uploads[requirement.id] ?? []).length }),
        ] as const,
    ),
)}
<form id="${applicationFormId}" method="post" action="${addresses.form(definition.code)}" novalidate data-review="${state.key}">
${formEntries(state).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}
<div class="${props.isDeclarationMissing ? 'field wrong' : 'field'}">${
    props.isDeclarationMissing
      ? html`<p class="error" id="${declarationId}-salah">${say('declarationMissing')}</p>`
      : null
  }<label class="choice"><input type="checkbox" id="${declarationId}" name="declaration" value="true"><span>${say('declaration')} <a href="${addresses.privacy}">${say('privacyLink', { version: privacyNoticeVersion })}</a></span></label></div>
<div class="actions"><button type="submit" class="primary" name="step" value="send">${say('send')}</button><button type="submit" class="quiet" name="step" value="edit">${say('backToForm')}</button></div>
</form>`
  return renderPage(site, {
    texts: ['form', 'review'],
    title,
    body,
    islands: ['review'],
    isPersonal: true,
    languageForm: applicationFormId,
  })
}
