import { Busboy } from '@fastify/busboy'
import type { Request } from 'express'
import { mostUploadBytes } from '../../features/uploads/upload-content'
import { Problem } from '../../platform/problem'

/** What a form sent: texts by name, and files by the name of their box. */
export type FormBody = {
  fields: Record<string, string | string[]>
  files: { name: string; bytes: Buffer | 'too-large' }[]
}

const mostBodyBytes = 80 * 1024 * 1024
const limits = {
  fieldNameSize: 200,
  fieldSize: 20_000,
  fields: 2000,
  files: 40,
  parts: 2100,
  fileSize: mostUploadBytes,
  headerPairs: 20,
}

/**
 * Reads an urlencoded or multipart body. A file over its limit is read to its end and dropped, so that the person still
 * gets an answer beside its box. @throws Problem `too-large`, `unsupported-type` or `bad-request`.
 */
export function readFormBody(request: Request): Promise<FormBody> {
  if (!request.is(['urlencoded', 'multipart/form-data'])) return Promise.reject(new Problem('unsupported-type'))
  if (Number(request.get('content-length') ?? 0) > mostBodyBytes) {
    request.resume()
    return Promise.reject(new Problem('too-large'))
  }
  return new Promise((resolve, reject) => {
    const fields: FormBody['fields'] = Object.create(null)
    const files: FormBody['files'] = []
    const parser = new Busboy({ headers: request.headers as never, limits })
    const fail = (problem: Problem) => {
      request.unpipe(parser)
      request.resume()
      reject(problem)
    }
    let received = 0
    request.on('data', (chunk: Buffer) => {
      received += chunk.length
      if (received > mostBodyBytes) fail(new Problem('too-large'))
    })
    request.on('aborted', () => reject(new Problem('bad-request')))
    parser.on('field', (name, value, nameTruncated, valueTruncated) => {
      if (nameTruncated || valueTruncated) return fail(new Problem('too-large'))
      const before = fields[name]
      fields[name] = before === undefined ? value : [...(Array.isArray(before) ? before : [before]), value]
    })
    parser.on('file', (name, stream) => {
      const chunks: Buffer[] = []
      let isTooLarge = false
      stream.on('limit', () => {
        isTooLarge = true
        chunks.length = 0
      })
      stream.on('data', (chunk: Buffer) => {
        if (!isTooLarge) chunks.push(chunk)
      })
      stream.on('end', () => {
        const bytes = Buffer.concat(chunks)
        if (isTooLarge) files.push({ name, bytes: 'too-large' })
        else if (bytes.length > 0) files.push({ name, bytes })
      })
    })
    for (const event of ['fieldsLimit', 'filesLimit', 'partsLimit'] as const)
      parser.on(event, () => fail(new Problem('too-large')))
    parser.on('error', () => fail(new Problem('bad-request')))
    parser.on('finish', () => resolve({ fields, files }))
    request.pipe(parser)
  })
}
