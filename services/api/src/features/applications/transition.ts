import type { FormerValue } from '@sipelandukilat/contract'
import {
  type Actor,
  actorKindsFor,
  addWorkingDays,
  advance,
  isClosed,
  isInGroup,
  type ServiceDefinition,
  type WorkflowCommand,
  type WorkflowEvent,
  type WorkflowState,
} from '@sipelandukilat/domain'
import { applicationsTexts } from '#texts'
import type { Announce } from '../../platform/announce'
import { recordAudit } from '../../platform/audit'
import type { Db } from '../../platform/database/db'
import { from } from '../../platform/database/from'
import { Problem } from '../../platform/problem'
import { findPlace } from '../regions/places'
import {
  type ApplicationRecord,
  type ClosedReason,
  type ProductRecord,
  toWorkflowState,
  updateApplication,
} from './application-store'
import { appendEvent, eventPlace, sealFormer } from './events'
import { correctionPlace, lacksCopy, openProduct, type ProductDetails, productPlace } from './file'
import { forgetDelivery, saveDelivery, saveHandover } from './handover'
import { type ApplicationKey, sealNote } from './personal-record'
import { notBefore, route } from './routing'

export type TransitionInput = WorkflowCommand & {
  siakLinks?: ReadonlyMap<string, string>
  /** By what the number of each document is found again. */
  numberIndexes?: ReadonlyMap<string, Buffer>
  /** The finished upload that proves the handover. */
  proofUploadId?: string
  /** What a delivery is known by on its way. */
  deliveryReference?: string
  /** The tracking number of the request that this one turned out to be. */
  mergedInto?: string
}

export type TransitionContext = {
  definition: ServiceDefinition
  products: readonly ProductRecord[]
  announce: Announce
  key: ApplicationKey
  actor: Actor
  channel: string | null
  now: Date
  /** When it happened, if before `now` (field work entered later). */
  occurredAt: Date
  correlationId: string | null
  /** Whether the trail names an officer or the citizen. */
  auditKind: 'officer' | 'citizen' | 'system'
  /** What the history keeps of the step beside: paths and ids, never a personal value. */
  facts?: Record<string, unknown>
  /** What the answers were that this step changed, for the history. */
  former?: readonly FormerValue[]
}

/**
 * Moves an application by the pure workflow and keeps the outcome: state, event, products, outbox and trail in the
 * caller's transaction, in which the step is announced; what a listener answers follows at once. @throws Problem `transition-not-allowed` with what stands in the way.
 */
