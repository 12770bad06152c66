import type { ServiceDefinition } from '@sipelandukilat/catalogue'
import { ApplicationInput } from '@sipelandukilat/contract'
import { type FormState, privacyNoticeVersion } from '@sipelandukilat/portal'
import { toInvalidInput } from '../../platform/invalid-input'
import { invalid, type Language, Problem } from '../../platform/problem'

const filled = <Entries extends Record<string, string>>(entries: Entries): Partial<Entries> =>
  Object.fromEntries(Object.entries(entries).filter(([, value]) => value.trim() !== '')) as Partial<Entries>

/**
 * A form as the body that the endpoint for applications takes: the same schema judges it. @throws Problem `invalid`.
 */
export function toApplicationInput(definition: ServiceDefinition, state: FormState, language: Language): ApplicationInput {
  const { applicant, assistedBy, presence } = state
  const isAssisted = assistedBy.relation !== 'self'
  const parsed = ApplicationInput.safeParse({
    serviceCode: definition.code,
    villageCode: state.villageCode,
    applicant: { name: '', ...filled(applicant) },
    ...(isAssisted ? { assistedBy: filled(assistedBy) } : {}),
    ...(definition.presence !== 'none' && presence.mode !== ''
      ? { presence: presence.mode === 'home' ? filled(presence) : { mode: presence.mode } }
      : {}),
    answers: state.answers,
    attachments: Object.entries(state.uploads).flatMap(([requirement, ids]) =>
      ids.map((uploadId) => ({ requirement, uploadId })),
    ),
    language,
    declaration: true,
    privacyNoticeVersion,
  })
  const problems = parsed.success ? [] : (toInvalidInput(parsed.error, 'body').options.errors ?? [])
  const errors = problems.map((error) => (error.path === 'villageCode' ? { ...error, message: chooseVillage } : error))
  if (isAssisted && !assistedBy.name.trim()) errors.push({ path: 'assistedBy.name', message: nameAssistant })
  if (errors.length > 0) throw new Problem('invalid', { errors })
  if (!parsed.success) throw invalid('serviceCode', chooseVillage)
  return parsed.data
}

const chooseVillage = {
  id: 'Pilih desa/kelurahan: ketik namanya atau pilih dari daftar.',
  en: 'Choose the village: type its name or choose from the list.',
}
const nameAssistant = {
  id: 'Isi nama orang yang membantu mengisi.',
  en: 'Enter the name of the person who helps.',
}
