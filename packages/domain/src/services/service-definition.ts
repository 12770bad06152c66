import * as z from 'zod'
import { RegionLevel } from '../identity/region-code'
import { Localized } from '../language/language'
import { Channel } from './channel'
import { Condition } from './condition'
import { Presence } from './presence'

const Id = z.string().regex(/^[a-z][a-zA-Z0-9]*$/)
const Slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
const Path = z.string().regex(/^[a-zA-Z0-9]+\.[a-zA-Z0-9]+$/)

export const FieldType = z.enum([
  'text',
  'longText',
  'personName',
  'address',
  'date',
  'time',
  'number',
  'boolean',
  'choice',
  'multiChoice',
  'nik',
  'kkNumber',
  'phone',
  'email',
  'region',
])
export type FieldType = z.infer<typeof FieldType>

export const CodedChoice = z.object({ code: z.string().min(1).max(10), label: Localized })
export type CodedChoice = z.infer<typeof CodedChoice>

/** A known fact that stands for the answer, so that the field is not asked: the applicant's data or the acting place. */
export const KnownFact = z.enum([
  'applicant.name',
  'applicant.nik',
  'applicant.kkNumber',
  'applicant.phone',
  'applicant.email',
  'village',
])
export type KnownFact = z.infer<typeof KnownFact>

/**
 * Whose data an answer holds, where a form's answers are compared with one another. `member`: whom a row is about, with
 * `mother` and `father` in the same row; `relative`: somebody who may stand elsewhere in the form too.
 */
export const PersonRole = z.enum(['child', 'mother', 'father', 'groom', 'bride', 'deceased', 'member', 'relative'])
export type PersonRole = z.infer<typeof PersonRole>

export const FormField = z.object({
  id: Id,
  type: FieldType,
  /** What citizens read. */
  label: Localized,
  help: Localized.optional(),
  required: z.union([z.boolean(), Condition]),
  shownWhen: Condition.optional(),
  codes: z.array(CodedChoice).min(1).optional(),
  maxLength: z.int().positive().optional(),
  /** Of a number. */
  min: z.number().optional(),
  max: z.number().optional(),
  unit: z.enum(['kg', 'cm', 'month']).optional(),
  /** Of a region. */
  level: RegionLevel.optional(),
  /** A date that should not lie in the future; of an event it cannot. */
  isPast: z.boolean().optional(),
  /** The vital event that a date is of; `any` where the form tells elsewhere which. */
  event: z.enum(['birth', 'death', 'marriage', 'divorce', 'any']).optional(),
  /** Of a letter's date: how many days the letter is valid. */
  validDays: z.int().positive().optional(),
  /** A place in Indonesia: what happened abroad is another service's matter (UU 23/2006 art. 29). */
  isInIndonesia: z.boolean().optional(),
  role: PersonRole.optional(),
  /** Fields of the same section that a NIK should fit. */
  nikOf: z.object({ sex: Id.optional(), birthDate: Id.optional() }).optional(),
  /** A sex or birth date of the applicant, whose NIK should fit it. */
  ofApplicant: z.boolean().optional(),
  /** A NIK that cannot be the applicant's own. */
  isOther: z.boolean().optional(),
  /** Specific personal data (UU 27/2022): masked on lists. */
  specific: z.boolean().optional(),
  sameAs: KnownFact.optional(),
  /** The value the service fixes; not asked. */
  preset: z.union([z.string(), z.array(z.string())]).optional(),
  /** Chosen at first; the citizen may change it. */
  initial: z.string().optional(),
  /** Where the official form asks it. */
  source: z.string().optional(),
  /** False where the official print is unclear or we inferred; `note` says why. */
  verified: z.boolean(),
  note: z.string().optional(),
})
export type FormField = z.infer<typeof FormField>

