import type { Localized } from '../language/language'
import { PresenceMode, presenceModeLabel } from '../services/presence'
import type { FormField, ServiceDefinition } from '../services/service-definition'
import type { TalkedApplication } from './state'

/** What is asked beside the form: who applies, the acting place, where the person can be present. */
const factTypes = {
  '@name': 'personName',
  '@nik': 'nik',
  '@kkNumber': 'kkNumber',
  '@phone': 'phone',
  '@email': 'email',
  '@village': 'region',
  '@presence': 'choice',
  '@visitReason': 'longText',
  '@landmark': 'longText',
} as const satisfies Record<string, FormField['type']>

export type FactKey = keyof typeof factTypes

export function isFactKey(key: string): key is FactKey {
  return Object.hasOwn(factTypes, key)
}

const labels: Record<FactKey, Localized> = {
  '@name': { id: 'Nama lengkap pemohon', en: 'Applicant’s full name' },
  '@nik': { id: 'NIK pemohon', en: 'Applicant’s NIK' },
  '@kkNumber': { id: 'Nomor KK pemohon', en: 'Applicant’s family card number' },
  '@phone': { id: 'Nomor HP', en: 'Telephone number' },
  '@email': { id: 'Alamat surel', en: 'E-mail address' },
  '@village': { id: 'Desa/kelurahan', en: 'Village' },
  '@presence': { id: 'Di mana bisa hadir?', en: 'Where can the person be present?' },
  '@visitReason': { id: 'Mengapa perlu kunjungan rumah?', en: 'Why is a home visit needed?' },
  '@landmark': { id: 'Patokan rumah', en: 'How to find the house' },
}

const villageLabels: Record<ServiceDefinition['routeBy'], Localized> = {
  domicile: { id: 'Desa/kelurahan tempat tinggal', en: 'Village of residence' },
  event: { id: 'Desa/kelurahan tempat peristiwa', en: 'Village where it took place' },
  destination: { id: 'Desa/kelurahan tujuan', en: 'Village moved to' },
  present: { id: 'Desa/kelurahan tempat Anda sekarang', en: 'Village where you are now' },
}

const helps: Partial<Record<FactKey, Localized>> = {
  '@name': { id: 'Seperti di KTP-el atau KK.', en: 'As on the identity or family card.' },
  '@nik': { id: '16 angka; lihat di KTP-el atau KK.', en: '16 digits; see the identity or family card.' },
  '@kkNumber': { id: '16 angka di bagian atas Kartu Keluarga.', en: '16 digits at the top of the family card.' },
  '@village': {
    id: 'Tulis nama desa dan kecamatan, misalnya: Long Bawan, Krayan.',
    en: 'Write the village and its district, for example: Long Bawan, Krayan.',
  },
  '@landmark': {
    id: 'Misalnya: rumah panggung biru di samping gereja. Boleh juga kirim lokasi.',
    en: 'For example: the blue stilt house beside the church. You may also send a location.',
  },
}

/** A fact as a field, so that it is read and checked like any answer. */
export function factField(definition: ServiceDefinition, key: FactKey): FormField {
  const help = helps[key]
  return {
    id: key.slice(1),
    type: factTypes[key],
    label: key === '@village' ? villageLabels[definition.routeBy] : labels[key],
    required: true,
    verified: true,
    ...(help ? { help } : {}),
    ...(key === '@village' ? { level: 'village' as const } : {}),
    ...(key === '@visitReason' || key === '@landmark' ? { maxLength: 300 } : {}),
    ...(key === '@presence' ? { codes: PresenceMode.options.map(presenceChoice) } : {}),
  }
}

function presenceChoice(mode: PresenceMode) {
  return { code: mode, label: { id: presenceModeLabel(mode, 'id'), en: presenceModeLabel(mode, 'en') } }
}

export function factOf(application: TalkedApplication, key: FactKey): string | undefined {
  switch (key) {
    case '@name':
      return application.applicant.name
    case '@nik':
      return application.applicant.nik
    case '@kkNumber':
      return application.applicant.kkNumber
    case '@phone':
      return application.applicant.phone
    case '@email':
      return application.applicant.email
    case '@village':
      return application.villageCode
    case '@presence':
      return application.presence.mode
    case '@visitReason':
      return application.presence.reason
    case '@landmark':
      return application.presence.landmark
  }
}

/** The application with a fact put in; the value has been checked. */
export function withFact(application: TalkedApplication, key: FactKey, value: string): TalkedApplication {
  const { applicant, presence } = application
  switch (key) {
    case '@name':
      return { ...application, applicant: { ...applicant, name: value } }
    case '@nik':
      return { ...application, applicant: { ...applicant, nik: value } }
    case '@kkNumber':
      return { ...application, applicant: { ...applicant, kkNumber: value } }
    case '@phone':
      return { ...application, applicant: { ...applicant, phone: value } }
    case '@email':
      return { ...application, applicant: { ...applicant, email: value } }
    case '@village':
      return { ...application, villageCode: value }
    case '@presence':
      return { ...application, presence: { ...presence, mode: PresenceMode.parse(value) } }
    case '@visitReason':
      return { ...application, presence: { ...presence, reason: value } }
    case '@landmark':
      return { ...application, presence: { ...presence, landmark: value } }
  }
}
