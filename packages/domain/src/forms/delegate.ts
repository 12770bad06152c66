import * as z from 'zod'
import { checkNik, normalizeNik } from '../identity/nik'
import { checkPersonName } from '../identity/person-name'
import { normalizePhone, phoneMessage } from '../identity/phone'
import type { Language, Localized } from '../language/language'
import type { Requirement, ServiceDefinition } from '../services/service-definition'
import type { FieldError } from './validate-answers'

/** On what a delegate acts: form F-1.07 (Permendagri 109/2019), or a thumbprint of the applicant before two witnesses. */
export const DelegateAuthority = z.enum(['F-1.07', 'thumbprint'])
export type DelegateAuthority = z.infer<typeof DelegateAuthority>

/** What the office makes of the authority. */
export const DelegateStatus = z.enum(['pending', 'accepted', 'refused'])
export type DelegateStatus = z.infer<typeof DelegateStatus>

/** Who acts for the applicant. All of it is personal. */
export type Delegate = {
  name: string
  nik: string
  /** What the delegate is to the applicant: a neighbour, a cousin. */
  kinship: string
  phone: string | null
  /** Two for a thumbprint, none for the form, which its witnesses sign. */
  witnesses: string[]
}

/** A delegate as somebody entered it. */
export type DelegateEntry = {
  name?: string | undefined
  nik?: string | undefined
  kinship?: string | undefined
  phone?: string | undefined
  authority: string
  witnesses?: readonly string[] | undefined
}

/** The file that shows a delegate's authority; no service asks for it by itself. */
export const delegationRequirement: Requirement = {
  id: 'delegation',
  label: { id: 'Surat Kuasa (F-1.07)', en: 'Authority of the delegate (F-1.07)' },
  kind: 'form',
  required: true,
  hint: { id: 'Hanya bila diurus orang yang diberi kuasa', en: 'Only where a delegate acts' },
  form: 'F-1.07',
}

/** A definition that asks for the delegate's authority too: for the files and corrections of what a delegate filed. */
export const withDelegation = (definition: ServiceDefinition): ServiceDefinition =>
  definition.requirements.some(({ id }) => id === delegationRequirement.id)
    ? definition
    : { ...definition, requirements: [...definition.requirements, delegationRequirement] }

const messages = {
  name: { id: 'Isi nama lengkap yang diberi kuasa.', en: 'Enter the delegate’s full name.' },
  nik: { id: 'Isi NIK yang diberi kuasa (16 angka).', en: 'Enter the delegate’s NIK (16 digits).' },
  kinship: {
    id: 'Tulis hubungan dengan pemohon, misalnya tetangga atau sepupu.',
    en: 'Write the relation to the applicant, such as neighbour or cousin.',
  },
  authority: {
    id: 'Pilih surat kuasa F-1.07 atau cap jempol di depan dua saksi.',
    en: 'Choose form F-1.07, or a thumbprint before two witnesses.',
  },
  witnesses: {
    id: 'Tulis nama dua saksi yang berbeda, bukan yang diberi kuasa.',
    en: 'Write the names of two different witnesses, neither of them the delegate.',
  },
  file: { id: 'Unggah: Surat Kuasa (F-1.07).', en: 'Upload: Authority of the delegate (F-1.07).' },
} as const satisfies Record<string, Localized>

const plain = (text: string | undefined) => (text ?? '').trim().replace(/\s+/g, ' ')

export type JudgedDelegate = { delegate: Delegate; authority: DelegateAuthority } | { errors: FieldError[] }

/** Tidies a delegate, or names everything that is missing or wrong, by path under `prefix`. */
export function judgeDelegate(
  entry: DelegateEntry,
  options: { hasFile: boolean; today: string; prefix: string },
): JudgedDelegate {
  const { prefix, today } = options
  const errors: FieldError[] = []
  const fail = (path: string, message: Localized, code = 'required') => errors.push({ path, code, message })
  const name = checkPersonName(plain(entry.name))
  if (plain(entry.name) === '') fail(`${prefix}.name`, messages.name)
  else if (!name.valid) fail(`${prefix}.name`, name.message, 'name')
  const nik = plain(entry.nik) === '' ? undefined : checkNik(plain(entry.nik), { today })
  if (!nik) fail(`${prefix}.nik`, messages.nik)
  else if (!nik.valid) fail(`${prefix}.nik`, nik.message, 'nik')
  const kinship = plain(entry.kinship)
  if (kinship === '') fail(`${prefix}.kinship`, messages.kinship)
  const phone = plain(entry.phone) === '' ? null : normalizePhone(plain(entry.phone))
  if (phone === undefined) fail(`${prefix}.phone`, phoneMessage, 'phone')
  const authority = DelegateAuthority.safeParse(entry.authority)
  if (!authority.success) fail(`${prefix}.authority`, messages.authority)
  const witnesses = authority.data === 'thumbprint' ? (entry.witnesses ?? []).map(plain).filter(Boolean) : []
  if (authority.data === 'thumbprint' && !areWitnesses(witnesses, plain(entry.name)))
    fail(`${prefix}.witnesses`, messages.witnesses)
  if (authority.data === 'F-1.07' && !options.hasFile) fail(`attachments.${delegationRequirement.id}`, messages.file)
  if (errors.length > 0 || !authority.success || !nik?.valid || phone === undefined) return { errors }
  return {
    delegate: {
      name: name.valid ? name.name : plain(entry.name),
      nik: normalizeNik(plain(entry.nik)),
      kinship,
      phone,
      witnesses,
    },
    authority: authority.data,
  }
}

const areWitnesses = (witnesses: readonly string[], delegate: string) =>
  witnesses.length === 2 && new Set([...witnesses, delegate].map((name) => name.toLowerCase())).size === 3

/** Why documents may not go to a delegate yet, or nothing. */
export function delegateObstacle(status: DelegateStatus | undefined): Localized | undefined {
  if (status === 'accepted') return undefined
  if (status === undefined)
    return {
      id: 'Catat dahulu siapa yang diberi kuasa dan dasarnya (F-1.07 atau cap jempol di depan dua saksi).',
      en: 'Record first who the delegate is and by what authority (F-1.07, or a thumbprint before two witnesses).',
    }
  return {
    id: 'Kuasa belum diterima petugas. Periksa F-1.07 atau cap jempolnya dahulu.',
    en: 'The authority has not been accepted. Check the F-1.07 or the thumbprint first.',
  }
}

const statusLabels: Record<DelegateStatus, Localized> = {
  pending: { id: 'Kuasa perlu diperiksa', en: 'Authority to be checked' },
  accepted: { id: 'Kuasa diterima', en: 'Authority accepted' },
  refused: { id: 'Kuasa ditolak', en: 'Authority refused' },
}
const authorityLabels: Record<DelegateAuthority, Localized> = {
  'F-1.07': { id: 'Surat kuasa F-1.07', en: 'Form F-1.07' },
  thumbprint: { id: 'Cap jempol di depan dua saksi', en: 'Thumbprint before two witnesses' },
}
export const delegateStatusLabel = (status: DelegateStatus, language: Language): string =>
  statusLabels[status][language]
export const delegateAuthorityLabel = (authority: DelegateAuthority, language: Language): string =>
  authorityLabels[authority][language]