export const FormSection = z.object({
  id: Id,
  title: Localized,
  description: Localized.optional(),
  repeat: z.object({ min: z.int().min(0), max: z.int().min(1).max(50) }).optional(),
  /** The name of one row, e.g. "Saksi". */
  rowTitle: Localized.optional(),
  shownWhen: Condition.optional(),
  /** Of its fields that name no other. */
  role: PersonRole.optional(),
  fields: z.array(FormField).min(1),
})
export type FormSection = z.infer<typeof FormSection>

/** Where in the law a rule stands: "UU 24/2013 Pasal 44". */
const Basis = z.string().min(1)

export const Product = z.object({
  id: Id,
  label: Localized,
  /** pdf: signed file; card: printed plastic; record: an entry only. */
  format: z.enum(['pdf', 'card', 'record']),
  /** Made only when this holds. */
  when: Condition.optional(),
  /** In words, where an officer has to judge whether it is made. */
  condition: Localized.optional(),
  basis: Basis.optional(),
})
export type Product = z.infer<typeof Product>

export const Requirement = z.object({
  id: Id,
  label: Localized,
  /** photo: photograph or scan of the original; pdf: several pages; form: a signed official form. */
  kind: z.enum(['photo', 'pdf', 'form']),
  required: z.union([z.boolean(), Condition]),
  /** When it is needed, in words. */
  hint: Localized.optional(),
  /** Number of the official form to sign. */
  form: z.string().optional(),
  /** What the law forbids without this paper: a marriage under age (UU 16/2019). */
  allows: z.enum(['underageMarriage']).optional(),
  basis: Basis.optional(),
})
export type Requirement = z.infer<typeof Requirement>

/** When a head must decide. `path` is a date among the answers. */
export const ApprovalRule = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('lateReport'), field: Path, days: z.int().positive(), basis: Basis.optional() }),
  z.object({ kind: z.literal('always') }),
])
export type ApprovalRule = z.infer<typeof ApprovalRule>

/** Refuses answers that contradict each other or the service. */
export const AnswerRule = z.object({
  id: Id,
  /** Broken when this holds. */
  brokenWhen: Condition,
  /** The field to correct. */
  field: Path,
  message: Localized,
  /** Code of the service that the matter belongs to instead. */
  leadsTo: z.string().optional(),
  basis: Basis.optional(),
})
export type AnswerRule = z.infer<typeof AnswerRule>

/** Working days an office should need. `setBy` says whether the province confirmed them. */
export const OfficeDays = z.object({
  stages: z.object({
    /** From submitted to the start of verifying. */
    start: z.int().min(0),
    verify: z.int().min(0),
    approve: z.int().min(0),
    /** From processing to issued. */
    process: z.int().min(0),
  }),
  total: z.int().min(1),
  setBy: z.enum(['default', 'province']),
})
export type OfficeDays = z.infer<typeof OfficeDays>

/** complete: everything is asked; intake: these fields first, the rest may follow. Versions published earlier also say `refer`. */
export const ChannelProfile = z.object({
  level: z.enum(['complete', 'intake', 'refer']),
  /** Paths, or `@nik` and the like for the applicant and the acting place. */
  fields: z.array(z.string()),
})
export type ChannelProfile = z.infer<typeof ChannelProfile>

export const SmsLine = z.object({
  keyword: z.string().min(1),
  /** As people know it: `KTP#NIK#NO KK#NAMA#DESA#KECAMATAN#ALASAN`. */
  line: z.string(),
  /** What the parts behind the keyword fill, in order: a path, or `@nik`, `@village`, `@reason`, `@note` … */
  fields: z.array(z.string()),
  /** Allowed last parts; they pick the service where services share a keyword. */
  reasons: z.array(z.string()),
})
export type SmsLine = z.infer<typeof SmsLine>

/** One line of the sheet that an officer types into SIAK from. */
export const WorksheetLine = z.object({
  /** Title of the part of the official form. */
  group: z.string().min(1),
  /** Label printed on the official form. */
  label: z.string().min(1),
  /** A path, a known fact, or a fact worked out from others. */
  from: z.union([
    Path,
    KnownFact,
    z.enum(['derived.moveClassification', 'derived.memberCount', 'derived.birthWeekday']),
  ]),
  /** What stands here when the answer at `field` is `is`: the person is somebody named elsewhere, not asked twice. */
  instead: z
    .object({ field: Path, is: z.union([z.string(), z.boolean()]), from: z.union([KnownFact, Path]) })
    .optional(),
  /** Ids of the products it is typed for; the first product of the service where absent. */
  for: z.array(Id).min(1).optional(),
})
export type WorksheetLine = z.infer<typeof WorksheetLine>

