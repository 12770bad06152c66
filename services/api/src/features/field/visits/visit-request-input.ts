import { type BodyOf, type createVisitRequest, visitInstitutions } from '@sipelandukilat/contract'
import {
  checkNik,
  checkPersonName,
  KkNumber,
  type Localized,
  nikShapeMessage,
  normalizePhone,
  phoneMessage,
} from '@sipelandukilat/domain'
import { fieldTexts } from '#texts'
import type { Db } from '../../../platform/database/db'
import { Problem } from '../../../platform/problem'
import { findPlace, type Place } from '../../regions/places'
import { noDetails, type VisitDetails } from './visit-request-store'

type Input = Pick<
  BodyOf<typeof createVisitRequest>,
  'villageCode' | 'mode' | 'name' | 'phone' | 'landmark' | 'carer' | 'reason' | 'needs' | 'nik'
> &
  Partial<
    Pick<
      BodyOf<typeof createVisitRequest>,
      'source' | 'kkNumber' | 'institution' | 'contactName' | 'contactRole' | 'contactPhone' | 'consentBy'
    >
  > & { language?: VisitDetails['language'] }
type Mistake = { path: string; message: Localized }

const given = (value: string | undefined) => (value?.trim() ? value.trim() : null)

/** Tidies and checks a visit request. @throws Problem `invalid` naming every entry that needs correcting. */
export async function checkVisitRequest(db: Db, input: Input): Promise<{ place: Place; details: VisitDetails }> {
  const errors: Mistake[] = []
  const place = await findPlace(db, input.villageCode)
  if (!place)
    errors.push({
      path: 'villageCode',
      message: fieldTexts.of('villageNotKnown2'),
    })
  const name = checkPersonName(input.name)
  if (!name.valid) errors.push({ path: 'name', message: name.message })
  const nikText = given(input.nik)
  const nik = nikText === null ? undefined : checkNik(nikText)
  if (nik && !nik.valid) errors.push({ path: 'nik', message: nikShapeMessage })
  const phoneText = given(input.phone)
  const phone = phoneText === null ? null : normalizePhone(phoneText)
  if (phone === undefined) errors.push({ path: 'phone', message: phoneMessage })
  const landmark = given(input.landmark)
  if (input.mode === 'home' && landmark === null)
    errors.push({
      path: 'landmark',
      message: fieldTexts.of('writeWhatHouseNearSoOfficers'),
    })
  const kkText = given(input.kkNumber)
  const kkNumber = kkText === null ? undefined : KkNumber.safeParse(kkText)
  if (kkNumber && !kkNumber.success)
    errors.push({
      path: 'kkNumber',
      message: fieldTexts.of('familyCardNumberHas16Digits'),
    })
  const contactPhoneText = given(input.contactPhone)
  const contactPhone = contactPhoneText === null ? null : normalizePhone(contactPhoneText)
  if (contactPhone === undefined) errors.push({ path: 'contactPhone', message: phoneMessage })
  errors.push(...missingOfInstitution(input))
  if (!place || !name.valid || errors.length > 0) throw new Problem('invalid', { errors })
  return {
    place,
    details: {
      ...noDetails,
      name: name.name,
      nik: nik?.valid ? nik.nik : null,
      phone: phone ?? null,
      landmark,
      carer: given(input.carer),
      reason: given(input.reason),
      needs: input.needs,
      kkNumber: kkNumber?.data ?? null,
      institution: given(input.institution),
      contactName: given(input.contactName),
      contactRole: given(input.contactRole),
      contactPhone: contactPhone ?? null,
      consentBy: given(input.consentBy),
      language: input.language ?? 'id',
    },
  }
}

/** A school, hospital or prison has a name, and somebody there to agree the day with. */
function missingOfInstitution(input: Input): Mistake[] {
  if (!visitInstitutions.some((source) => source === input.source)) return []
  const missing: Mistake[] = []
  if (given(input.institution) === null)
    missing.push({
      path: 'institution',
      message: fieldTexts.of('writeNameInstitution'),
    })
  if (given(input.contactName) === null)
    missing.push({
      path: 'contactName',
      message: fieldTexts.of('writeWhomCallThere'),
    })
  return missing
}
