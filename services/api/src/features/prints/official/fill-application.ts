import { formatDateTime, formNumbersOf, type Localized, placeOf, type ServiceDefinition } from '@sipelandukilat/domain'
import {
  fillForm,
  findOfficialForm,
  type OfficialForm,
  officialFormNumbers,
  signableForms,
  statementText,
} from '@sipelandukilat/domain/paper'
import { printsTexts } from '#texts'
import type { Keyring } from '../../../platform/crypto/keyring'
import type { Db } from '../../../platform/database/db'
import { Problem } from '../../../platform/problem'
import type { ApplicationRecord } from '../../applications/application-store'
import { type ApplicationKey, findSealed, openRecord, type PersonalData } from '../../applications/personal-record'
import type { RegionNames } from '../../regions/region-names'
import { getDefinition } from '../../service-definitions/definitions'
import type { FormInput } from './official-form-document'
import { findSigned, openSigned, type SignedStatement } from './signed-statement-store'

/** The official forms that an application of this service may need, in the order of the regulation. */
export const formsOf = (definition: ServiceDefinition): OfficialForm[] => {
  const numbers = formNumbersOf(definition)
  return officialFormNumbers.flatMap((number) => {
    const form = numbers.has(number) ? findOfficialForm(number) : undefined
    return form ? [form] : []
  })
}

/** All official forms by number and title, in the order of the regulation. */
export const listForms = (): { number: string; title: Localized }[] =>
  officialFormNumbers.flatMap((number) => {
    const form = findOfficialForm(number)
    return form ? [{ number, title: form.title }] : []
  })

/** Provinces of all places that the answers name, so that their names are known. */
const provincesIn = ({ answers }: PersonalData): string[] => [
  ...new Set([...JSON.stringify(answers).matchAll(/"(\d{2})\.\d{2}[.\d]*"/g)].map(([, province = '']) => province)),
]

/** What stands in the place of a signature by hand. */
const toElectronic = (key: ApplicationKey, signed: SignedStatement) => ({
  note: electronicNote(openSigned(key, signed).to, signed.signed_at),
})

/** Signed on the phone: by a code to which contact, masked, and when. */
export const electronicNote = (to: string, at: Date): string =>
  printsTexts.say('id', 'paper_electronic', { to, when: formatDateTime(at, 'id') })

export type FilledPaper = {
  form: OfficialForm
  input: FormInput
  /** What is signed on the phone; null for a form that is not. */
  text: string | null
  /** When this very text was signed. */
  signedAt: Date | null
}

/** An application opened: its record, what it was begun with, and what its citizen said. */
type OpenedApplication = {
  record: ApplicationRecord
  definition: ServiceDefinition
  data: PersonalData
  key: ApplicationKey
}

/**
 * A form of an application, filled in as far as it is known. @throws Problem `not-found` where its service has no such form, or
 * its personal data are erased
 */
export async function fillOfficialForm(
  db: Db,
  keyring: Keyring,
  names: RegionNames,
  { record, number }: { record: ApplicationRecord; number: string },
): Promise<FilledPaper> {
  const [definition, sealed] = await Promise.all([
    getDefinition(db, record.service_code, record.service_version),
    findSealed(db, record.id),
  ])
  const form = formsOf(definition).find((one) => one.number === number)
  if (!form) throw new Problem('not-found')
  return fillForApplication(db, names, form, { record, definition, ...openRecord(keyring, sealed) })
}

/** The form, filled with what is known of an application that is open already. */
export async function fillForApplication(
  db: Db,
  names: RegionNames,
  form: OfficialForm,
  { record, definition, data, key }: OpenedApplication,
): Promise<FilledPaper> {
  await names.know(db, [...new Set([record.province_code, ...provincesIn(data)])])
  const { provinceCode, regencyCode, districtCode } = placeOf(record.village_code)
  const named = (code: string) => ({ code, name: names.of(code) ?? code })
  const { applicant, answers, delegate } = data
  const filled = fillForm(form, definition, {
    answers,
    applicant: { ...applicant, villageCode: record.village_code },
    delegate: delegate ? { name: delegate.name, nik: delegate.nik ?? null } : null,
    place: {
      province: named(provinceCode),
      regency: named(regencyCode),
      district: named(districtCode),
      village: named(record.village_code),
    },
    regionName: names.of,
  })
  const text = signableForms.includes(form.number) ? statementText(form, filled, 'id') : null
  const signed = text === null ? undefined : await findSigned(db, record.id, form.number, text)
  return {
    form,
    text,
    signedAt: signed?.signed_at ?? null,
    input: {
      filled,
      regencyName: names.of(regencyCode) ?? null,
      signers: { citizen: applicant.name, electronic: signed ? toElectronic(key, signed) : null },
      foot: record.tracking_number,
    },
  }
}
