import { requiredAttachments } from '@sipelandukilat/domain'
import { findDefinition } from '@sipelandukilat/domain/definitions'
import { exampleApplication } from '@sipelandukilat/domain/examples'
import sharp from 'sharp'
import { storeUpload } from '../features/uploads/upload-store'
import type { TestSystem } from './test-system'

let photo: Promise<Buffer> | undefined

/** A small photo that the server accepts. */
export const examplePhoto = (): Promise<Buffer> => {
  photo ??= sharp({ create: { width: 60, height: 40, channels: 3, background: '#88aacc' } })
    .jpeg()
    .toBuffer()
  return photo
}

export const examplePdf = Buffer.from(
  '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF',
)

/** The body of a valid submission: invented, deterministic by seed, with the files the service asks for. */
export async function exampleSubmission(
  system: TestSystem,
  code: string,
  seed: number,
  options: { villageCode: string; today?: string },
): Promise<Record<string, unknown>> {
  const today = options.today ?? system.clock.now.toISOString().slice(0, 10)
  const { applicant, answers } = exampleApplication(code, seed, { today, villageCode: options.villageCode })
  const definition = findDefinition(code)
  if (!definition) throw new Error(`No service ${code}`)
  const { name, nik, kkNumber, phone } = applicant
  const attachments = await Promise.all(
    requiredAttachments(definition, answers, today)
      .filter((requirement) => requirement.required)
      .map(async (requirement) => ({
        requirement: requirement.id,
        uploadId: await storeUpload(system.app.platform, await examplePhoto()),
      })),
  )
  return {
    serviceCode: code,
    villageCode: options.villageCode,
    applicant: { name, nik, kkNumber, phone },
    ...(definition.presence === 'none' ? {} : { presence: { mode: 'village' } }),
    answers,
    attachments,
    language: 'id',
    declaration: true,
    privacyNoticeVersion: '1',
  }
}