/** The question for the acting place, where `routeBy` alone does not say whose place it is. */
export const ActingPlace = z.object({
  label: Localized,
  help: Localized.optional(),
  /** Where the domicile of somebody else acts: the answer with their family card, whose number tells where it lies. */
  familyCard: Path.optional(),
  basis: Basis,
})
export type ActingPlace = z.infer<typeof ActingPlace>

/** A service as data, immutable per version; every channel is served from it. */
export const ServiceDefinition = z.object({
  code: z.string().regex(/^[A-Z]+(-[A-Z0-9]+)?\d?$/),
  version: z.int().positive(),
  title: Localized,
  summary: Localized,
  lifeEvents: z.array(z.object({ id: Slug, label: Localized })).min(1),
  legalBasis: z.array(z.string()),
  /** Numbers of the official forms it may need. */
  formNumbers: z.array(z.string()),
  products: z.array(Product).min(1),
  /** `certificate`: the office that issued the certificate that is changed. */
  routeBy: z.enum(['domicile', 'event', 'destination', 'present', 'certificate']),
  actingPlace: ActingPlace.optional(),
  presence: Presence,
  approval: ApprovalRule.nullable(),
  /** Calendar days the citizen has, counted from the date in `field`. */
  reportingDeadline: z.object({ days: z.int().positive(), field: Path }).nullable(),
  /** Who may be entered without a NIK. */
  nikOptionalFor: z.array(z.string()),
  /** Full years from which one may apply, where it is not 17. */
  youngestApplicant: z.int().min(0).optional(),
  requirements: z.array(Requirement),
  /** Facts to meet, without a file. */
  conditions: z.array(Localized),
  /** What whoever must be present brings, where it is not the family card. */
  bring: Localized.optional(),
  /** What follows once it is recorded, where that is another service. */
  afterwards: Localized.optional(),
  form: z.object({ sections: z.array(FormSection).min(1) }),
  rules: z.array(AnswerRule),
  worksheet: z.array(WorksheetLine),
  officeDays: OfficeDays,
  /** What the workflow of this service passes through. */
  workflow: z.object({ usesPresence: z.boolean(), usesApproval: z.boolean(), usesDelivery: z.boolean() }),
  channels: z.record(Channel, ChannelProfile),
  sms: SmsLine.nullable(),
  /** Facts not verified against the regulation, for administrators to see. */
  doubts: z.array(z.object({ about: z.string(), text: z.union([Localized, z.string()]) })), // versions published earlier say it in one language
  /** Asked for most: first on lists, and its form is kept on phones before anyone opened it. */
  isCommon: z.boolean().default(false), // versions published before it was said have none
})
export type ServiceDefinition = z.infer<typeof ServiceDefinition>

/** True when the citizen is asked; presets and known facts are not. */
export function isAsked(field: FormField): boolean {
  return field.preset === undefined && field.sameAs === undefined
}

/** The field at a path `section.field` or `section.0.field`, for labels of corrections and errors. */
export function findField(
  definition: ServiceDefinition,
  path: string,
): { section: FormSection; field: FormField; rowIndex: number | undefined } | undefined {
  const parts = path.split('.')
  const section = definition.form.sections.find((one) => one.id === parts[0])
  const field = section?.fields.find((one) => one.id === parts.at(-1))
  const isPath = /^[^.]+(\.\d{1,3})?\.[^.]+$/.test(path)
  if (!section || !field || !isPath || (parts.length === 3 && !section.repeat)) return undefined
  return { section, field, rowIndex: parts.length === 3 ? Number(parts[1]) : undefined }
}
