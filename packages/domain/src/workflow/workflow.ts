import * as z from 'zod'
import type { Localized } from '../language/language'
import type { Presence } from '../services/presence'
import type { ApprovalRule } from '../services/service-definition'
import { transitionsTexts } from '../texts/texts'
import { findApprover } from './find-approver'
import { DeliveryCarrier, findHandoverGap, Handover } from './handover'
import { ApplicationStatus } from './status'
import type { TransitionProblem } from './transition-problems'
import { type Actor, type ActorKind, transitions, WorkflowAction } from './transitions'

const Correction = z.object({
  /** Paths of answers, e.g. `child.name`. */
  fields: z.array(z.string().max(200)),
  /** Ids of requirements. */
  attachments: z.array(z.string().max(200)),
  note: z.string(),
})

/** What the workflow knows of an application; everything else of it is of no concern here. */
export const WorkflowState = z.object({
  status: ApplicationStatus,
  /** Who stands for the verification: the last officer to start it, submit it for approval or process it. */
  verifiedBy: z.string().nullable(),
  presenceDone: z.boolean(),
  approvalRequired: z.boolean(),
  approvedBy: z.string().nullable(),
  products: z.array(
    z.object({
      id: z.string(),
      number: z.string().nullable(),
      handedOver: z.boolean(),
      /** Nothing of it is printed or downloaded: what was done stands in the register, and needs no number. */
      isRecord: z.boolean().optional(),
      /** A document of which there is neither a file nor a link, nor a place where it is collected. */
      lacksCopy: z.boolean().optional(),
      /** A document that nobody can download: of which there is neither a file nor a link. */
      lacksFile: z.boolean().optional(),
    }),
  ),
  /** Papers or answers are missing without which the office does not begin. */
  isLacking: z.boolean().optional(),
  /** Opened by a moving letter: the family is awaited. */
  isArrival: z.boolean().optional(),
  /** What is being corrected; kept while rejected by time-out, so that it is known what was missing. */
  correction: Correction.nullable(),
  closedByCorrectionTimeout: z.boolean(),
})
export type WorkflowState = z.infer<typeof WorkflowState>

/** The part of a service definition that the workflow asks. */
export type WorkflowRules = { presence: Presence; approval: ApprovalRule | null }

export const WorkflowCommand = z.object({
  action: WorkflowAction,
  note: z.string().max(2000).optional(),
  fields: z.array(z.string().max(200)).max(200).optional(),
  attachments: z.array(z.string().max(200)).max(50).optional(),
  products: z
    .array(z.object({ id: z.string().max(100), number: z.string().max(100) }))
    .max(20)
    .optional(),
  /** Where documents are collected that nobody can download. */
  pickups: z
    .array(z.object({ id: z.string().max(100), place: z.string().max(120) }))
    .max(20)
    .optional(),
  handover: Handover.optional(),
  /** `isOnPaper`: what has no file is printed and carried along. */
  delivery: z.object({ carrier: DeliveryCarrier, isOnPaper: z.boolean().optional() }).optional(),
})
export type WorkflowCommand = z.infer<typeof WorkflowCommand>

/** What happened; folding these over `initialState` gives the state. `note` and the free text of `handover` are personal. */
export type WorkflowEvent = {
  type: WorkflowAction
  from: ApplicationStatus
  to: ApplicationStatus
  actor: Actor
  occurredAt: string
  note?: string
  fields?: string[]
  attachments?: string[]
  products?: { id: string; number: string }[]
  handover?: Handover
  delivery?: { carrier: DeliveryCarrier; isOnPaper?: boolean | undefined }
}

export type Advance =
  | { ok: true; next: WorkflowState; event: WorkflowEvent }
  | { ok: false; problem: TransitionProblem; message: Localized }

/** `now` is an ISO 8601 instant; the workflow has no clock of its own. */
export type WorkflowContext = { definition: WorkflowRules; actor: Actor; now: string }