export async function transition(
  db: Db,
  record: ApplicationRecord,
  input: TransitionInput,
  context: TransitionContext,
): Promise<ApplicationRecord> {
  const before = withCopies(toWorkflowState(record, context.products), context)
  const outcome = advance(before, input, {
    definition: context.definition,
    actor: context.actor,
    now: context.occurredAt.toISOString(),
  })
  if (!outcome.ok)
    throw new Problem('transition-not-allowed', {
      detail: outcome.message,
      ...(isOfCopies(outcome.problem) ? { errors: missingCopies(outcome.problem, before, input, context) } : {}),
    })
  const { next, event } = outcome
  const seq = record.last_seq + 1
  const closedAt = isClosed(next.status) ? context.now : null
  const correction = next.correction && {
    fields: next.correction.fields,
    attachments: next.correction.attachments,
    note:
      next.correction === before.correction
        ? (record.correction?.note ?? '')
        : sealNote(context.key, correctionPlace(record.id), next.correction.note).toString('base64'),
  }
  const dueAt = await dueAfter(db, record, next.status, context)
  const takesOver = context.actor.kind === 'officer' && record.assignee_id === null && input.action === 'start'
  const updated = updateApplication(db, record, {
    status: next.status,
    status_since: context.now,
    verified_by: next.verifiedBy,
    approved_by: next.approvedBy,
    presence_done: next.presenceDone,
    correction,
    // The office's clock begins when nothing is missing any more.
    submitted_at: input.action === 'supply' ? context.now : record.submitted_at,
    // Whoever a moving letter announced waits from the day of arrival.
    waiting_since: input.action === 'supply' && record.arrival_of ? context.now : record.waiting_since,
    lacks: next.status === 'incomplete' ? record.lacks : null,
    closed_at: closedAt,
    closed_reason: closedReasonOf(input.action, next),
    merged_into: next.status === 'merged' ? (input.mergedInto ?? null) : null,
    assignee_id: takesOver ? context.actor.userId : record.assignee_id,
    due_at: dueAt,
    // Before whoever must be present was, no day was promised.
    first_due_at: input.action === 'route' || input.action === 'record_presence' ? dueAt : record.first_due_at,
  })
  await saveProducts(db, input, context)
  await saveHandoverFacts(db, updated, event, input, context)
  appendEvent(db, updated, {
    seq,
    type: event.type,
    actorKind: context.actor.kind,
    actorId: context.actor.userId,
    channel: context.channel,
    occurredAt: context.occurredAt,
    recordedAt: context.now,
    fromStatus: event.from,
    toStatus: event.to,
    data: {
      ...(event.fields ? { fields: event.fields } : {}),
      ...(event.attachments ? { attachments: event.attachments } : {}),
      ...(event.products ? { products: event.products.map((product) => product.id) } : {}),
      ...handoverFacts(event),
      ...context.facts,
      ...(input.mergedInto ? { mergedInto: input.mergedInto } : {}),
    },
    sealed: event.note
      ? sealNote(context.key, eventPlace(record.id, seq), event.note)
      : sealFormer(context.key, eventPlace(record.id, seq), context.former ?? []),
  })
  recordAudit(
    db,
    { kind: context.auditKind, id: context.actor.userId },
    {
      action: `application-${input.action}`,
      subject: 'Application',
      subjectIds: [record.id],
      provinceCode: record.province_code,
      regencyCode: record.regency_code,
      detail: { from: event.from, to: event.to },
      correlationId: context.correlationId,
    },
  )
  const { definition, now, occurredAt } = context
  const following = await context.announce(db, {
    kind: 'moved',
    action: input.action,
    before: record,
    after: updated,
    definition,
    now,
    occurredAt,
  })
  return following ? transition(db, updated, following, context) : updated
}

const closedReasonOf = (action: WorkflowCommand['action'], next: WorkflowState): ClosedReason | null =>
  next.closedByCorrectionTimeout ? 'correction-timeout' : action === 'close_arrival' ? 'arrival-expired' : null

/** What a handover leaves in the history: codes, never a name. */
const handoverFacts = ({ handover, delivery }: WorkflowEvent): Record<string, string | boolean> => ({
  ...(handover ? { handoverMethod: handover.method, recipient: handover.recipient, proof: handover.proof } : {}),
  ...(delivery ? { carrier: delivery.carrier, ...(delivery.isOnPaper ? { isOnPaper: true } : {}) } : {}),
})

/** Keeps how the documents left the office, and that they arrived. */
async function saveHandoverFacts(
  db: Db,
  record: ApplicationRecord,
  event: WorkflowEvent,
  input: TransitionInput,
  { key, actor, now, occurredAt }: TransitionContext,
): Promise<void> {
  if (event.type === 'make_ready' && event.from === 'delivering') await forgetDelivery(db, record.id)
  if (!event.delivery && !event.handover) return
  if (actor.userId === null) throw new Error('Documents were handed over by no officer')
  const context = { key, userId: actor.userId, now, occurredAt }
  if (event.delivery) await saveDelivery(db, record, { ...event.delivery, reference: input.deliveryReference }, context)
  if (event.handover) await saveHandover(db, record, event.handover, input.proofUploadId, context)
}

/**
 * Nothing is promised while nobody serves; the clock begins where it is routed. Waiting for the citizen or for a visit stops
 * it; it starts anew with what verifying may take, and no day is promised that is earlier than the first.
 */
