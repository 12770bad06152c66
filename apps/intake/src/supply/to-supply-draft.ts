import type { ApplicationFile } from '@sipelandukilat/sdk/api'
import type { Answers } from '@sipelandukilat/sdk/forms'
import { type EntryChannel, type EntryDraft, emptyDraft } from '../entry/entry-draft'

/** What is known of an incomplete application, as a form to go on with: nothing is typed twice. */
export function toSupplyDraft(file: ApplicationFile, channel: EntryChannel, sentName: string): EntryDraft {
  const empty = emptyDraft({ villageCode: file.villageCode, channel, isRegistrar: false })
  const { name, nik, kkNumber, phone, email } = file.applicant
  const { mode = '', reason = '', carer = '', landmark = '' } = file.presence ?? {}
  return {
    ...empty,
    serviceCode: file.serviceCode,
    applicant: { name, nik: nik ?? '', kkNumber: kkNumber ?? '', phone: phone ?? '', email: email ?? '' },
    presence: { mode, reason, carer, landmark },
    answers: file.answers as Answers,
    attachments: file.attachments
      .filter(({ kind, replacedAt }) => kind === 'requirement' && replacedAt === null)
      .map(({ id, requirement }) => ({ requirement, uploadId: id, fileName: sentName })),
  }
}
