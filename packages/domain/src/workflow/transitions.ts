import * as z from 'zod'
import type { Language } from '../language/languages'
import { transitionsTexts } from '../texts/texts'
import type { ApplicationStatus } from './status'

export const WorkflowAction = z.enum([
  'supply',
  'route',
  'start',
  'request_correction',
  'answer_correction',
  'close_correction',
  'close_arrival',
  'reopen',
  'await_presence',
  'record_presence',
  'submit_for_approval',
  'approve',
  'return_to_verifier',
  'process',
  'issue',
  'make_ready',
  'deliver',
  'complete',
  'reject',
  'withdraw',
  'merge',
  'separate',
])
export type WorkflowAction = z.infer<typeof WorkflowAction>

/** In what capacity someone acts; a user with several roles names the one meant. */
export const ActorKind = z.enum(['system', 'officer', 'supervisor', 'head', 'citizen'])
export type ActorKind = z.infer<typeof ActorKind>

export const Actor = z.object({ kind: ActorKind, userId: z.string().max(100).nullable() })
export type Actor = z.infer<typeof Actor>

/** What a command must bring along. */
export type TransitionNeed = 'note' | 'fields' | 'products' | 'copies' | 'prints' | 'delivery' | 'handover'

export type Transition = {
  from: readonly ApplicationStatus[]
  to: ApplicationStatus
  by: readonly ActorKind[]
  needs: readonly TransitionNeed[]
}

/** What the citizen still has to send, or to correct, is reminded of on these days after it was asked for. */
export const reminderDays: readonly number[] = [3, 10]
/** The day on which a correction is closed that nobody answered. */
export const correctionClosesAfterDays = 30

/** Every way an application may move; what is not listed is refused. `advance` adds the conditions. */
export const transitions: Readonly<Record<WorkflowAction, Transition>> = {
  // Nothing is missing any more: the office's clock begins.
  supply: {
    from: ['incomplete'],
    to: 'submitted',
    by: ['citizen', 'officer'],
    needs: [],
  },
  route: {
    from: ['submitted'],
    to: 'routed',
    by: ['system'],
    needs: [],
  },
  start: {
    from: ['routed'],
    to: 'verifying',
    by: ['officer'],
    needs: [],
  },
  // By the system where corrected answers call for other papers; from processing where SIAK says otherwise than the answers.
  request_correction: {
    from: ['verifying', 'processing'],
    to: 'correction',
    by: ['officer', 'system'],
    needs: ['fields', 'note'],
  },
  answer_correction: {
    from: ['correction'],
    to: 'verifying',
    by: ['citizen'],
    needs: [],
  },
  close_correction: {
    from: ['correction'],
    to: 'rejected',
    by: ['system'],
    needs: [],
  },
  // The moving letter that opened it is no longer valid.
  close_arrival: {
    from: ['incomplete'],
    to: 'rejected',
    by: ['system'],
    needs: [],
  },
  reopen: {
    from: ['rejected'],
    to: 'verifying',
    by: ['officer', 'supervisor'],
    needs: [],
  },
  await_presence: {
    from: ['verifying'],
    to: 'awaiting_presence',
    by: ['officer'],
    needs: [],
  },
  record_presence: {
    from: ['awaiting_presence'],
    to: 'verifying',
    by: ['officer'],
    needs: [],
  },
  submit_for_approval: {
    from: ['verifying'],
    to: 'approving',
    by: ['officer'],
    needs: [],
  },
  approve: {
    from: ['approving'],
    to: 'processing',
    by: ['supervisor', 'head'],
    needs: [],
  },
  return_to_verifier: {
    from: ['approving'],
    to: 'verifying',
    by: ['supervisor', 'head'],
    needs: ['note'],
  },
  process: {
    from: ['verifying'],
    to: 'processing',
    by: ['officer'],
    needs: [],
  },
  issue: {
    from: ['processing'],
    to: 'issued',
    by: ['officer'],
    needs: ['products'],
  },
  // From its way back: a letter that came back, or waits at the village office, is collected.
  make_ready: {
    from: ['issued', 'delivering'],
    to: 'ready',
    by: ['officer', 'system'],
    needs: ['copies'],
  },
  deliver: {
    from: ['issued', 'ready'],
    to: 'delivering',
    by: ['officer'],
    needs: ['delivery', 'prints'],
  },
  complete: {
    from: ['ready', 'delivering'],
    to: 'completed',
    by: ['officer', 'system'],
    needs: ['handover'],
  },
  reject: {
    from: ['incomplete', 'verifying', 'awaiting_presence', 'approving', 'processing'],
    to: 'rejected',
    by: ['officer', 'supervisor', 'head'],
    needs: ['note'],
  },
  withdraw: {
    from: ['incomplete', 'submitted', 'routed', 'verifying', 'correction', 'awaiting_presence', 'approving'],
    to: 'withdrawn',
    by: ['citizen'],
    needs: [],
  },
  // It turned out to be another request for the same, which goes on in its place.
  merge: {
    from: ['incomplete', 'submitted', 'routed', 'verifying', 'correction', 'awaiting_presence', 'approving'],
    to: 'merged',
    by: ['system'],
    needs: [],
  },
  // The one that went on in its place has ended without its documents: it goes on by itself.
  separate: {
    from: ['merged'],
    to: 'submitted',
    by: ['system'],
    needs: [],
  },
}

export function actionLabel(action: WorkflowAction, language: Language): string {
  return transitionsTexts.say(language, `action_${action}`)
}
