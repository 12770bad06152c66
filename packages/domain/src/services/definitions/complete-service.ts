import type { Condition } from '../condition'
import type {
  AnswerRule,
  ApprovalRule,
  ChannelProfile,
  FormSection,
  Requirement,
  ServiceDefinition,
  WorksheetLine,
} from '../service-definition'
import { type RequirementConditions, withConditions } from './questions'
import { serviceFrame } from './service-facts'

/** What a definition adds to the facts of data/service-facts.json. */
export type ServiceParts = {
  sections: FormSection[]
  worksheet: WorksheetLine[]
  rules?: AnswerRule[]
  /** Conditions of requirements that the form can answer; the others keep their words. */
  requirements?: RequirementConditions
  /** Conditions of products that the form can answer; the others keep their words. */
  products?: Readonly<Record<string, Condition>>
  /** The date from which the citizen's days run. */
  deadlineFrom?: string
  approval?: ApprovalRule
  youngestApplicant?: number
  /** Where in the law a product or a requirement stands, by its id. */
  bases?: Readonly<Record<string, string>>
  /** What the law forbids without a requirement's paper. */
  allows?: Readonly<Record<string, NonNullable<Requirement['allows']>>>
  /** Who else may be without a NIK than the facts say. */
  nikOptionalFor?: string[]
  /** What the parts of the SMS line fill, where the form has a place for them. */
  smsFields?: string[]
  /** Intake where the line cannot carry everything, though the facts call it complete. */
  smsLevel?: ChannelProfile['level']
  doubts?: ServiceDefinition['doubts']
}

const common = new Set(['BIO-WNI', 'KTP-BARU', 'KTP-GANTI', 'KK-UBAH', 'KIA', 'AK-LAHIR', 'AK-MATI', 'SKP'])

/**
 * A whole definition from the facts of a service and its form. Throws on a service, requirement or product that the facts
 * do not know, on a deadline without its date or a date without a deadline, and on fields for an SMS line that is not there.
 */
export function completeService(code: string, parts: ServiceParts): ServiceDefinition {
  const { deadlineDays, ...frame } = serviceFrame(code)
  const { deadlineFrom, smsFields } = parts
  if ((deadlineDays === undefined) !== (deadlineFrom === undefined))
    throw new Error(`${code}: a deadline needs days and a date`)
  if (smsFields && !frame.sms) throw new Error(`${code}: no SMS line`)
  const { products, requirements } = withBases(code, frame, parts.bases ?? {})
  const sms = frame.sms && { ...frame.sms, fields: smsFields ?? frame.sms.fields }
  return {
    ...frame,
    products: withProductConditions(code, products, parts.products ?? {}),
    requirements: withAllowed(withConditions(requirements, parts.requirements ?? {}), parts.allows ?? {}),
    ...(parts.youngestApplicant === undefined ? {} : { youngestApplicant: parts.youngestApplicant }),
    approval: parts.approval ?? frame.approval,
    nikOptionalFor: [...frame.nikOptionalFor, ...(parts.nikOptionalFor ?? [])],
    reportingDeadline:
      deadlineDays === undefined || deadlineFrom === undefined ? null : { days: deadlineDays, field: deadlineFrom },
    form: { sections: parts.sections },
    rules: parts.rules ?? [],
    worksheet: parts.worksheet,
    channels: withFields(frame.channels, sms?.fields ?? [], parts.smsLevel),
    sms,
    doubts: [...frame.doubts, ...(parts.doubts ?? [])],
    isCommon: common.has(code),
  }
}

/** Puts articles on products and requirements; throws when one is named that does not exist. */
function withBases(
  code: string,
  { products, requirements }: Pick<ServiceDefinition, 'products' | 'requirements'>,
  bases: NonNullable<ServiceParts['bases']>,
) {
  const unknown = Object.keys(bases).find((id) => ![...products, ...requirements].some((one) => one.id === id))
  if (unknown) throw new Error(`${code}: no product or requirement ${unknown}`)
  const based = <T extends { id: string }>(one: T) => {
    const basis = bases[one.id]
    return basis === undefined ? one : { ...one, basis }
  }
  return { products: products.map(based), requirements: requirements.map(based) }
}

function withProductConditions(
  code: string,
  products: ServiceDefinition['products'],
  conditions: Readonly<Record<string, Condition>>,
): ServiceDefinition['products'] {
  const unknown = Object.keys(conditions).find((id) => !products.some((product) => product.id === id))
  if (unknown) throw new Error(`${code}: no product ${unknown}`)
  return products.map((product) => {
    const when = conditions[product.id]
    return when === undefined ? product : { ...product, when }
  })
}

/** Puts on requirements what their papers allow; throws when one is named that does not exist. */
function withAllowed(requirements: Requirement[], allows: NonNullable<ServiceParts['allows']>): Requirement[] {
  const unknown = Object.keys(allows).find((id) => !requirements.some((one) => one.id === id))
  if (unknown) throw new Error(`No requirement ${unknown}`)
  return requirements.map((requirement) => {
    const allowed = allows[requirement.id]
    return allowed === undefined ? requirement : { ...requirement, allows: allowed }
  })
}

/** Channels that begin an application name the fields of the SMS line: that much is asked on any of them. */
function withFields(
  channels: ServiceDefinition['channels'],
  fields: string[],
  smsLevel: ChannelProfile['level'] = channels.sms.level,
): ServiceDefinition['channels'] {
  const named = (profile: ChannelProfile) => (profile.fields.length > 0 ? { ...profile, fields } : profile)
  return {
    ...channels,
    whatsapp: named(channels.whatsapp),
    email: named(channels.email),
    phone: named(channels.phone),
    sms: { ...named(channels.sms), level: smsLevel },
  }
}
