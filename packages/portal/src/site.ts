import type { Language } from '@sipelandukilat/domain'
import { type TextSize, textSizeName } from './text-size'
import type { Say } from './texts/say'
import { texts } from './texts/texts'

/** Addresses of the built files; undefined where they were not built: the pages work without. */
export type Assets = { readonly styles?: string | undefined; readonly scripts: Readonly<Record<string, string>> }

/** What every page needs besides its own content. */
export type Site = {
  readonly language: Language
  readonly textSize: TextSize
  readonly say: Say
  readonly assets: Assets
  /** Path of the page shown, for the current item of the navigation. */
  readonly path: string
  /** Where the page opens again, with its query; undefined where it answers a form. */
  readonly address?: string | undefined
}

export const createSite = (given: {
  language: Language
  assets: Assets
  path: string
  address?: string | undefined
  textSize?: TextSize | undefined
}): Site => ({
  ...given,
  textSize: given.textSize ?? 'normal',
  say: texts.in(given.language),
})

/**
 * Where every page of the portal lies. A form's address tells the service and nothing else: what a person types travels in
 * the body only.
 */
export const addresses = {
  home: '/',
  services: '/layanan',
  service: (code: string) => `/layanan/${code}`,
  form: (code: string) => `/layanan/${code}/isi`,
  /** Several services in order, and what of it happened. */
  case: (id: string) => `/kasus/${id}`,
  caseEvent: (id: string, event: string) => `/kasus/${id}/${event}`,
  /** Sent by WhatsApp, SMS or e-mail: an application that was begun there. */
  continued: (token: string) => `/lanjutkan/${token}`,
  /** Sent by SMS: a file of an officer, to be opened once. */
  sentFile: (token: string) => `/berkas/${token}`,
  receipt: '/tanda-terima',
  receiptFile: '/tanda-terima.pdf',
  follow: '/lacak',
  application: '/permohonan',
  correction: '/permohonan/perbaikan',
  completion: '/permohonan/lengkapi',
  withdrawal: '/permohonan/batal',
  resubmission: '/permohonan/ajukan-lagi',
  download: '/permohonan/unduh',
  survey: '/permohonan/penilaian',
  appointment: '/permohonan/jadwal',
  queue: '/permohonan/antrean',
  message: '/permohonan/pesan',
  travelOrder: (code: string) => `/surat-tugas/${code}`,
  queueDisplay: '/antrean',
  close: '/permohonan/tutup',
  applicationComplaint: '/permohonan/pengaduan',
  applicationComplaintOpening: '/permohonan/pengaduan/buka',
  complaint: '/pengaduan',
  complaintReceipt: '/pengaduan/tanda-terima',
  complaintOpening: '/pengaduan/lihat',
  openedComplaint: '/pengaduan/saya',
  complaintReply: '/pengaduan/balasan',
  complaintClosing: '/pengaduan/selesai',
  complaintExit: '/pengaduan/tutup',
  applicationData: '/permohonan/data',
  applicationDataFile: '/permohonan/data.json',
  accountData: '/akun/data',
  accountDataFile: '/api/v1/public/account/data',
  account: '/akun',
  accountCode: '/akun/kode',
  accountExit: '/akun/keluar',
  schedule: '/jadwal',
  visitRequest: '/kunjungan',
  visitRequestSent: '/kunjungan/terkirim',
  drafts: '/draf',
  /** What the service worker shows at the address of a page that is not kept on the device. */
  needsSignal: '/perlu-sinyal',
  /** What offices promise, and one of them. */
  charters: '/maklumat',
  charterOf: (regency: string) => `/maklumat/${regency}`,
  /** The satisfaction index, and of one regency or city. */
  satisfaction: '/ikm',
  satisfactionOf: (regency: string) => `/ikm/${regency}`,
  /** A statement of the opened application, to be read and signed. */
  statement: (form: string) => `/permohonan/pernyataan/${form}`,
  /** Official forms to print, and one of them, blank or as the opened application fills it. */
  officialForms: '/formulir',
  blankForm: (number: string) => `/api/v1/public/forms/${number}/blank.pdf`,
  ownForm: (number: string) => `/api/v1/public/application/forms/${number}/filled.pdf`,
  privacy: '/privasi',
  /** How long each kind of data is kept. */
  retention: '/privasi/penyimpanan',
  help: '/bantuan',
} as const

/** The same page in another language. */
export const inLanguage = (site: Site, language: Language): Site => createSite({ ...site, language })

/** The same page with its texts in another size. */
export const inTextSize = (site: Site, textSize: TextSize): Site => createSite({ ...site, textSize })

/** Name of the cookie that keeps the language, and of the query that chooses it. */
export const languageName = 'bahasa'

function changeQuery(address: string, change: (query: URLSearchParams) => void): string {
  const [place = '', fragment] = address.split('#')
  const [path = '', text] = place.split('?')
  const query = new URLSearchParams(text)
  change(query)
  const kept = query.size > 0 ? `?${query}` : ''
  return `${path}${kept}${fragment === undefined ? '' : `#${fragment}`}`
}

/** The address that opens a page in another language, with all that it asks for. */
export const withLanguage = (address: string, language: Language): string =>
  changeQuery(address, (query) => query.set(languageName, language))

/** The address that opens a page with its texts in another size. */
export const withTextSize = (address: string, size: TextSize): string =>
  changeQuery(address, (query) => query.set(textSizeName, size))

/** The same address once the language or the size was chosen. */
export const withoutChoices = (address: string): string =>
  changeQuery(address, (query) => {
    query.delete(languageName)
    query.delete(textSizeName)
  })
