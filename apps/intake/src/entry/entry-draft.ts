import { fromLocalDateTime, type Language } from '@sipelandukilat/sdk'
import type { CallInput, createApplication } from '@sipelandukilat/sdk/api'
import { type Answers, privacyNoticeVersion, type ServiceDefinition } from '@sipelandukilat/sdk/forms'

export type EntryBody = CallInput<typeof createApplication>['body']
export type EntryChannel = EntryBody['channel']

export const relations = ['self', 'family', 'guardian', 'delegate', 'village_registrar', 'officer'] as const
export const authorities = ['none', 'F-1.07', 'thumbprint', 'guardian'] as const
export const presenceModes = ['office', 'village', 'home'] as const

export const applicantFields = ['name', 'nik', 'kkNumber', 'phone', 'email'] as const

export type AttachedFile = { requirement: string; uploadId: string; fileName: string }

/** An application as it is being typed. Empty texts are what was not entered. */
export type EntryDraft = {
  /** One for each application, so that sending twice makes one. */
  key: string
  serviceCode: string
  villageCode: string
  channel: EntryChannel
  /** YYYY-MM-DD, when a paper form was handed in; empty is today. */
  receivedOn: string
  applicant: Record<(typeof applicantFields)[number], string>
  assistedBy: {
    relation: (typeof relations)[number]
    authority: (typeof authorities)[number]
    name: string
    phone: string
    /** Of a delegate only. */
    nik: string
    kinship: string
    witness1: string
    witness2: string
  }
  presence: { mode: (typeof presenceModes)[number] | ''; reason: string; carer: string; landmark: string }
  answers: Answers
  attachments: AttachedFile[]
  declaration: boolean
}

export function emptyDraft(home: { villageCode: string; channel: EntryChannel; isRegistrar: boolean }): EntryDraft {
  return {
    key: crypto.randomUUID(),
    serviceCode: '',
    villageCode: home.villageCode,
    channel: home.channel,
    receivedOn: '',
    applicant: { name: '', nik: '', kkNumber: '', phone: '', email: '' },
    assistedBy: {
      relation: home.isRegistrar ? 'village_registrar' : 'self',
      authority: 'none',
      ...{ name: '', phone: '', nik: '', kinship: '', witness1: '', witness2: '' },
    },
    presence: { mode: '', reason: '', carer: '', landmark: '' },
    answers: {},
    attachments: [],
    declaration: false,
  }
}

/** Whether a stored draft is one of this version of the screen. */
export function isEntryDraft(value: unknown): value is EntryDraft {
  if (typeof value !== 'object' || value === null) return false
  const draft = value as Partial<Record<keyof EntryDraft, unknown>>
  const areTexts = [draft.key, draft.serviceCode, draft.villageCode, draft.channel, draft.receivedOn].every(
    (one) => typeof one === 'string',
  )
  // A draft of a version that asked no delegate’s NIK begins anew.
  const isAsked = typeof (draft.assistedBy as { nik?: unknown } | undefined)?.nik === 'string'
  const areObjects = [draft.applicant, draft.assistedBy, draft.presence, draft.answers].every(
    (one) => typeof one === 'object' && one !== null,
  )
  return areTexts && isAsked && areObjects && Array.isArray(draft.attachments) && typeof draft.declaration === 'boolean'
}

const withoutEmpty = <Value extends Record<string, string>>(texts: Value): Partial<Value> =>
  Object.fromEntries(Object.entries(texts).filter(([, text]) => text.trim() !== '')) as Partial<Value>

/** Who helped; only a delegate has more than a name, a phone number and an authority. */
function toHelper({ relation, authority, name, phone, nik, kinship, witness1, witness2 }: EntryDraft['assistedBy']) {
  const witnesses = [witness1, witness2].filter((witness) => witness.trim() !== '')
  return {
    relation,
    authority,
    ...withoutEmpty({ name, phone }),
    ...(relation === 'delegate'
      ? { ...withoutEmpty({ nik, kinship }), ...(witnesses.length > 0 ? { witnesses } : {}) }
      : {}),
  }
}

/** The body that the API takes. What the service does not ask (presence, a helper) is left out. */
export function toEntryBody(
  draft: EntryDraft,
  definition: ServiceDefinition,
  { language, today }: { language: Language; today: string },
): EntryBody {
  const { relation } = draft.assistedBy
  const { mode, ...where } = draft.presence
  const { name, ...rest } = draft.applicant
  return {
    serviceCode: definition.code,
    villageCode: draft.villageCode,
    channel: draft.channel,
    ...(draft.receivedOn === '' || draft.receivedOn === today
      ? {}
      : { occurredAt: fromLocalDateTime(`${draft.receivedOn}T00:00`) ?? '' }),
    applicant: { name, ...withoutEmpty(rest) },
    ...(relation === 'self' ? {} : { assistedBy: toHelper(draft.assistedBy) }),
    ...(definition.presence === 'none' || mode === '' ? {} : { presence: { mode, ...withoutEmpty(where) } }),
    answers: draft.answers,
    attachments: draft.attachments.map(({ requirement, uploadId }) => ({ requirement, uploadId })),
    language,
    declaration: draft.declaration,
    privacyNoticeVersion,
  }
}
