import type { ApplicationInput } from '@sipelandukilat/contract'
import {
  type AnswerContext,
  checkNik,
  checkPersonName,
  EmailAddress,
  type FieldError,
  KkNumber,
  nikWarningText,
  normalizeNik,
  normalizePhone,
  personNameWarningText,
  phoneMessage,
  requiresOfApplicant,
  type ServiceDefinition,
} from '@sipelandukilat/domain'
import { applicationsTexts } from '#texts'
import type { PersonalData } from './personal-record'

type Checked = { applicant: PersonalData['applicant']; errors: FieldError[]; warnings: FieldError[] }

const given = (value: string | undefined) => {
  const text = value?.trim()
  return text ? text : undefined
}

/** Tidies and checks who asks: only shapes reject; what merely does not fit warns. */
export function checkApplicant(
  definition: ServiceDefinition,
  input: ApplicationInput['applicant'],
  context: AnswerContext,
): Checked {
  const errors: FieldError[] = []
  const warnings: FieldError[] = []
  const name = checkPersonName(input.name)
  if (!name.valid) errors.push({ path: 'applicant.name', code: 'name', message: name.message })

  const nikText = given(input.nik)
  const nik =
    nikText === undefined
      ? undefined
      : checkNik(nikText, {
          today: context.today,
          ...(context.prefixKnown ? { prefixKnown: context.prefixKnown } : {}),
        })
  if (nik && !nik.valid) errors.push({ path: 'applicant.nik', code: 'nik', message: nik.message })
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
  if (phoneText !== undefined && phone === undefined)
    errors.push({ path: 'applicant.phone', code: 'phone', message: phoneMessage })

  const emailText = given(input.email)
  const email = emailText === undefined ? undefined : EmailAddress.safeParse(emailText)
  if (email && !email.success)
    errors.push({
      path: 'applicant.email',
      code: 'email',
      message: applicationsTexts.of('checkSpellingEMailAddress'),
    })

  for (const warning of nik?.warnings ?? [])
    warnings.push({
      path: 'applicant.nik',
      code: warning,
      message: nikWarningText(warning),
    })
  for (const warning of name.warnings)
    warnings.push({ path: 'applicant.name', code: warning, message: personNameWarningText(warning) })

  return {
    applicant: {
      name: name.valid ? name.name : input.name,
      nik: nik?.valid ? nik.nik : nikText === undefined ? null : normalizeNik(nikText),
      kkNumber: kkNumber?.success ? kkNumber.data : null,
      phone: phone ?? null,
      email: email?.success ? email.data : null,
    },
    errors,
    warnings,
  }
}
