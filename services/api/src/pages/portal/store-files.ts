import type { Localized } from '@sipelandukilat/domain'
import type { Request } from 'express'
import { portalTexts } from '#texts'
import { mostUploadBytes } from '../../features/uploads/upload-content'
import { storeUpload } from '../../features/uploads/upload-store'
import type { Platform } from '../../platform/platform'
import { Problem } from '../../platform/problem'
import { limits } from '../../platform/rate-limits'
import type { FormBody } from './form-body'

export type FileError = { path: string; message: Localized }
export type StoredFiles = { uploads: { requirement: string; uploadId: string }[]; errors: FileError[] }

const megabytes = mostUploadBytes / 1024 / 1024
const tooLarge = portalTexts.of('fileHasMostMegabytesMb', { megabytes })

/** Takes the files of a form in, one by one; a refused one is named beside its box and hinders no other. */
export async function storeFiles(
  platform: Pick<Platform, 'database' | 'blobs' | 'rateLimits'>,
  request: Request,
  requirements: readonly string[],
  files: FormBody['files'],
): Promise<StoredFiles> {
  const stored: StoredFiles = { uploads: [], errors: [] }
  for (const { name, bytes } of files) {
    const requirement = requirements.find((id) => name === `file.${id}`)
    if (requirement === undefined) continue
    const path = `attachments.${requirement}`
    if (bytes === 'too-large') {
      stored.errors.push({ path, message: tooLarge })
      continue
    }
    await platform.rateLimits.take(limits.uploadAddress, request.ip ?? 'unknown')
    try {
      stored.uploads.push({ requirement, uploadId: await storeUpload(platform, bytes) })
    } catch (error) {
      if (!(error instanceof Problem) || !error.options.detail) throw error
      stored.errors.push({ path, message: error.options.detail })
    }
  }
  return stored
}
