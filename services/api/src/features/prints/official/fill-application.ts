import { type Localized, placeOf, type ServiceDefinition } from '@sipelandukilat/domain'
import { fillForm, findOfficialForm, type OfficialForm, officialFormNumbers } from '@sipelandukilat/domain/paper'
import type { Keyring } from '../../../platform/crypto/keyring'
import type { Db } from '../../../platform/database/db'
import { Problem } from '../../../platform/problem'
import type { ApplicationRecord } from '../../applications/application-store'
import { findSealed, openRecord, type PersonalData } from '../../applications/personal-record'
import type { RegionNames } from '../../regions/region-names'
import { getDefinition } from '../../service-definitions/definitions'
import type { FormInput } from './official-form-document'

/** The authority to act for another, which any application may need beside the forms of its service. */
const delegationForm = 'F-1.07'

/** The official forms that an application of this service may need, by number. */
export const formsOf = (definition: ServiceDefinition): OfficialForm[] => {
  const asked = definition.requirements.flatMap(({ form }) => (form ? [form] : []))
  const numbers = new Set([...definition.formNumbers, ...asked, delegationForm])
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

/**
 * A form of an application, filled in as far as it is known. @throws Problem `not-found` where its service has no such form, or
 * its personal data are erased
 */
export async function fillOfficialForm(
  db: Db,
  keyring: Keyring,
  names: RegionNames,
  { record, number }: { record: ApplicationRecord; number: string },
): Promise<{ form: OfficialForm; input: FormInput }> {
  const [definition, sealed] = await Promise.all([
    getDefinition(db, record.service_code, record.service_version),
    findSealed(db, record.id),
  ])
  const form = formsOf(definition).find((one) => one.number === number)
  if (!form || !sealed) throw new Problem('not-found')
  const { data } = openRecord(keyring, sealed)
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
  return {
    form,
    input: {
      filled,
      regencyName: names.of(regencyCode) ?? null,
      signers: { citizen: applicant.name, electronic: null },
      foot: record.tracking_number,
    },
  }
}
