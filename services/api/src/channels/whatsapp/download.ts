import { createHash } from 'node:crypto'
import { z } from 'zod'

export type DownloadOutcome =
  | { kind: 'file'; bytes: Buffer; contentType: string }
  | { kind: 'too-large' }
  /** The far side no longer has it, or never had: the citizen is asked to send it again. */
  | { kind: 'gone' }
  | { kind: 'retry'; reason: string }

type DownloadOptions = { apiUrl: string; accessToken: string; timeoutMs: number; maxBytes: number }

const MediaInfo = z.object({
  url: z.url(),
  mime_type: z.string().default('application/octet-stream'),
  sha256: z.string().optional(),
  file_size: z.coerce.number().optional(),
})

/** Meta keeps the bytes on hosts of these domains. */
const META_DOMAINS = ['facebook.com', 'fbsbx.com', 'fbcdn.net', 'whatsapp.net']

/** Fetches a file in two steps: its address by its id, then its bytes; our token goes to the far side's hosts only. */
export async function downloadMedia(mediaId: string, options: DownloadOptions): Promise<DownloadOutcome> {
  if (!/^[\w-]{1,256}$/.test(mediaId)) return { kind: 'gone' }
  try {
    const answer = await get(`${options.apiUrl}/${mediaId}`, options)
    if (!answer.ok) return toFailure(answer.status)
    const info = MediaInfo.safeParse(await answer.json().catch(() => undefined))
    if (!info.success) return { kind: 'retry', reason: 'unreadable-answer' }
    if (!isOfFarSide(new URL(info.data.url), new URL(options.apiUrl))) return { kind: 'retry', reason: 'foreign-host' }
    if ((info.data.file_size ?? 0) > options.maxBytes) return { kind: 'too-large' }
    const response = await get(info.data.url, options)
    if (!response.ok) return toFailure(response.status)
    const bytes = await readLimited(response, options.maxBytes)
    if (!bytes) return { kind: 'too-large' }
    if (info.data.sha256 && !isDigestOf(info.data.sha256, bytes)) return { kind: 'retry', reason: 'damaged' }
    return { kind: 'file', bytes, contentType: info.data.mime_type }
  } catch (error) {
    return {
      kind: 'retry',
      reason: error instanceof Error && error.name === 'TimeoutError' ? 'timeout' : 'no-connection',
    }
  }
}

function get(url: string, { accessToken, timeoutMs }: DownloadOptions): Promise<Response> {
  return fetch(url, {
    headers: { authorization: `Bearer ${accessToken}` },
    redirect: 'error',
    signal: AbortSignal.timeout(timeoutMs),
  })
}

/** True of the configured host itself and, when that is Meta's, of Meta's other hosts; never less protected than it. */
export function isOfFarSide(url: URL, api: URL): boolean {
  if (url.protocol !== api.protocol) return false
  if (url.host === api.host) return true
  const isMetas = (host: string) => META_DOMAINS.some((domain) => host === domain || host.endsWith(`.${domain}`))
  return isMetas(api.hostname) && isMetas(url.hostname) && url.port === ''
}

/** Reads no further than the limit; undefined when there is more. */
async function readLimited(response: Response, maxBytes: number): Promise<Buffer | undefined> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of response.body ?? []) {
    size += chunk.length
    if (size > maxBytes) return undefined
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

/** Meta writes the digest in hexadecimal; some versions wrote base64. */
function isDigestOf(claimed: string, bytes: Buffer): boolean {
  const digest = createHash('sha256').update(bytes).digest()
  return claimed.toLowerCase() === digest.toString('hex') || claimed === digest.toString('base64')
}

function toFailure(status: number): DownloadOutcome {
  const isGone = status === 400 || status === 404 || status === 410
  return isGone ? { kind: 'gone' } : { kind: 'retry', reason: status === 429 ? 'rate-limit' : 'far-side-fault' }
}
