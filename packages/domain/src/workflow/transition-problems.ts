import type { Localized } from '../language/language'

/** Why a command was refused. */
export type TransitionProblem =
  | 'transition-not-allowed'
  | 'not-allowed-for-actor'
  | 'missing-note'
  | 'missing-fields'
  | 'missing-products'
  | 'unknown-product'
  | 'missing-handover'
  | 'missing-relation'
  | 'missing-proof'
  | 'missing-delivery'
  | 'approver-is-verifier'
  | 'presence-required'
  | 'presence-not-required'
  | 'approval-required'
  | 'approval-not-required'
  | 'not-reopenable'

/** What to do about it. */
export const transitionProblemMessages: Record<TransitionProblem, Localized> = {
  'transition-not-allowed': {
    id: 'Langkah ini tidak berlaku untuk status permohonan sekarang. Muat ulang berkas untuk melihat status terbaru.',
    en: 'This step does not fit the present status. Reload the file to see its latest status.',
  },
  'not-allowed-for-actor': {
    id: 'Langkah ini bukan wewenang Anda. Serahkan kepada petugas yang berwenang.',
    en: 'This step is not yours to take. Hand it to someone who may.',
  },
  'missing-note': {
    id: 'Tulis alasan yang dapat ditindaklanjuti pemohon.',
    en: 'Write a reason that the applicant can act on.',
  },
  'missing-fields': {
    id: 'Pilih isian atau berkas yang harus diperbaiki.',
    en: 'Choose the answers or files to be mended.',
  },
  'missing-products': { id: 'Isi nomor setiap dokumen.', en: 'Enter the number of every document.' },
  'unknown-product': {
    id: 'Dokumen itu bukan bagian permohonan ini. Muat ulang berkas.',
    en: 'That document is not part of this application. Reload the file.',
  },
  'missing-handover': {
    id: 'Catat kepada siapa dan kapan dokumen diserahkan.',
    en: 'Record to whom and when the documents were handed over.',
  },
  'missing-relation': {
    id: 'Tulis hubungan penerima dengan pemohon, misalnya suami atau anak.',
    en: 'Write how the recipient is related to the applicant, such as husband or child.',
  },
  'missing-proof': {
    id: 'Sertakan bukti terima: tanda tangan, cap jempol, atau foto. Bila tidak mungkin, tulis sebabnya.',
    en: 'Add the proof of receipt: signature, thumbprint or photo. Where none is possible, write why.',
  },
  'missing-delivery': {
    id: 'Catat siapa yang membawa dokumen.',
    en: 'Record who carries the documents.',
  },
  'approver-is-verifier': {
    id: 'Anda yang memverifikasi berkas ini. Penyelia lain harus menyetujuinya.',
    en: 'You verified this file. Another supervisor must approve it.',
  },
  'presence-required': {
    id: 'Kehadiran orangnya belum tercatat. Pilih Tunggu Kehadiran dahulu.',
    en: 'The person has not been recorded as present. Choose Wait for presence first.',
  },
  'presence-not-required': {
    id: 'Kehadiran tidak diperlukan atau sudah tercatat.',
    en: 'Presence is not needed, or has been recorded.',
  },
  'approval-required': {
    id: 'Permohonan ini perlu persetujuan penyelia. Pilih Ajukan Persetujuan.',
    en: 'This application needs a supervisor’s approval. Choose Submit for approval.',
  },
  'approval-not-required': {
    id: 'Permohonan ini tidak perlu persetujuan. Pilih Proses.',
    en: 'This application needs no approval. Choose Process.',
  },
  'not-reopenable': {
    id: 'Hanya permohonan yang ditutup karena tidak diperbaiki dapat dibuka kembali. Pemohon dapat memilih Ajukan Lagi.',
    en: 'Only an application closed for want of a correction can be reopened. The applicant can choose Apply again.',
  },
}
