import {
  type Answers,
  actingPlaceQuestion,
  answerName,
  describeAnswers,
  localized,
  type PresenceMode,
  presenceModeLabel,
  privacyNoticeVersion,
  type ServiceDefinition,
  withDelegation,
} from '@sipelandukilat/domain'
import { type FormState, formEntries } from '../form/form-state'
import { type FormStep, formSteps, stepIds } from '../form/form-steps'
import { authorityChoices, relationChoices } from '../form/people'
import { type Html, html } from '../html'
import { renderPage } from '../layout'
import { addresses, type Site } from '../site'
import type { Say } from '../texts/say'
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
  /** YYYY-MM-DD where the office is. */
  today: string
  /** The answers after the server's own check. */
  answers: Answers
  /** Name of the acting place with its parents. */
  placeName: string
  regionName: (code: string) => string | undefined
  /** What does not fit but does not hinder, in words, with the service that the matter belongs to. */
  warnings: readonly ReviewWarning[]
  /** What is still missing and follows later, in words. */
  missing?: readonly string[]
  isDeclarationMissing: boolean
  /** What the server said when it could not take the application in. */
  refusal?: string | undefined
}

type Line = readonly [label: string, value: string | Html]

/** What was entered on one screen: one list, or one for each row. */
type Group = { title?: string; lines: readonly Line[] }

/** One screen of the form once more, with a way back to it. */
function reviewedStep({ say }: Site, step: FormStep, groups: readonly Group[], extra: Html | null = null): Html {
  const filled = groups
    .map(({ title, lines }) => ({ title, lines: lines.filter(([, value]) => value !== '') }))
    .filter(({ lines }) => lines.length > 0)
  return html`<section class="part" data-reviewed="${step.id}"><div class="reviewed"><h2>${step.title}</h2><button type="submit" class="quiet" form="${applicationFormId}" name="step" value="change:${step.id}" formnovalidate>${say('changeStep')}<span class="hidden">: ${step.title}</span></button></div>${
    filled.length === 0 ? html`<p class="help">${say('nothingEntered')}</p>` : null
  }${filled.map(
    ({ title, lines }) =>
      html`${title ? html`<h3>${title}</h3>` : null}<dl class="facts">${lines.map(
        ([label, value]) => html`<div><dt>${label}</dt><dd>${value}</dd></div>`,
      )}</dl>`,
  )}${extra}</section>
`
}

const renderWarning = ({ message, leadsTo, steps }: ReviewWarning): Html =>
  html`<li>${message}${leadsTo ? html` <a href="${addresses.service(leadsTo.code)}">${leadsTo.title}</a>` : null}${
    steps ? html` <a href="${steps.address}">${steps.title}</a>` : null
  }</li>`

/** What does not fit and hinders nothing, above what is sent; null where everything fits. */
const warningsPanel = ({ say }: Site, warnings: readonly ReviewWarning[]): Html | null =>
  warnings.length > 0
    ? html`<div class="warning"><h2>${say('reviewWarnings')}</h2><ul>${warnings.map(renderWarning)}</ul></div>`
    : null

/** What does not fit in what was typed, and the mark by which it is taken as it stands when it is sent again. */
export type Doubt = { warnings: readonly ReviewWarning[]; mark: string }

export const doubtPanel = (site: Site, doubt: Doubt | undefined): Html | null =>
  doubt ? warningsPanel(site, doubt.warnings) : null

/** In the form: what was doubted once is not doubted again. */
export const doubtMark = (doubt: Doubt | undefined): Html | null =>
  doubt ? html`<input type="hidden" name="doubted" value="${doubt.mark}">` : null

const choiceLabel = (choices: readonly { code: string; label: string }[], code: string) =>
  choices.find((choice) => choice.code === code)?.label ?? ''

function assistanceLines(say: Say, { assistedBy }: FormState): Line[] {
  const relation: Line = [say('assistanceRelation'), choiceLabel(relationChoices(say), assistedBy.relation)]
  if (assistedBy.relation === 'self') return [relation]
  return [
    relation,
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
  ]
}

