import { exampleApplication } from '@sipelandukilat/domain/examples'

/** What an officer enters at the counter for an invented person, different for each seed; a service that asks for no files. */
export function counterEntry(seed: number, options: { serviceCode: string; villageCode: string; today?: string }) {
  const { serviceCode, ...where } = options
  const { applicant, answers } = exampleApplication(serviceCode, seed, where)
  const { name, nik, kkNumber, phone } = applicant
  return {
    serviceCode,
    villageCode: options.villageCode,
    applicant: { name, nik, kkNumber, phone },
    presence: { mode: 'office' },
    answers,
    language: 'id',
    declaration: true,
    privacyNoticeVersion: '1',
    channel: 'counter',
  }
}
