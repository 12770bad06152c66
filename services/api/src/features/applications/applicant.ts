import type { ApplicationInput } from '@sipelandukilat/contract'
import {
  answerName,
  checkNik,
  checkPersonName,
  EmailAddress,
  type FieldError,
  KkNumber,
  type Localized,
  namedMessage,
  normalizeNik,
  normalizePhone,
  phoneMessage,
  requiresOfApplicant,
  type ServiceDefinition,
} from '@sipelandukilat/domain'
import { applicationsTexts } from '#texts'
import type { PersonalData } from './personal-record'

type Checked = { applicant: PersonalData['applicant']; errors: FieldError[] }

const given = (value: string | undefined) => {
  const text = value?.trim()
  return text ? text : undefined
}

/** Tidies and checks who asks: only shapes reject. What merely does not fit is said with the answers. */
export function checkApplicant(definition: ServiceDefinition, input: ApplicationInput['applicant']): Checked {
  const errors: FieldError[] = []
  const refuse = (path: string, code: string, message: Localized) =>
    errors.push({ path, code, message: namedMessage(answerName(definition, path), message) })
  const name = checkPersonName(input.name)
  if (!name.valid) refuse('applicant.name', 'name', name.message)

  const nikText = given(input.nik)
  const nik = nikText === undefined ? undefined : checkNik(nikText)
  if (nik && !nik.valid) refuse('applicant.nik', 'nik', nik.message)
  if (!nik && requiresOfApplicant(definition, 'applicant.nik'))
    errors.push({
      path: 'applicant.nik',
      code: 'required',
      message: applicationsTexts.of('enterApplicantsNik16DigitsSee'),
    })

  const kkText = given(input.kkNumber)
  const kkNumber = kkText === undefined ? undefined : KkNumber.safeParse(kkText)
  if (kkNumber && !kkNumber.success)
    errors.push({
      path: 'applicant.kkNumber',
      code: 'kkNumber',
      message: applicationsTexts.of('familyCardNumberHas16Digits'),
    })
  if (!kkNumber && requiresOfApplicant(definition, 'applicant.kkNumber'))
    errors.push({
      path: 'applicant.kkNumber',
      code: 'required',
      message: applicationsTexts.of('enterFamilyCardNumber16Digits'),
    })

  const phoneText = given(input.phone)
  const phone = phoneText === undefined ? undefined : normalizePhone(phoneText)
  if (phoneText !== undefined && phone === undefined) refuse('applicant.phone', 'phone', phoneMessage)

  const emailText = given(input.email)
  const email = emailText === undefined ? undefined : EmailAddress.safeParse(emailText)
  if (email && !email.success)
    errors.push({
      path: 'applicant.email',
      code: 'email',
      message: applicationsTexts.of('checkSpellingEMailAddress'),
    })

  return {
    applicant: {
      name: name.valid ? name.name : input.name,
      nik: nik?.valid ? nik.nik : nikText === undefined ? null : normalizeNik(nikText),
      kkNumber: kkNumber?.success ? kkNumber.data : null,
      phone: phone ?? null,
      email: email?.success ? email.data : null,
    },
    errors,
  }
}
