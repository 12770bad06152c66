import { holderAnswerName } from '../forms/answer-name'
import type { Localized } from '../language/language'
import { wordings } from '../language/localized'
import { actingPlaceQuestion } from '../services/acting-place'
import { PresenceMode } from '../services/presence'
import type { FormField, ServiceDefinition } from '../services/service-definition'
import { dialogueTexts, servicesTexts } from '../texts/texts'
import { AssistingRelation, type TalkedApplication } from './state'

/** What is asked beside the form: who applies, the acting place, where the person can be present. */
const factTypes = {
  '@relation': 'choice',
  '@name': 'personName',
  '@nik': 'nik',
  '@kkNumber': 'kkNumber',
  '@phone': 'phone',
  '@email': 'email',
  '@village': 'region',
  '@helper': 'personName',
  '@helperNik': 'nik',
  '@kinship': 'text',
  '@presence': 'choice',
  '@visitReason': 'longText',
  '@landmark': 'longText',
} as const satisfies Record<string, FormField['type']>

export type FactKey = keyof typeof factTypes

export function isFactKey(key: string): key is FactKey {
  return Object.hasOwn(factTypes, key)
}

const helps: Partial<Record<FactKey, Localized>> = {
  '@name': dialogueTexts.of('factHelp_@name'),
  '@nik': dialogueTexts.of('factHelp_@nik'),
  '@kkNumber': dialogueTexts.of('factHelp_@kkNumber'),
  '@village': dialogueTexts.of('factHelp_@village'),
  '@landmark': dialogueTexts.of('factHelp_@landmark'),
  '@kinship': dialogueTexts.of('factHelp_@kinship'),
}

/** A fact as a field, so that it is read and checked like any answer. */
export function factField(definition: ServiceDefinition, key: FactKey): FormField {
  const place = key === '@village' ? actingPlaceQuestion(definition) : undefined
  const help = place?.help ?? helps[key]
  return {
    id: key.slice(1),
    type: factTypes[key],
    label: place?.label ?? holderAnswerName(definition, `applicant.${key.slice(1)}`) ?? dialogueTexts.of(`fact_${key}`),
    required: true,
    verified: true,
    ...(help ? { help } : {}),
    ...(key === '@village' ? { level: 'village' as const } : {}),
    ...(key === '@visitReason' || key === '@landmark' ? { maxLength: 300 } : {}),
    ...(key === '@kinship' ? { maxLength: 60 } : {}),
    ...(key === '@relation' ? { codes: relations } : {}),
    ...(key === '@presence' ? { codes: PresenceMode.options.map(presenceChoice) } : {}),
  }
}

const relations = (['self', ...AssistingRelation.options] as const).map((code) => ({
  code,
  label: dialogueTexts.of(`relation_${code}`),
}))

function presenceChoice(mode: PresenceMode) {
  return { code: mode, label: servicesTexts.of(`presenceMode_${mode}`) }
}

/** What a question may be called by who answers: a fact also as it is called where it is not a document's holder's. */
export const namesOf = ({ key, title, field }: { key: string; title: Localized; field: FormField }): string[] => [
  ...wordings(title),
  ...wordings(field.label),
  ...(isFactKey(key) ? wordings(dialogueTexts.of(`fact_${key}`)) : []),
]

export function factOf(application: TalkedApplication, key: FactKey): string | undefined {
  switch (key) {
    case '@relation':
      return application.assistedBy?.relation
    case '@helper':
      return application.assistedBy?.name
    case '@helperNik':
      return application.assistedBy?.nik
    case '@kinship':
      return application.assistedBy?.kinship
    case '@name':
      return application.applicant.name
    case '@nik':
      return application.applicant.nik
    case '@kkNumber':
      return application.applicant.kkNumber
    case '@phone':
      return application.applicant.phone
    case '@email':
      return application.applicant.email
    case '@village':
      return application.villageCode
    case '@presence':
      return application.presence.mode
    case '@visitReason':
      return application.presence.reason
    case '@landmark':
      return application.presence.landmark
  }
}

/** The application of whoever writes: what was told of the other is not theirs, and what was told of them is. */
export function byApplicant({ assistedBy, ...application }: TalkedApplication): TalkedApplication {
  if (!assistedBy) return application
  const { name: _, nik: __, kkNumber: ___, ...applicant } = application.applicant
  const { name, nik } = assistedBy
  return {
    ...application,
    applicant: { ...applicant, ...(name === undefined ? {} : { name }), ...(nik === undefined ? {} : { nik }) },
  }
}

/** The application without a fact that may be empty. */
export function withoutFact(application: TalkedApplication, key: FactKey): TalkedApplication {
  const applicant = Object.entries(application.applicant).filter(([name]) => `@${name}` !== key)
  return { ...application, applicant: Object.fromEntries(applicant) }
}

/** The application with a fact put in; the value has been checked. */
export function withFact(application: TalkedApplication, key: FactKey, value: string): TalkedApplication {
  const { applicant, presence, assistedBy } = application
  switch (key) {
    case '@relation': {
      const relation = AssistingRelation.safeParse(value)
      if (!relation.success) return byApplicant(application)
      return { ...application, assistedBy: { ...assistedBy, relation: relation.data } }
    }
    case '@helper':
      return { ...application, assistedBy: { ...assistedBy, name: value } }
    case '@helperNik':
      return { ...application, assistedBy: { ...assistedBy, nik: value } }
    case '@kinship':
      return { ...application, assistedBy: { ...assistedBy, kinship: value } }
    case '@name':
      return { ...application, applicant: { ...applicant, name: value } }
    case '@nik':
      return { ...application, applicant: { ...applicant, nik: value } }
    case '@kkNumber':
      return { ...application, applicant: { ...applicant, kkNumber: value } }
    case '@phone':
      return { ...application, applicant: { ...applicant, phone: value } }
    case '@email':
      return { ...application, applicant: { ...applicant, email: value } }
    case '@village':
      return { ...application, villageCode: value }
    case '@presence':
      return { ...application, presence: { ...presence, mode: PresenceMode.parse(value) } }
    case '@visitReason':
      return { ...application, presence: { ...presence, reason: value } }
    case '@landmark':
      return { ...application, presence: { ...presence, landmark: value } }
  }
}
