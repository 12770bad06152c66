import * as z from 'zod'

type Localized = { readonly id: string; readonly en: string }
type ProblemKind = { readonly status: number; readonly title: Localized; readonly detail: Localized }

/**
 * Every way a request can fail. `type` of the RFC 9457 document is `/problems/<key>`; the detail says what to do and may be
 * replaced by a more precise one where the failure is known better.
 */
export const problemKinds = {
  'bad-request': {
    status: 400,
    title: { id: 'Permintaan tidak dapat dibaca', en: 'The request cannot be read' },
    detail: {
      id: 'Kirim ulang dengan isi yang lengkap dan benar bentuknya.',
      en: 'Send it again, complete and well-formed.',
    },
  },
  invalid: {
    status: 422,
    title: { id: 'Ada isian yang perlu diperbaiki', en: 'Some entries need correcting' },
    detail: {
      id: 'Perbaiki isian yang ditandai, lalu kirim lagi.',
      en: 'Correct the marked entries, then send again.',
    },
  },
  'sign-in-required': {
    status: 401,
    title: { id: 'Anda perlu masuk', en: 'Please sign in' },
    detail: {
      id: 'Masuk dengan e-mail dan kata sandi Anda, lalu ulangi.',
      en: 'Sign in with your e-mail and password, then try again.',
    },
  },
  'sign-in-failed': {
    status: 401,
    title: { id: 'E-mail atau kata sandi tidak cocok', en: 'E-mail and password do not match' },
    detail: {
      id: 'Periksa penulisannya, atau minta tautan kata sandi baru.',
      en: 'Check the spelling, or ask for a link to set a new password.',
    },
  },
  'wrong-pin': {
    status: 401,
    title: { id: 'Nomor permohonan atau PIN tidak cocok', en: 'Tracking number and PIN do not match' },
    detail: {
      id: 'Periksa nomor dan PIN pada tanda terima Anda, lalu coba lagi.',
      en: 'Check the number and the PIN on your receipt, then try again.',
    },
  },
  'wrong-code': {
    status: 401,
    title: { id: 'Kode tidak cocok', en: 'The code does not match' },
    detail: {
      id: 'Periksa kode pada pesan terbaru, lalu coba lagi, atau minta kode baru.',
      en: 'Check the code in the newest message and try again, or ask for a new one.',
    },
  },
  'code-expired': {
    status: 401,
    title: { id: 'Kode sudah tidak berlaku', en: 'The code has expired' },
    detail: {
      id: 'Kode hanya berlaku 10 menit. Minta kode baru.',
      en: 'A code is valid for 10 minutes only. Ask for a new one.',
    },
  },
  forbidden: {
    status: 403,
    title: { id: 'Tidak diizinkan', en: 'Not allowed' },
    detail: {
      id: 'Peran Anda tidak mencakup tindakan ini. Hubungi admin wilayah Anda bila seharusnya boleh.',
      en: 'Your role does not include this. Ask your administrator if it should.',
    },
  },
  'not-found': {
    status: 404,
    title: { id: 'Tidak ditemukan', en: 'Not found' },
    detail: {
      id: 'Data itu tidak ada, atau bukan milik wilayah Anda.',
      en: 'It does not exist, or it does not belong to your region.',
    },
  },
  'method-not-allowed': {
    status: 405,
    title: { id: 'Cara memanggil tidak dikenal', en: 'Method not allowed' },
    detail: { id: 'Alamat ini tidak menerima cara itu.', en: 'This address does not accept that method.' },
  },
  conflict: {
    status: 409,
    title: { id: 'Bertentangan dengan data yang ada', en: 'Conflicts with what exists' },
    detail: { id: 'Muat ulang, periksa, lalu ulangi.', en: 'Reload, check, and try again.' },
  },
  'version-conflict': {
    status: 409,
    title: { id: 'Berkas sudah diubah orang lain', en: 'Somebody else changed this file' },
    detail: {
      id: 'Lihat apa yang berubah, lalu ulangi tindakan Anda.',
      en: 'See what changed, then repeat your action.',
    },
  },
  'idempotency-mismatch': {
    status: 409,
    title: { id: 'Kunci pengiriman sudah dipakai untuk isi lain', en: 'The idempotency key was used for another body' },
    detail: { id: 'Pakai kunci baru untuk isi yang baru.', en: 'Use a new key for a new body.' },
  },
  'transition-not-allowed': {
    status: 409,
    title: { id: 'Langkah ini belum dapat dilakukan', en: 'This step is not possible now' },
    detail: { id: 'Lihat langkah yang tersedia pada berkas ini.', en: 'See the steps this file offers.' },
  },
  'quota-reached': {
    status: 409,
    title: { id: 'Tempat sudah penuh', en: 'There is no more room' },
    detail: {
      id: 'Hapus catatan yang tidak dipakai lagi, lalu simpan lagi.',
      en: 'Delete records nobody uses any more, then save again.',
    },
  },
  'release-exists': {
    status: 409,
    title: { id: 'Versi ini sudah diterbitkan', en: 'This version is published already' },
    detail: {
      id: 'Rilis tidak pernah diganti. Naikkan nomor versinya, lalu terbitkan lagi.',
      en: 'A release is never replaced. Raise its version number, then publish again.',
    },
  },
  'release-refused': {
    status: 422,
    title: { id: 'Rilis ditolak', en: 'The release is refused' },
    detail: {
      id: 'Perbaiki setiap hal yang disebut, lalu terbitkan lagi.',
      en: 'Mend each point that is named, then publish again.',
    },
  },
  'release-unfit': {
    status: 422,
    title: { id: 'Rilis ini tidak dapat dipakai di sini', en: 'This release cannot be used here' },
    detail: {
      id: 'Kuncinya dicabut, atau rentang shell-nya tidak cocok. Pilih rilis lain.',
      en: 'Its key is revoked, or its shell range does not fit. Choose another release.',
    },
  },
  'scopes-not-granted': {
    status: 422,
    title: { id: 'Ada cakupan yang belum diizinkan', en: 'Some scopes are not granted' },
    detail: {
      id: 'Periksa cakupan yang diminta rilis ini dan izinkan dahulu.',
      en: 'Look at the scopes that this release asks for and grant them first.',
    },
  },
  'no-previous-release': {
    status: 409,
    title: { id: 'Tidak ada versi sebelumnya', en: 'There is no previous version' },
    detail: {
      id: 'Belum ada versi lain yang pernah berlaku di sini. Hentikan modul ini bila perlu.',
      en: 'No other version was ever in force here. Suspend the module if need be.',
    },
  },
  'too-large': {
    status: 413,
    title: { id: 'Terlalu besar', en: 'Too large' },
    detail: { id: 'Perkecil, lalu kirim lagi.', en: 'Make it smaller, then send again.' },
  },
  'unsupported-type': {
    status: 415,
    title: { id: 'Jenis tidak diterima', en: 'Type not accepted' },
    detail: {
      id: 'Kirim JSON, atau berkas JPG, PNG, WebP, atau PDF.',
      en: 'Send JSON, or a JPG, PNG, WebP or PDF file.',
    },
  },
  'too-many-tries': {
    status: 429,
    title: { id: 'Terlalu banyak percobaan', en: 'Too many tries' },
    detail: { id: 'Tunggu sebentar, lalu coba lagi.', en: 'Wait a while, then try again.' },
  },
  unavailable: {
    status: 503,
    title: { id: 'Sistem sedang tidak dapat melayani', en: 'The system cannot serve now' },
    detail: { id: 'Coba lagi sebentar lagi. Tidak ada yang hilang.', en: 'Try again in a moment. Nothing is lost.' },
  },
  internal: {
    status: 500,
    title: { id: 'Terjadi kesalahan pada sistem', en: 'Something went wrong in the system' },
    detail: {
      id: 'Coba lagi. Bila berulang, sebutkan kode ini kepada admin.',
      en: 'Try again. If it happens again, give this code to your administrator.',
    },
  },
} as const satisfies Record<string, ProblemKind>

export type ProblemType = keyof typeof problemKinds

export const FieldError = z.object({ path: z.string(), message: z.string() })
export type FieldError = z.infer<typeof FieldError>

/** RFC 9457 problem document, in the reader's language. `changed` tells what a newer version holds (409). */
export const ProblemDocument = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  correlationId: z.string(),
  errors: z.array(FieldError).optional(),
  retryAfter: z.int().optional(),
  changed: z.unknown().optional(),
})
export type ProblemDocument = z.infer<typeof ProblemDocument>