/** The state of an application just submitted, or taken in though something is missing. */
export function initialState(
  productIds: readonly string[],
  approvalRequired: boolean,
  status: 'submitted' | 'incomplete' = 'submitted',
): WorkflowState {
  return {
    status,
    verifiedBy: null,
    presenceDone: false,
    approvalRequired,
    approvedBy: null,
    products: productIds.map((id) => ({ id, number: null, handedOver: false })),
    isLacking: status === 'incomplete',
    correction: null,
    closedByCorrectionTimeout: false,
  }
}

/**
 * In which capacities this step may be taken now. A decision is its approver's alone: what the law gives the head no supervisor
 * and no officer decides, and the head has no part in the rest of a file.
 */
export function actorKindsFor(
  action: WorkflowAction,
  { status, approvalRequired }: Pick<WorkflowState, 'status' | 'approvalRequired'>,
  { approval }: Pick<WorkflowRules, 'approval'>,
): readonly ActorKind[] {
  const { by } = transitions[action]
  const approver = findApprover(approvalRequired, approval)
  if (action === 'approve' || action === 'return_to_verifier') return by.filter((kind) => kind === approver)
  if (action !== 'reject') return by
  // What the head has decided is in process, and no officer's to overturn.
  const isHeads = (status === 'approving' || status === 'processing') && approver === 'head'
  return by.filter((kind) => (kind === 'head') === isHeads)
}

/** The actions this actor could take now, given what each needs; for buttons. `advance` decides. */
export function allowedActions(state: WorkflowState, definition: WorkflowRules, actor: Actor): WorkflowAction[] {
  return WorkflowAction.options.filter((action) => findObstacle(state, action, definition, actor) === undefined)
}

/** Moves an application, or says why not. Pure: the same arguments give the same answer. */
export function advance(state: WorkflowState, command: WorkflowCommand, context: WorkflowContext): Advance {
  const problem = findObstacle(state, command.action, context.definition, context.actor) ?? findMissing(state, command)
  if (problem) return { ok: false, problem, message: transitionsTexts.of(`problem_${problem}`) }
  const event = toEvent(state, command, context)
  return { ok: true, next: applyEvent(state, event), event }
}

/** Folds one event into the state; trusts that `advance` made it. */
export function applyEvent(state: WorkflowState, event: WorkflowEvent): WorkflowState {
  const next: WorkflowState = { ...state, status: event.to }
  switch (event.type) {
    case 'start':
    case 'submit_for_approval':
    case 'process':
      return { ...next, verifiedBy: event.actor.userId }
    case 'request_correction':
      return {
        ...next,
        // What was approved is not what will be answered.
        approvedBy: null,
        correction: { fields: event.fields ?? [], attachments: event.attachments ?? [], note: event.note ?? '' },
      }
    case 'close_correction':
      return { ...next, closedByCorrectionTimeout: true }
    case 'answer_correction':
    case 'reopen':
      return { ...next, correction: null, closedByCorrectionTimeout: false }
    case 'withdraw':
      return { ...next, correction: null }
    case 'merge':
      return { ...next, correction: null, isLacking: false }
    case 'separate':
      return { ...next, verifiedBy: null, approvedBy: null }
    case 'record_presence':
      return { ...next, presenceDone: true }
    case 'approve':
      return { ...next, approvedBy: event.actor.userId }
    case 'issue':
      return { ...next, products: withNumbers(state.products, event.products ?? []) }
    case 'complete':
      return { ...next, products: state.products.map((product) => ({ ...product, handedOver: true })) }
    case 'supply':
    case 'close_arrival':
    case 'route':
    case 'await_presence':
    case 'return_to_verifier':
    case 'make_ready':
    case 'deliver':
    case 'reject':
      return next
  }
}

/** Of such an application nothing is handed over: it ends as soon as what was asked is recorded. */
export const isRecordOnly = ({ products }: Pick<WorkflowState, 'products'>): boolean =>
  products.length > 0 && products.every(({ isRecord }) => isRecord === true)