const fileLines = ({ say, language }: Site, definition: ServiceDefinition, { uploads }: FormState): Line[] =>
  withDelegation(definition)
    .requirements.filter(({ id }) => (uploads[id] ?? []).length > 0)
    .map(({ id, label }) => {
      const ids = uploads[id] ?? []
      const paper = localized(label, language)
      const count = say('filesCount', { count: ids.length })
      return [
        paper,
        html`${count}<span class="thumbnails" data-uploads="${ids.join(' ')}" data-paper="${paper}"></span>`,
      ]
    })

/** Everything once more before sending, screen by screen, with the declaration. */
export function renderReview(site: Site, props: ReviewProps): string {
  const { say, language } = site
  const { definition, state } = props
  const { applicant, presence } = state
  const title = say('reviewTitle')
  const steps = formSteps(definition, state, { ...site, today: props.today })
  const described = describeAnswers(definition, props.answers, language, props.regionName)
  const nameOf = (path: string) => localized(answerName(definition, path), language)
  const groupsOf = (id: string): Group[] => {
    switch (id) {
      case stepIds.place:
        return [{ lines: [[localized(actingPlaceQuestion(definition).label, language), props.placeName]] }]
      case stepIds.applicant:
        return [
          {
            lines: [
              [nameOf('applicant.name'), applicant.name],
              [nameOf('applicant.nik'), applicant.nik],
              [nameOf('applicant.kkNumber'), applicant.kkNumber],
              [nameOf('applicant.phone'), applicant.phone],
              [nameOf('applicant.email'), applicant.email],
            ],
          },
        ]
      case stepIds.assistance:
        return [{ lines: assistanceLines(say, state) }]
      case stepIds.presence:
        return [
          {
            lines: [
              [
                say('presenceQuestion'),
                presence.mode ? presenceModeLabel(presence.mode as PresenceMode, language) : '',
              ],
              ...(presence.mode === 'home'
                ? ([
                    [say('presenceReason'), presence.reason],
                    [say('presenceCarer'), presence.carer],
                    [say('presenceLandmark'), presence.landmark],
                  ] as const)
                : []),
            ],
          },
        ]
      case stepIds.files:
        return [{ lines: fileLines(site, definition, state) }]
    }
    return described
      .filter((section) => section.id.split('.')[0] === id)
      .map((section) => ({
        ...(section.id === id ? {} : { title: section.title }),
        lines: section.entries.map((entry) => [entry.label, entry.display] as const),
      }))
  }
  const declarationId = 'k-declaration'
  const body = html`<h1>${title}</h1>
${props.refusal ? html`<div class="summary" role="alert" tabindex="-1" data-focus><p>${props.refusal}</p></div>` : null}
${
  props.isDeclarationMissing
    ? html`<div class="summary" role="alert" id="ringkasan-kesalahan" tabindex="-1" data-focus><h2>${say('errorSummary', { count: 1 })}</h2><ul><li><a href="#${declarationId}">${say('declarationMissing')}</a></li></ul></div>`
    : null
}
<p class="lead">${say('reviewIntro')}</p>
${warningsPanel(site, props.warnings)}
${
  props.missing && props.missing.length > 0
    ? html`<div class="warning"><h2>${say('reviewMissing')}</h2><ul>${props.missing.map((name) => html`<li>${name}</li>`)}</ul><p>${say('reviewMissingHelp')}</p></div>`
    : null
}
<p class="lead">${say('serviceWord')}: <strong>${localized(definition.title, language)}</strong></p>
${steps.filter(({ applies }) => applies).map((step) => reviewedStep(site, step, groupsOf(step.id)))}
<form id="${applicationFormId}" method="post" action="${addresses.form(definition.code)}" novalidate data-review="${state.key}">
${formEntries(state).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}
<div class="${props.isDeclarationMissing ? 'field wrong' : 'field'}">${
    props.isDeclarationMissing
      ? html`<p class="error" id="${declarationId}-salah">${say('declarationMissing')}</p>`
      : null
  }<label class="choice"><input type="checkbox" id="${declarationId}" name="declaration" value="true"><span>${say('declaration')} <a href="${addresses.privacy}">${say('privacyLink', { version: privacyNoticeVersion })}</a></span></label></div>
<div class="actions"><button type="submit" class="primary" name="step" value="send">${say('send')}</button></div>
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
