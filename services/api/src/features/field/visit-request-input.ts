import { checkNik, checkPersonName, nikShapeMessage, normalizePhone, phoneMessage } from '@sipelandukilat/catalogue'
import type { BodyOf, createVisitRequest } from '@sipelandukilat/contract'
import type { Db } from '../../platform/database/db'
import { Problem } from '../../platform/problem'
import { findPlace, type Place } from '../regions/places'
import type { VisitDetails } from './visit-request-store'

type Input = Pick<
  BodyOf<typeof createVisitRequest>,
  'villageCode' | 'mode' | 'name' | 'phone' | 'landmark' | 'carer' | 'reason' | 'needs' | 'nik'
>
type Mistake = { path: string; message: { id: string; en: string } }

const given = (value: string | undefined) => (value?.trim() ? value.trim() : null)

/** Tidies and checks a wish for a visit. @throws Problem `invalid` naming every entry that needs correcting. */
export async function checkVisitRequest(db: Db, input: Input): Promise<{ place: Place; details: VisitDetails }> {
  const errors: Mistake[] = []
  const place = await findPlace(db, input.villageCode)
  if (!place)
    errors.push({
      path: 'villageCode',
      message: {
        id: 'Desa/kelurahan ini tidak dikenal. Pilih dari daftar.',
        en: 'This village is not known. Choose from the list.',
      },
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
      message: {
        id: 'Tulis patokan rumah, agar petugas menemukannya.',
        en: 'Write what the house is near, so that the officers find it.',
      },
    })
  if (!place || !name.valid || errors.length > 0) throw new Problem('invalid', { errors })
  return {
    place,
    details: {
      name: name.name,
      nik: nik?.valid ? nik.nik : null,
      phone: phone ?? null,
      landmark,
      carer: given(input.carer),
      reason: given(input.reason),
      needs: input.needs,
      trackingNumber: null,
      serviceCode: null,
    },
  }
}