/** What stands in the way before a command is even looked into. */
function findObstacle(
  state: WorkflowState,
  action: WorkflowAction,
  definition: WorkflowRules,
  actor: Actor,
): TransitionProblem | undefined {
  const transition = transitions[action]
  if (!transition.from.includes(state.status)) return 'transition-not-allowed'
  const isStaff = actor.kind === 'officer' || actor.kind === 'supervisor' || actor.kind === 'head'
  if (!actorKindsFor(action, state, definition).includes(actor.kind) || (isStaff && !actor.userId))
    return 'not-allowed-for-actor'
  const presenceMissing = definition.presence !== 'none' && !state.presenceDone
  switch (action) {
    case 'supply':
      return state.isLacking ? 'still-incomplete' : undefined
    case 'close_arrival':
      return state.isArrival ? undefined : 'transition-not-allowed'
    case 'await_presence':
      return presenceMissing ? undefined : 'presence-not-required'
    case 'submit_for_approval':
      if (presenceMissing) return 'presence-required'
      return state.approvalRequired ? undefined : 'approval-not-required'
    case 'process':
      if (presenceMissing) return 'presence-required'
      return state.approvalRequired ? 'approval-required' : undefined
    case 'approve':
      return actor.userId === state.verifiedBy ? 'approver-is-verifier' : undefined
    case 'request_correction': {
      // What the head has decided stands in a letter with its number.
      const isDecided =
        state.approvedBy !== null && findApprover(state.approvalRequired, definition.approval) === 'head'
      return state.status === 'processing' && isDecided ? 'transition-not-allowed' : undefined
    }
    case 'reopen':
      return state.closedByCorrectionTimeout ? undefined : 'not-reopenable'
    case 'deliver':
      return isRecordOnly(state) ? 'transition-not-allowed' : undefined
    default:
      return undefined
  }
}

function findMissing(state: WorkflowState, command: WorkflowCommand): TransitionProblem | undefined {
  for (const need of transitions[command.action].needs) {
    if (need === 'note' && !command.note?.trim()) return 'missing-note'
    if (need === 'fields' && !command.fields?.length && !command.attachments?.length) return 'missing-fields'
    if (need === 'copies') {
      const isCollected = (id: string) => command.pickups?.some((pickup) => pickup.id === id && pickup.place.trim())
      if (state.products.some((product) => product.lacksCopy && !isCollected(product.id))) return 'missing-copy'
    }
    if (need === 'delivery' && !command.delivery) return 'missing-delivery'
    if (need === 'prints' && !command.delivery?.isOnPaper && state.products.some(({ lacksCopy }) => lacksCopy))
      return 'missing-print'
    if (need === 'handover' && !isRecordOnly(state)) {
      const gap = findHandoverGap(command.handover)
      if (gap) return gap
      if (command.handover?.method === 'download' && state.products.some(({ lacksFile }) => lacksFile))
        return 'missing-download'
    }
    if (need === 'products') {
      const given = command.products ?? []
      if (given.some((one) => !state.products.some((product) => product.id === one.id))) return 'unknown-product'
      const isNumbered = ({ number, isRecord }: (typeof state.products)[number]) => isRecord || number?.trim()
      if (!withNumbers(state.products, given).every(isNumbered)) return 'missing-products'
    }
  }
  return undefined
}

function withNumbers(products: WorkflowState['products'], given: readonly { id: string; number: string }[]) {
  return products.map((product) => {
    const number = given.findLast((one) => one.id === product.id)?.number.trim()
    return number ? { ...product, number } : product
  })
}

function toEvent(state: WorkflowState, command: WorkflowCommand, context: WorkflowContext): WorkflowEvent {
  const event: WorkflowEvent = {
    type: command.action,
    from: state.status,
    to: transitions[command.action].to,
    actor: context.actor,
    occurredAt: context.now,
  }
  const note = command.note?.trim()
  if (note) event.note = note
  if (command.action === 'request_correction') {
    event.fields = [...new Set(command.fields ?? [])]
    event.attachments = [...new Set(command.attachments ?? [])]
  }
  if (command.action === 'issue') event.products = command.products ?? []
  if (command.action === 'complete' && command.handover) event.handover = command.handover
  if (command.action === 'deliver' && command.delivery) event.delivery = command.delivery
  return event
}
