import { mkdirSync } from 'node:fs'
import { readFile, rm } from 'node:fs/promises'
import path from 'node:path'
import { FileStore } from '@tus/file-store'
import { Server } from '@tus/server'
import { uploadsTexts } from '#texts'
import { newId } from '../../platform/id'
import type { Platform } from '../../platform/platform'
import { Problem } from '../../platform/problem'
import { limits } from '../../platform/rate-limits'
import { correlationIdOf, languageOf, sendProblem, toProblem } from '../../platform/serve'
import { mostUploadBytes } from './upload-content'
import { storeUpload } from './upload-store'

export const uploadsPath = '/api/v1/public/uploads'

/**
 * Resumable uploads (tus 1.0). Anyone may upload; an upload means nothing until an application claims it by its id, which
 * only the uploader knows. What arrives lies in a folder of its own until it is whole.
 */
export function registerUploads(platform: Platform): void {
  const { router, config, logger, rateLimits } = platform
  const directory = path.join(config.dataDir, 'uploads')
  mkdirSync(directory, { recursive: true, mode: 0o700 })
  const tus = new Server({
    path: uploadsPath,
    relativeLocation: true,
    maxSize: mostUploadBytes,
    datastore: new FileStore({ directory, expirationPeriodInMilliseconds: 24 * 3600 * 1000 }),
    namingFunction: () => newId(),
    disableTerminationForFinishedUploads: true,
    async onUploadFinish(_request, upload) {
      const file = path.join(directory, upload.id)
      try {
        await storeUpload(platform, await readFile(file), upload.id)
        return {}
      } finally {
        await rm(file, { force: true })
      }
    },
    onResponseError(request, error) {
      const language = request.headers.get('accept-language')?.startsWith('en') ? 'en' : 'id'
      const isTooLarge = 'status_code' in error && error.status_code === 413
      const known = isTooLarge
        ? new Problem('too-large', { detail: tooLarge })
        : error instanceof Problem
          ? error
          : undefined
      if (!known) return undefined
      return { status_code: known.status, body: JSON.stringify(known.toDocument(language, '')) }
    },
  })
  router.all([uploadsPath, `${uploadsPath}/*rest`], async (request, response) => {
    try {
      if (request.method === 'POST') {
        await rateLimits.take(limits.uploadAddress, request.ip ?? 'unknown')
        if (Number(request.get('upload-length') ?? 0) > mostUploadBytes)
          throw new Problem('too-large', { detail: tooLarge })
      }
      request.headers['accept-language'] = languageOf(request)
      await tus.handle(request, response)
    } catch (error) {
      sendProblem(request, response, toProblem(error, logger, correlationIdOf(response)))
    }
  })
}

const tooLarge = uploadsTexts.of('fileHasMostValueMb', { value: mostUploadBytes / 1024 / 1024 })
