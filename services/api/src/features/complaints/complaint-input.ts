import { EmailAddress, type Localized, normalizePhone, phoneMessage, placeOf } from '@sipelandukilat/domain'
import { complaintsTexts } from '#texts'
import type { Db } from '../../platform/database/db'
import { invalid, Problem } from '../../platform/problem'
import { findPlace, getCalendar, type Place } from '../regions/places'
import { findRegion } from '../regions/region-store'
import type { ComplaintDetails } from './complaint-store'

type Contact = { name?: string | undefined; phone?: string | undefined; email?: string | undefined }
type Mistake = { path: string; message: Localized }

const given = (value: string | undefined) => (value?.trim() ? value.trim() : null)

/** @throws Problem `invalid` naming the contacts that nothing could be sent to. */
export function checkContact({ name, phone, email }: Contact): Omit<ComplaintDetails, 'words'> {
  const errors: Mistake[] = []
  const phoneText = given(phone)
  const number = phoneText === null ? null : normalizePhone(phoneText)
  if (number === undefined) errors.push({ path: 'phone', message: phoneMessage })
  const emailText = given(email)
  const address = emailText === null ? undefined : EmailAddress.safeParse(emailText)
  if (address && !address.success)
    errors.push({
      path: 'email',
      message: complaintsTexts.of('writeCompleteEMailAddress'),
    })
  if (errors.length > 0) throw new Problem('invalid', { errors })
  return { name: given(name), phone: number ?? null, email: address?.data ?? null }
}

/** @throws Problem `invalid` for a village that is not known. */
export async function getPlace(db: Db, villageCode: string): Promise<Place> {
  const place = await findPlace(db, villageCode)
  if (!place) throw invalid('villageCode', complaintsTexts.of('villageNotKnown'))
  return place
}

/** The same, or a district or a regency where no narrower place is known: the office is known by it. @throws Problem `invalid` */
export async function getPlaceOrRegency(
  db: Db,
  code: string,
): Promise<Pick<Place, 'provinceCode' | 'regencyCode' | 'districtCode' | 'villageCode' | 'calendar'>> {
  const region = await findRegion(db, code)
  if (region?.level !== 'district' && region?.level !== 'regency') return await getPlace(db, code)
  const place = placeOf(code)
  return { ...place, calendar: await getCalendar(db, place.regencyCode) }
}
