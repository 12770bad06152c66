import { normalizePhone } from '../identity/phone'
import type { ServiceDefinition } from '../services/service-definition'
import { findField } from '../services/service-definition'
import type { DialogueContext, DialogueDraft, DialogueEffect, DialogueHelper, DialogueSubmission } from './context'
import { missingOf } from './open-questions'
import { isIdentifier, judged } from './question'
import type { DialogueState, TalkedApplication } from './state'

/** All that is known, in the shape the API takes. Answers the conditions hide are left out. */
export function toDraft(
  context: DialogueContext,
  state: DialogueState,
  definition: ServiceDefinition,
  application: TalkedApplication,
): DialogueDraft {
  const { applicant, presence, villageCode, note } = application
  // Whoever writes from Brunei is answered where they write, though no notice goes to such a number.
  const phone = applicant.phone ?? normalizePhone(context.contact.phone ?? '')
  const email = applicant.email ?? context.contact.email
  return {
    serviceCode: definition.code,
    serviceVersion: definition.version,
    ...(villageCode === undefined ? {} : { villageCode }),
    applicant: {
      ...(applicant.name === undefined ? {} : { name: applicant.name }),
      ...(applicant.nik === undefined ? {} : { nik: applicant.nik }),
      ...(applicant.kkNumber === undefined ? {} : { kkNumber: applicant.kkNumber }),
      ...(phone === undefined ? {} : { phone }),
      ...(email === undefined ? {} : { email }),
    },
    ...helperOf(application, phone),
    ...(definition.presence !== 'none' && presence.mode !== undefined
      ? {
          presence: {
            mode: presence.mode,
            ...(presence.mode === 'home' && presence.reason !== undefined ? { reason: presence.reason } : {}),
            ...(presence.mode === 'home' && presence.landmark !== undefined ? { landmark: presence.landmark } : {}),
          },
        }
      : {}),
    answers: judged(definition, application, context).answers,
    attachments: [
      ...application.files,
      ...application.unsorted.map((uploadId) => ({ requirement: 'other', uploadId })),
    ],
    language: state.language,
    ...(note === undefined ? {} : { note }),
  }
}

const authorities = { family: 'none', guardian: 'guardian', delegate: 'F-1.07' } as const

/** Who writes for the applicant, reached where they write. */
function helperOf({ assistedBy }: TalkedApplication, phone: string | undefined): { assistedBy?: DialogueHelper } {
  if (assistedBy?.relation === undefined) return {}
  const { relation, name, nik, kinship } = assistedBy
  return {
    assistedBy: {
      relation,
      authority: authorities[relation],
      ...(name === undefined ? {} : { name }),
      ...(phone === undefined ? {} : { phone }),
      ...(relation === 'delegate' && nik !== undefined ? { nik } : {}),
      ...(relation === 'delegate' && kinship !== undefined ? { kinship } : {}),
    },
  }
}

/** The submission that the citizen has declared true; undefined as long as nobody knows whose office it goes to. */
export function toSubmission(
  context: DialogueContext,
  state: DialogueState,
  definition: ServiceDefinition,
  application: TalkedApplication,
): DialogueSubmission | undefined {
  const draft = toDraft(context, state, definition, application)
  const { villageCode, applicant } = draft
  if (villageCode === undefined || applicant.name === undefined) return undefined
  return {
    ...draft,
    villageCode,
    applicant: { ...applicant, name: applicant.name },
    declaration: true,
    privacyNoticeVersion: context.privacyNotice.version,
    restFollows: missingOf(definition, application, context).length > 0,
    ...(application.begunAt === undefined ? {} : { begunAt: application.begunAt }),
  }
}

/** A link instead of the conversation: what was said goes along. */
export function draftEffects(
  context: DialogueContext,
  state: DialogueState,
  definition: ServiceDefinition,
  application: TalkedApplication,
): DialogueEffect[] {
  const missing = missingOf(definition, application, context)
  const isOnlyIdentifiers = missing.every((key) => isIdentifierKey(definition, key))
  return [
    { kind: 'draft', draft: toDraft(context, state, definition, application), missing },
    { kind: 'link', purpose: isOnlyIdentifiers && missing.length > 0 ? 'identifiers' : 'rest' },
  ]
}

function isIdentifierKey(definition: ServiceDefinition, key: string): boolean {
  if (key === '@nik' || key === '@kkNumber') return true
  const found = findField(definition, key)
  return found !== undefined && isIdentifier(found.field)
}
