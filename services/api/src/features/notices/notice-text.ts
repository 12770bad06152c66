import { formatDate, type ServiceDefinition, statusLabel } from '@sipelandukilat/catalogue'
import type { ApplicationRecord } from '../applications/application-store'

export type NoticeTemplate =
  | 'received'
  | 'correction'
  | 'correction-reminder'
  | 'presence'
  | 'ready'
  | 'completed'
  | 'rejected'
  | 'withdrawn'
  | 'merged'
  | 'transferred'

type Facts = Pick<ApplicationRecord, 'tracking_number' | 'status' | 'presence_mode' | 'due_at' | 'language'>

/** Which notice a step in an application's history calls for, if any. */
export function noticeFor(event: {
  type: string
  to_status: string | null
  data: Record<string, unknown>
}): NoticeTemplate | undefined {
  switch (event.type) {
    case 'submit':
      return 'received'
    case 'request_correction':
      return 'correction'
    case 'await_presence':
      return 'presence'
    case 'make_ready':
    case 'deliver':
      return 'ready'
    case 'complete':
      return 'completed'
    case 'reject':
    case 'close_correction':
      return 'rejected'
    case 'withdraw':
      return event.data.mergedInto === undefined ? 'withdrawn' : 'merged'
    case 'transfer':
      return 'transferred'
    default:
      return undefined
  }
}

const sentences: Record<NoticeTemplate, { id: (facts: Facts) => string; en: (facts: Facts) => string }> = {
  received: {
    id: ({ due_at }) =>
      `Permohonan Anda sudah kami terima.${due_at ? ` Perkiraan selesai: ${formatDate(due_at, 'id')}.` : ''}`,
    en: ({ due_at }) =>
      `We have received your application.${due_at ? ` Expected by: ${formatDate(due_at, 'en')}.` : ''}`,
  },
  correction: {
    id: () =>
      'Ada yang perlu Anda perbaiki. Buka permohonan untuk melihat apa, lalu kirim perbaikannya. Anda tidak perlu mengulang dari awal.',
    en: () =>
      'Something needs correcting. Open the application to see what, and send the correction. You need not start again.',
  },
  'correction-reminder': {
    id: () =>
      'Perbaikan permohonan Anda masih kami tunggu. Tanpa perbaikan, permohonan ditutup 30 hari setelah diminta.',
    en: () => 'We still wait for your correction. Without it the application is closed 30 days after it was asked for.',
  },
  presence: {
    id: ({ presence_mode }) =>
      presence_mode === 'office'
        ? 'Silakan datang ke kantor untuk perekaman. Bawa tanda terima Anda.'
        : 'Petugas akan datang. Jadwalnya terlihat pada halaman permohonan Anda.',
    en: ({ presence_mode }) =>
      presence_mode === 'office'
        ? 'Please come to the office to be recorded. Bring your receipt.'
        : 'Officers will come. The date is shown on your application’s page.',
  },
  ready: {
    id: () => 'Dokumen Anda siap. Buka permohonan untuk mengunduh atau melihat cara mengambilnya.',
    en: () => 'Your documents are ready. Open the application to download them or to see how to collect them.',
  },
  completed: {
    id: () => 'Permohonan Anda selesai. Terima kasih.',
    en: () => 'Your application is completed. Thank you.',
  },
  rejected: {
    id: () =>
      'Permohonan Anda tidak dapat dilanjutkan. Buka permohonan untuk membaca alasannya; Anda dapat mengajukan lagi tanpa mengisi ulang.',
    en: () =>
      'Your application cannot go on. Open it to read why; you can apply again without filling everything in anew.',
  },
  withdrawn: {
    id: () => 'Permohonan dibatalkan atas permintaan Anda.',
    en: () => 'The application was withdrawn at your request.',
  },
  merged: {
    id: () =>
      'Permohonan ini sama dengan permohonan Anda yang lain, jadi keduanya digabung. Anda tidak perlu melakukan apa pun.',
    en: () => 'This is the same request as another of yours, so the two were merged. You need not do anything.',
  },
  transferred: {
    id: () => 'Permohonan Anda dilimpahkan ke kantor yang berwenang. Anda tidak perlu melakukan apa pun.',
    en: () => 'Your application was passed to the office in charge. You need not do anything.',
  },
}

/** A notice: the service, the tracking number and what to do. Never a name or an identifier: phones and mailboxes are shared. */
export function noticeText(
  template: NoticeTemplate,
  definition: Pick<ServiceDefinition, 'title'>,
  facts: Facts,
  publicUrl: string,
  { isAnswerable = false } = {},
): { subject: string; text: string } {
  const language = facts.language
  const status = statusLabel(facts.status, language, { presenceMode: facts.presence_mode })
  const sentence = sentences[template][language](facts)
  const follow =
    language === 'id'
      ? `Lihat permohonan dengan nomor dan PIN: ${publicUrl}/lacak`
      : `See the application with its number and PIN: ${publicUrl}/lacak`
  const footer = isAnswerable ? footers.answerable[language] : footers.automatic[language]
  return {
    subject: `${definition.title[language]} ${facts.tracking_number}: ${status}`,
    text: [`${definition.title[language]}, ${facts.tracking_number}`, '', sentence, '', follow, '', footer].join('\n'),
  }
}

const footers = {
  automatic: {
    id: 'Semua layanan gratis. Pesan ini dikirim otomatis, jangan dibalas.',
    en: 'All services are free. This message is automatic; please do not reply.',
  },
  answerable: {
    id: 'Semua layanan gratis. Balas PETUGAS bila perlu bantuan.',
    en: 'All services are free. Reply PETUGAS for help.',
  },
} as const
