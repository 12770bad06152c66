import * as z from 'zod'
import type { Language, Localized } from '../language/language'
import type { ApplicationStatus } from './status'

export const WorkflowAction = z.enum([
  'route',
  'start',
  'request_correction',
  'answer_correction',
  'close_correction',
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
])
export type WorkflowAction = z.infer<typeof WorkflowAction>

/** In what capacity someone acts; a user with several roles names the one meant. */
export const ActorKind = z.enum(['system', 'officer', 'supervisor', 'citizen'])
export type ActorKind = z.infer<typeof ActorKind>

export const Actor = z.object({ kind: ActorKind, userId: z.string().max(100).nullable() })
export type Actor = z.infer<typeof Actor>

/** What a command must bring along. */
export type TransitionNeed = 'note' | 'fields' | 'products' | 'delivery' | 'handover'

export type Transition = {
  from: readonly ApplicationStatus[]
  to: ApplicationStatus
  by: readonly ActorKind[]
  needs: readonly TransitionNeed[]
  label: Localized
}

/** A correction is reminded of on these days after it was asked for, and closed on `correctionClosesAfterDays`. */
export const correctionReminderDays: readonly number[] = [3, 10]
export const correctionClosesAfterDays = 30

/** Every way an application may move; what is not listed is refused. `advance` adds the conditions. */
export const transitions: Readonly<Record<WorkflowAction, Transition>> = {
  route: {
    from: ['submitted'],
    to: 'routed',
    by: ['system'],
    needs: [],
    label: { id: 'Teruskan', en: 'Forward' },
  },
  start: {
    from: ['routed'],
    to: 'verifying',
    by: ['officer'],
    needs: [],
    label: { id: 'Mulai Verifikasi', en: 'Start verifying' },
  },
  request_correction: {
    from: ['verifying'],
    to: 'correction',
    by: ['officer'],
    needs: ['fields', 'note'],
    label: { id: 'Minta Perbaikan', en: 'Ask for a correction' },
  },
  answer_correction: {
    from: ['correction'],
    to: 'verifying',
    by: ['citizen'],
    needs: [],
    label: { id: 'Kirim Perbaikan', en: 'Send the correction' },
  },
  close_correction: {
    from: ['correction'],
    to: 'rejected',
    by: ['system'],
    needs: [],
    label: { id: 'Tutup karena Tidak Diperbaiki', en: 'Close for want of a correction' },
  },
  reopen: {
    from: ['rejected'],
    to: 'verifying',
    by: ['officer', 'supervisor'],
    needs: [],
    label: { id: 'Buka Kembali', en: 'Reopen' },
  },
  await_presence: {
    from: ['verifying'],
    to: 'awaiting_presence',
    by: ['officer'],
    needs: [],
    label: { id: 'Tunggu Kehadiran', en: 'Wait for presence' },
  },
  record_presence: {
    from: ['awaiting_presence'],
    to: 'verifying',
    by: ['officer'],
    needs: [],
    label: { id: 'Catat Kehadiran', en: 'Record presence' },
  },
  submit_for_approval: {
    from: ['verifying'],
    to: 'approving',
    by: ['officer'],
    needs: [],
    label: { id: 'Ajukan Persetujuan', en: 'Submit for approval' },
  },
  approve: {
    from: ['approving'],
    to: 'processing',
    by: ['supervisor'],
    needs: [],
    label: { id: 'Setujui', en: 'Approve' },
  },
  return_to_verifier: {
    from: ['approving'],
    to: 'verifying',
    by: ['supervisor'],
    needs: ['note'],
    label: { id: 'Kembalikan ke Verifikator', en: 'Return to the verifier' },
  },
  process: {
    from: ['verifying'],
    to: 'processing',
    by: ['officer'],
    needs: [],
    label: { id: 'Proses', en: 'Process' },
  },
  issue: {
    from: ['processing'],
    to: 'issued',
    by: ['officer'],
    needs: ['products'],
    label: { id: 'Terbitkan Dokumen', en: 'Issue the documents' },
  },
  make_ready: {
    from: ['issued'],
    to: 'ready',
    by: ['officer', 'system'],
    needs: [],
    label: { id: 'Tandai Siap', en: 'Mark as ready' },
  },
  deliver: {
    from: ['issued', 'ready'],
    to: 'delivering',
    by: ['officer'],
    needs: ['delivery'],
    label: { id: 'Kirim', en: 'Deliver' },
  },
  complete: {
    from: ['ready', 'delivering'],
    to: 'completed',
    by: ['officer', 'system'],
    needs: ['handover'],
    label: { id: 'Selesai: Dokumen Diterima', en: 'Complete: documents received' },
  },
  reject: {
    from: ['verifying', 'awaiting_presence', 'approving', 'processing'],
    to: 'rejected',
    by: ['officer', 'supervisor'],
    needs: ['note'],
    label: { id: 'Tolak', en: 'Reject' },
  },
  withdraw: {
    from: ['submitted', 'routed', 'verifying', 'correction', 'awaiting_presence', 'approving'],
    to: 'withdrawn',
    // By the system where it is merged into another request for the same.
    by: ['citizen', 'system'],
    needs: [],
    label: { id: 'Batalkan Permohonan', en: 'Withdraw the application' },
  },
}

export function actionLabel(action: WorkflowAction, language: Language): string {
  return transitions[action].label[language]
}
