import type { Localized } from '../language/language'
import { perLanguage } from '../language/languages'
import { localized } from '../language/localized'
import { holderOf } from '../services/own-document'
import {
  type FormField,
  type FormSection,
  findField,
  type PersonRole,
  type ServiceDefinition,
} from '../services/service-definition'
import { formsTexts } from '../texts/texts'

/** What a document of one's own says of its holder. */
const holderPaths = ['applicant.name', 'applicant.nik', 'applicant.kkNumber'] as const

/** Paths of the applicant's own data, which no definition lists. */
const applicantPaths = [...holderPaths, 'applicant.phone', 'applicant.email'] as const

/** Of whoever acts for the applicant. */
const delegatePaths = {
  'assistedBy.name': 'delegate_name',
  'assistedBy.nik': 'delegate_nik',
  'assistedBy.kinship': 'delegate_kinship',
} as const

const isDelegatePath = (path: string): path is keyof typeof delegatePaths => Object.hasOwn(delegatePaths, path)

const isApplicantPath = (path: string): path is (typeof applicantPaths)[number] =>
  applicantPaths.some((one) => one === path)

/**
 * What an answer is called where it must be clear whose it is: "NIK ibu", "NIK saksi 1", "Tanggal lahir (anak)", "NIK
 * pemohon". Expects a path of the definition, the applicant or a delegate; any other is given back as it is.
 */
export function answerName(definition: ServiceDefinition, path: string): Localized {
  if (isApplicantPath(path)) return holderAnswerName(definition, path) ?? formsTexts.of(path)
  if (isDelegatePath(path)) return formsTexts.of(delegatePaths[path])
  const found = findField(definition, path)
  return found ? fieldName(found.section, found.field, found.rowIndex) : { id: path }
}

/** Of a document of one's own it is said whose data are meant: whoever writes may write for another. */
export function holderAnswerName(definition: ServiceDefinition, path: string): Localized | undefined {
  const holder = holderOf(definition)
  const known = holderPaths.find((one) => one === path)
  return holder && known ? formsTexts.of(`holder_${known}`, { holder }) : undefined
}

/** The same of a field at hand; of a section that repeats with its row, counted from 0. */
export function fieldName(section: FormSection, field: FormField, rowIndex: number | undefined): Localized {
  const role = roleOf(section, field)
  return perLanguage((language) => {
    const label = plainLabel(localized(field.label, language))
    if (rowIndex !== undefined && section.repeat) {
      const row = localized(section.rowTitle ?? section.title, language).toLowerCase()
      return says(label, row) ? `${label} ${rowIndex + 1}` : `${label} (${row} ${rowIndex + 1})`
    }
    if (role === undefined) return label
    const who = formsTexts.say(language, `role_${role}`)
    return says(label, who) ? label : `${label} (${who})`
  })
}

/** Whose answer it is; a field says it for itself or is of its section's person. */
export function roleOf(section: FormSection, field: FormField): PersonRole | undefined {
  return field.role ?? section.role
}

/** A label without the words that make it optional: "NIK ibu, bila punya". */
function plainLabel(label: string): string {
  return label.replace(/, (bila|if) .*$/, '')
}

const says = (label: string, words: string) => label.toLowerCase().includes(words)

/** "NIK ibu: NIK terdiri atas 16 angka." */
export function namedMessage(name: Localized, message: Localized): Localized {
  return perLanguage((language) => `${localized(name, language)}: ${localized(message, language)}`)
}
