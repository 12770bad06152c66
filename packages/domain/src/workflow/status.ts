import * as z from 'zod'
import type { Language, Localized } from '../language/language'
import type { PresenceMode } from '../services/presence'

/** The statuses an application passes through, in the order of the usual way. */
export const ApplicationStatus = z.enum([
  'draft',
  'submitted',
  'routed',
  'verifying',
  'correction',
  'awaiting_presence',
  'approving',
  'processing',
  'issued',
  'ready',
  'delivering',
  'completed',
  'rejected',
  'withdrawn',
])
export type ApplicationStatus = z.infer<typeof ApplicationStatus>

const labels: Record<ApplicationStatus, Localized> = {
  draft: { id: 'Draf', en: 'Draft' },
  submitted: { id: 'Diajukan', en: 'Submitted' },
  routed: { id: 'Diteruskan', en: 'Forwarded' },
  verifying: { id: 'Sedang Diverifikasi', en: 'Being verified' },
  correction: { id: 'Perlu Perbaikan', en: 'Needs correction' },
  awaiting_presence: { id: 'Menunggu Jadwal Kunjungan', en: 'Waiting for a visit' },
  approving: { id: 'Menunggu Persetujuan', en: 'Waiting for approval' },
  processing: { id: 'Sedang Diproses', en: 'Being processed' },
  issued: { id: 'Dokumen Terbit', en: 'Document issued' },
  ready: { id: 'Siap Diunduh atau Diambil', en: 'Ready to download or collect' },
  delivering: { id: 'Dalam Pengiriman', en: 'Being delivered' },
  completed: { id: 'Selesai', en: 'Completed' },
  rejected: { id: 'Ditolak', en: 'Rejected' },
  withdrawn: { id: 'Dibatalkan Pemohon', en: 'Withdrawn by the applicant' },
}

const awaitingArrival: Localized = { id: 'Menunggu Kedatangan', en: 'Waiting for your arrival' }
const readyLabels: Record<'download' | 'pickup', Localized> = {
  download: { id: 'Siap Diunduh', en: 'Ready to download' },
  pickup: { id: 'Siap Diambil', en: 'Ready to collect' },
}

/**
 * The status in the words people read.
 * `presenceMode` tells whether the person comes to the office or the team comes to them;
 * `readyAs` whether the documents are files or cards.
 */
export function statusLabel(
  status: ApplicationStatus,
  language: Language,
  options: { presenceMode?: PresenceMode | null | undefined; readyAs?: 'download' | 'pickup' | undefined } = {},
): string {
  if (status === 'awaiting_presence' && options.presenceMode === 'office') return awaitingArrival[language]
  if (status === 'ready' && options.readyAs) return readyLabels[options.readyAs][language]
  return labels[status][language]
}
