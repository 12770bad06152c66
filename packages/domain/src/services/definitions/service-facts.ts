import * as z from 'zod'
import factsJson from '../../../data/service-facts.json' with { type: 'json' }
import { Localized } from '../../language/language'
import { Presence } from '../presence'
import type {
  ChannelProfile,
  OfficeDays,
  Product,
  Requirement,
  ServiceDefinition,
  SmsLine,
} from '../service-definition'
import { actingPlaces } from './acting-places'
import { legalBasisOf, unreadLawsOf } from './legal-bases'
import { titles } from './titles'
import { wording } from './wording'

const Fact = z.object({
  forms: z.array(z.string()),
  routeBy: z.enum(['domicile', 'event', 'destination', 'present', 'certificate']),
  presence: Presence,
  products: z.array(z.object({ id: z.string(), when: z.string().optional() })),
  approval: z.string().optional(),
  deadlineDays: z.int().optional(),
  nikOptionalFor: z.array(z.string()).default([]),
  requirements: z.array(
    z.object({
      id: z.string(),
      label: Localized,
      kind: z.enum(['photo', 'pdf', 'form']),
      required: z.union([z.boolean(), z.string().startsWith('when: ')]),
      form: z.string().optional(),
    }),
  ),
  conditions: z.array(Localized).default([]),
  bring: Localized.optional(),
  afterwards: Localized.optional(),
  lifeEvents: z.array(Localized),
  smsProfile: z.enum(['complete', 'intake', 'refer']),
  sms: z.object({ line: z.string(), fields: z.array(z.string()), reasons: z.array(z.string()).default([]) }).optional(),
  doubts: z.record(z.string(), z.string()).default({}),
})
type Fact = z.infer<typeof Fact>

const Facts = z.object({
  meta: z.object({
    products: z.record(z.string(), z.object({ label: Localized, format: z.enum(['pdf', 'card', 'record']) })),
  }),
  services: z.record(z.string(), Fact),
})

const facts = Facts.parse(factsJson)

/** Definitions that changed since all of them went to version 4: what was begun by that one goes on by it. */
const versions: Readonly<Record<string, number>> = {
  'AK-MATI': 5,
  'LAPOR-LN': 5,
  'AK-LAHIR': 5,
  'AK-KAWIN': 6,
  KIA: 5,
  LEGAL: 5,
  'KTP-GANTI': 5,
  'KTP-LD': 5,
  'KTP-REKAM': 5,
  IKD: 5,
  RENTAN: 5,
}

/** A definition without its form: what the data files say of the service. */
export type ServiceFrame = Omit<ServiceDefinition, 'form' | 'rules' | 'worksheet' | 'isCommon'> & {
  deadlineDays: number | undefined
}

/** The frame of a service from the data files, for a definition to complete. Throws on an unknown code. */
export function serviceFrame(code: string): ServiceFrame {
  const fact = facts.services[code]
  const words = titles[code]
  if (!fact || !words) throw new Error(`No facts about service ${code}`)
  const products = fact.products.map(toProduct)
  return {
    code,
    version: versions[code] ?? 4,
    ...words,
    lifeEvents: fact.lifeEvents.map((label) => ({ id: toSlug(label.id), label })),
    legalBasis: legalBasisOf(code),
    formNumbers: fact.forms,
    products,
    routeBy: fact.routeBy,
    ...(actingPlaces[code] ? { actingPlace: actingPlaces[code] } : {}),
    presence: fact.presence,
    approval: fact.approval === undefined ? null : { kind: 'always' },
    reportingDeadline: null,
    deadlineDays: fact.deadlineDays,
    nikOptionalFor: fact.nikOptionalFor,
    requirements: fact.requirements.map(toRequirement),
    conditions: fact.conditions,
    ...(fact.bring ? { bring: fact.bring } : {}),
    ...(fact.afterwards ? { afterwards: fact.afterwards } : {}),
    officeDays: defaultOfficeDays(products),
    workflow: {
      usesPresence: fact.presence !== 'none',
      usesApproval: fact.approval !== undefined,
      usesDelivery: products.some((product) => product.format !== 'record'),
    },
    channels: channelProfiles(fact),
    sms: toSmsLine(fact),
    doubts: [...Object.entries(fact.doubts).map(([about, text]) => ({ about, text })), ...lawDoubts(code)],
  }
}

function toProduct({ id, when }: Fact['products'][number]): Product {
  const product = facts.meta.products[id]
  if (!product) throw new Error(`No product ${id}`)
  return { id, ...product, ...(when === undefined ? {} : { condition: wordsFor(when) }) }
}

function toRequirement({ id, label, kind, required, form }: Fact['requirements'][number]): Requirement {
  const base = { id: toId(id), label, kind, ...(form === undefined ? {} : { form }) }
  if (typeof required === 'boolean') return { ...base, required }
  return { ...base, required: false, hint: wordsFor(required.replace('when: ', '')) }
}

function wordsFor(when: string): Localized {
  const words = wording[when]
  if (!words) throw new Error(`No wording for "${when}"`)
  return words
}

/** One id of the data has a slip of the pen in it. */
function toId(id: string): string {
  return id === 'coupleportrait4x6' ? 'couplePortrait4x6' : id
}

function toSlug(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
}

function lawDoubts(code: string): ServiceDefinition['doubts'] {
  const laws = unreadLawsOf(code)
  return laws === undefined
    ? []
    : [{ about: 'legalBasis', text: `${laws}: background knowledge; a province confirms it` }]
}

/** Practice, until the province sets its own: the slowest document decides. KTP-el 14, a family card alone 3, others 5. */
function defaultOfficeDays(products: readonly Product[]): OfficeDays {
  const [first] = products
  const days = first?.id === 'idCard' ? 14 : first?.id === 'familyCard' ? 3 : 5
  return {
    stages: { start: 1, verify: 1, approve: 1, process: Math.max(1, days - 2) },
    total: days,
    setBy: 'default',
  }
}

function channelProfiles(fact: Fact): ServiceDefinition['channels'] {
  const everything: ChannelProfile = { level: 'complete', fields: [] }
  // What a line has no room for is asked after it, and needs no web.
  const begun: ChannelProfile = {
    level: fact.smsProfile === 'refer' ? 'intake' : fact.smsProfile,
    fields: toSmsLine(fact)?.fields ?? [],
  }
  const written: ChannelProfile = { level: 'intake', fields: begun.fields }
  return {
    web: everything,
    counter: everything,
    village: everything,
    field: everything,
    whatsapp: written,
    email: written,
    phone: written,
    sms: begun,
  }
}

function toSmsLine({ sms }: Fact): SmsLine | null {
  if (!sms) return null
  const [keyword = ''] = sms.line.split('#')
  return { keyword, line: sms.line, fields: sms.fields.map(toKnownPart), reasons: sms.reasons }
}

/**
 * Fields of the applicant or reporter are known facts. Other paths of official forms mean nothing to our form: they stand
 * for free text, unless the definition names its own field.
 */
function toKnownPart(field: string): string {
  if (field.startsWith('@')) return field
  const known = /:(applicant|reporter|declarant)\.(nik|kkNumber|name)$/.exec(field)
  return known ? `@${known[2]}` : '@note'
}
