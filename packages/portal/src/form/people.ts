import {
  answerName,
  type CorrectableOfApplicant,
  delegationRequirement,
  localized,
  type PresenceMode,
  presenceModeLabel,
  requiresOfApplicant,
  type ServiceDefinition,
} from '@sipelandukilat/domain'
import { attributes, type Html, html } from '../html'
import type { Say } from '../texts/say'
import { attachmentControl } from './attachments'
import { choiceControl, type FormContext, longTextControl, textControl } from './control'
import type { FormState } from './form-state'
import type { QuestionContext } from './section'

export function applicantPart(context: FormContext, definition: ServiceDefinition, state: FormState): Html {
  const { say, language } = context
  const called = (path: string) => localized(answerName(definition, path), language)
  const { applicant } = state
  return html`<section class="part" aria-labelledby="bagian-pemohon"><h2 id="bagian-pemohon">${say('applicantTitle')}</h2><p class="help">${say('applicantIntro')}</p>${[
    applicantName(context, definition, state),
    applicantNumber(context, definition, state, 'nik'),
    applicantNumber(context, definition, state, 'kkNumber'),
    textControl(context, {
      name: 'applicant.phone',
      called: called('applicant.phone'),
      data: { 'data-type': 'phone' },
      label: say('applicantPhone'),
      help: say('phoneHelp'),
      optional: true,
      value: applicant.phone,
      type: 'tel',
      inputMode: 'tel',
      maxLength: 24,
      autocomplete: 'tel',
    }),
    textControl(context, {
      name: 'applicant.email',
      called: called('applicant.email'),
      data: { 'data-type': 'email' },
      label: say('applicantEmail'),
      optional: true,
      value: applicant.email,
      type: 'email',
      inputMode: 'email',
      maxLength: 254,
      autocomplete: 'email',
    }),
  ]}</section>`
}

type OwnEntries = { readonly applicant: Pick<FormState['applicant'], 'name' | 'nik' | 'kkNumber'> }

function applicantName(context: FormContext, definition: ServiceDefinition, { applicant }: OwnEntries): Html {
  const { say, language } = context
  return textControl(context, {
    name: 'applicant.name',
    called: localized(answerName(definition, 'applicant.name'), language),
    data: { 'data-type': 'personName' },
    label: say('applicantName'),
    help: say('applicantNameHelp'),
    value: applicant.name,
    maxLength: 60,
    autocomplete: 'name',
  })
}

/** One of the applicant's own numbers; one that is asked again is needed, and called as it was asked for. */
function applicantNumber(
  context: FormContext,
  definition: ServiceDefinition,
  { applicant }: OwnEntries,
  field: 'nik' | 'kkNumber',
  { isAskedAgain = false }: { isAskedAgain?: boolean } = {},
): Html {
  const { say } = context
  const called = localized(answerName(definition, `applicant.${field}`), context.language)
  return textControl(context, {
    name: `applicant.${field}`,
    called,
    data: { 'data-type': field },
    label: isAskedAgain ? called : say(field === 'nik' ? 'applicantNik' : 'applicantKkNumber'),
    help: say(`${field}Help`),
    optional: !isAskedAgain && !requiresOfApplicant(definition, `applicant.${field}`),
    value: applicant[field],
    inputMode: 'numeric',
    maxLength: 24,
  })
}

/** Of the applicant's own data what is asked again; null where nothing is. */
export function applicantAgain(
  context: FormContext,
  definition: ServiceDefinition,
  state: OwnEntries,
  fields: readonly CorrectableOfApplicant[],
): Html | null {
  if (fields.length === 0) return null
  const again = { isAskedAgain: true }
  return html`<section class="part"><h2>${context.say('applicantTitle')}</h2>${fields.map((field) =>
    field === 'name'
      ? applicantName(context, definition, state)
      : applicantNumber(context, definition, state, field, again),
  )}</section>`
}

const relations = ['self', 'family', 'guardian', 'delegate', 'village_registrar'] as const
const authorities = ['none', 'F-1.07', 'thumbprint', 'guardian'] as const

export const relationChoices = (say: Say) => relations.map((code) => ({ code, label: say(`relation_${code}`) }))
export const authorityChoices = (say: Say) => authorities.map((code) => ({ code, label: say(`authority_${code}`) }))

