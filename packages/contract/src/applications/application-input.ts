import { DelegateAuthority, DelegateStatus, Language, PresenceMode } from '@sipelandukilat/domain'
import * as z from 'zod'
import { Id, Instant, text, Version, VillageCode } from '../shapes'

export const Answers = z.record(z.string().max(60), z.unknown())

export const Applicant = z.object({
  name: text(60),
  nik: z.string().max(40).optional(),
  kkNumber: z.string().max(40).optional(),
  phone: z.string().max(40).optional(),
  email: z.string().max(254).optional(),
})
export type Applicant = z.infer<typeof Applicant>

export const AssistanceRelation = z.enum(['self', 'family', 'guardian', 'delegate', 'village_registrar', 'officer'])

export const AssistanceAuthority = z.enum(['none', 'F-1.07', 'thumbprint', 'guardian'])

/** Who helped, in which relation, by what authority (form F-1.07 or a witnessed thumbprint; for a child the guardian). */
export const AssistedBy = z.object({
  relation: AssistanceRelation,
  name: text(60).optional(),
  phone: z.string().max(40).optional(),
  authority: AssistanceAuthority.default('none'),
  /** Of a delegate: needed where the relation is `delegate`, with the file `delegation` or two witnesses. */
  nik: z.string().max(40).optional(),
  kinship: text(60, 0).optional(),
  witnesses: z.array(text(60, 0)).max(2).optional(),
})

/** Who acts for the applicant, by what authority, and what the office makes of it. */
export const FileDelegate = z.object({
  name: z.string(),
  nik: z.string().nullable(),
  kinship: z.string(),
  phone: z.string().nullable(),
  witnesses: z.array(z.string()),
  authority: DelegateAuthority,
  status: DelegateStatus,
  recordedAt: Instant,
  decidedAt: Instant.nullable(),
  /** Why the authority was refused. */
  reason: z.string().nullable(),
})
export type FileDelegate = z.infer<typeof FileDelegate>

/** How the person wants to be present, where presence is needed. */
export const PresenceChoice = z.object({
  mode: PresenceMode,
  reason: text(300, 0).optional(),
  carer: text(120, 0).optional(),
  landmark: text(300, 0).optional(),
})

export const AttachmentInput = z.object({ requirement: z.string().max(60), uploadId: Id })

/** What an application consists of, however it enters. */
export const ApplicationInput = z.object({
  serviceCode: z.string().max(20),
  villageCode: VillageCode,
  domicileVillageCode: VillageCode.optional(),
  applicant: Applicant,
  assistedBy: AssistedBy.optional(),
  presence: PresenceChoice.optional(),
  answers: Answers,
  attachments: z
    .array(z.union([Id.transform((uploadId) => ({ requirement: 'other', uploadId })), AttachmentInput]))
    .max(30)
    .default([]),
  language: Language,
  /** Nothing is taken in without it; that it is missing is said beside everything else that is wrong. */
  declaration: z.boolean(),
  privacyNoticeVersion: z.string().max(40),
  /** What is missing follows later: it is taken in as *incomplete* where anything is, and not refused. */
  restFollows: z.boolean().default(false),
})
export type ApplicationInput = z.infer<typeof ApplicationInput>

/** The application as it stands once what was missing is put in. Files named again by their id are kept; others are added. */
export const SupplyInput = ApplicationInput.pick({
  applicant: true,
  assistedBy: true,
  presence: true,
  answers: true,
  attachments: true,
}).extend({ expectedVersion: Version })
export type SupplyInput = z.infer<typeof SupplyInput>