async function dueAfter(
  db: Db,
  record: ApplicationRecord,
  status: ApplicationRecord['status'],
  { definition, now }: TransitionContext,
): Promise<Date | null> {
  if (status === 'submitted' || isInGroup(status, 'clockStopped')) return null
  if (record.due_at || isClosed(status)) return record.due_at
  const place = await findPlace(db, record.village_code)
  if (!place) return null
  if (status === 'routed') return route(definition, place, now).dueAt
  const remaining = Math.max(1, definition.officeDays.total - definition.officeDays.stages.start)
  return notBefore(addWorkingDays(now, remaining, place.calendar), record.first_due_at)
}

const copyProblems = {
  'missing-copy': 'copyMissing',
  'missing-print': 'printMissing',
  'missing-download': 'downloadMissing',
} as const
type CopyProblem = keyof typeof copyProblems
const isOfCopies = (problem: string): problem is CopyProblem => Object.hasOwn(copyProblems, problem)

/** Names each document that nobody can be given yet, so that a screen can offer to attach it. */
const missingCopies = (
  problem: CopyProblem,
  { products }: WorkflowState,
  { pickups = [] }: TransitionInput,
  { definition }: TransitionContext,
) =>
  products
    .filter(({ id, lacksCopy, lacksFile }) =>
      problem === 'missing-download'
        ? lacksFile
        : lacksCopy && !pickups.some((pickup) => pickup.id === id && pickup.place.trim()),
    )
    .map(({ id }) => ({
      path: `products.${id}.copy`,
      message: applicationsTexts.of(copyProblems[problem], {
        document: definition.products.find((product) => product.id === id)?.label ?? { id },
      }),
    }))

/** A document whose file, link and place are all missing cannot be given out; without file and link none is downloaded. */
const withCopies = (state: WorkflowState, { products, key }: TransitionContext): WorkflowState => ({
  ...state,
  products: state.products.map((one) => {
    const product = products.find(({ product }) => product === one.id)
    if (!product) return one
    const details = openProduct(key, product)
    return {
      ...one,
      lacksCopy: product.pickup_place === null && lacksCopy(product, details),
      lacksFile: product.format === 'card' || lacksCopy(product, details),
    }
  }),
})

async function saveProducts(db: Db, input: TransitionInput, context: TransitionContext): Promise<void> {
  for (const { id, place } of input.pickups ?? []) {
    const product = context.products.find((one) => one.product === id)
    // What can be downloaded is fetched nowhere.
    if (product && (product.format === 'card' || lacksCopy(product, openProduct(context.key, product))))
      await db.run(from('application_product').where({ id: product.id }).update({ pickup_place: place }))
  }
  const changes =
    input.action === 'issue'
      ? input.products
      : input.action === 'complete'
        ? context.products.map((product) => ({ id: product.product, number: '' }))
        : undefined
  for (const change of changes ?? []) {
    const product = context.products.find((one) => one.product === change.id)
    if (!product) continue
    const known = openProduct(context.key, product)
    const details: ProductDetails = {
      number: change.number || known.number,
      siakLink: input.siakLinks?.get(change.id) ?? known.siakLink,
      handedOverTo: input.action === 'complete' ? (input.handover?.to ?? null) : known.handedOverTo,
    }
    const isComplete = input.action === 'complete'
    await db.run(
      from('application_product')
        .where({ id: product.id })
        .update({
          sealed: sealNote(context.key, productPlace(product.id), JSON.stringify(details)),
          has_number: details.number !== null,
          number_index: input.numberIndexes?.get(change.id) ?? product.number_index,
          handed_over_at: isComplete ? handedOverAt(input, context) : product.handed_over_at,
          handover_method: isComplete ? (input.handover?.method ?? null) : product.handover_method,
        }),
    )
  }
}

const handedOverAt = ({ handover }: TransitionInput, { now }: TransitionContext) =>
  handover ? new Date(handover.at) : now

/** Which capacity a step needs, of those the caller has on the row. @throws Problem `forbidden`. */
export function actorFor(
  action: WorkflowCommand['action'],
  actors: readonly Actor[],
  record: ApplicationRecord,
  definition: ServiceDefinition,
): Actor {
  const state = { status: record.status, approvalRequired: record.approval_required }
  const kinds = actorKindsFor(action, state, definition)
  const actor = actors.find((one) => kinds.includes(one.kind))
  if (!actor) throw new Problem('forbidden')
  return actor
}