/** Who helped with the application, and by what authority. The island shows the rest only when somebody did. */
export function assistancePart(context: QuestionContext, state: FormState): Html {
  const { say } = context
  const { assistedBy } = state
  const data = { 'data-unless': 'assistedBy.relation=self', 'data-off': assistedBy.relation === 'self' }
  const note = say('onlyIfAssisted')
  return html`<section class="part" aria-labelledby="bagian-bantuan"><h2 id="bagian-bantuan">${say('assistanceTitle')}</h2>${[
    choiceControl(context, {
      name: 'assistedBy.relation',
      label: say('assistanceRelation'),
      value: assistedBy.relation,
      choices: relationChoices(say),
    }),
    textControl(context, {
      name: 'assistedBy.name',
      label: say('assistantName'),
      note,
      value: assistedBy.name,
      maxLength: 60,
      data,
    }),
    textControl(context, {
      name: 'assistedBy.phone',
      label: say('assistantPhone'),
      note,
      optional: true,
      value: assistedBy.phone,
      type: 'tel',
      inputMode: 'tel',
      maxLength: 24,
      data: { ...data, 'data-type': 'phone' },
    }),
    choiceControl(context, {
      name: 'assistedBy.authority',
      label: say('assistanceAuthority'),
      help: say('authorityHelp'),
      note,
      value: assistedBy.authority,
      choices: authorityChoices(say),
      data,
    }),
  ]}${delegatePart(context, state)}</section>`
}

/** What is asked of who was given authority: who they are, and the form or two witnesses. */
function delegatePart(context: QuestionContext, state: FormState): Html {
  const { say } = context
  const { assistedBy } = state
  const data = { 'data-when': 'assistedBy.relation=delegate', 'data-off': assistedBy.relation !== 'delegate' }
  const witnessed = {
    'data-when': 'assistedBy.authority=thumbprint',
    'data-off': assistedBy.authority !== 'thumbprint',
  }
  const note = say('onlyIfDelegate')
  const witness = (name: 'witness1' | 'witness2', label: string) =>
    textControl(context, {
      name: `assistedBy.${name}`,
      label,
      note: say('onlyIfThumbprint'),
      value: assistedBy[name],
      maxLength: 60,
      data: witnessed,
    })
  // The frame is hidden as a whole, for what is within depends on the authority too.
  return html`<div data-when="${data['data-when']}"${attributes({ 'data-off': data['data-off'] })}>${[
    textControl(context, {
      name: 'assistedBy.nik',
      data: { 'data-type': 'nik' },
      label: say('delegateNik'),
      help: say('nikHelp'),
      note,
      value: assistedBy.nik,
      inputMode: 'numeric',
      maxLength: 24,
    }),
    textControl(context, {
      name: 'assistedBy.kinship',
      label: say('delegateKinship'),
      help: say('delegateKinshipHelp'),
      note,
      value: assistedBy.kinship,
      maxLength: 60,
    }),
    witness('witness1', say('delegateWitness1')),
    witness('witness2', say('delegateWitness2')),
  ]}${attachmentControl(context, delegationRequirement, state.uploads[delegationRequirement.id] ?? [], {
    data: { 'data-when': 'assistedBy.authority=F-1.07', 'data-off': assistedBy.authority !== 'F-1.07' },
  })}</div>`
}

const modes: readonly PresenceMode[] = ['office', 'village', 'home']

/** Where the person can be present, asked only where the service needs it. */
export function presencePart(context: FormContext, definition: ServiceDefinition, state: FormState): Html | null {
  if (definition.presence === 'none') return null
  const { say, language } = context
  const { presence } = state
  const data = { 'data-when': 'presence.mode=home', 'data-off': presence.mode !== 'home' }
  const note = say('onlyIfHome')
  return html`<section class="part" aria-labelledby="bagian-hadir"><h2 id="bagian-hadir">${say('presenceTitle')}</h2><p class="help">${say(`presence_${definition.presence}`)}</p>${[
    choiceControl(context, {
      name: 'presence.mode',
      data: { 'data-type': 'choice' },
      label: say('presenceQuestion'),
      value: presence.mode,
      choices: modes.map((code) => ({
        code,
        label: presenceModeLabel(code, language),
        help: say(`presenceHelp_${code}`),
      })),
    }),
    longTextControl(context, {
      name: 'presence.reason',
      label: say('presenceReason'),
      help: say('presenceReasonHelp'),
      note,
      value: presence.reason,
      maxLength: 300,
      data,
    }),
    textControl(context, {
      name: 'presence.carer',
      label: say('presenceCarer'),
      note,
      optional: true,
      value: presence.carer,
      maxLength: 120,
      data,
    }),
    longTextControl(context, {
      name: 'presence.landmark',
      label: say('presenceLandmark'),
      help: say('presenceLandmarkHelp'),
      note,
      value: presence.landmark,
      maxLength: 300,
      data,
    }),
  ]}</section>`
}
