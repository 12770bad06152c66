import type { AnySchema, CallInput, Endpoint, ResponseOf } from './endpoint'
import { ProblemDocument } from './problem'

/** A failed call: the problem document of the API, or one of our own making when no answer came (`status` 0). */
export class ProblemError extends Error {
  override readonly name = 'ProblemError'
  constructor(readonly problem: ProblemDocument) {
    super(problem.detail)
  }
}

export type ClientOptions = {
  /** Where the API is, for example `/api/v1`. */
  baseUrl: string
  fetch?: typeof fetch
  /** Headers of every call: language, the module's identity. */
  headers?: () => Record<string, string>
}

export type CallOptions = { idempotencyKey?: string; signal?: AbortSignal }

type AnyEndpoint = Endpoint<AnySchema, AnySchema, AnySchema, AnySchema>
export type Client = {
  /** @throws ProblemError */
  call: <E extends AnyEndpoint>(endpoint: E, input: CallInput<E>, options?: CallOptions) => Promise<ResponseOf<E>>
}

/** Fills `:name` parts of a path. @throws when one is missing. */
export function fillPath(path: string, params: Record<string, unknown> = {}): string {
  return path.replace(/:(\w+)/g, (_, name: string) => {
    const value = params[name]
    if (value === undefined) throw new Error(`Missing path part ${name} of ${path}`)
    return encodeURIComponent(String(value))
  })
}

function toQueryString(query: Record<string, unknown> = {}): string {
  const parts = new URLSearchParams()
  for (const [name, value] of Object.entries(query))
    if (Array.isArray(value)) for (const item of value) parts.append(name, String(item))
    else if (value !== undefined && value !== null && value !== '') parts.set(name, String(value))
  const text = parts.toString()
  return text === '' ? '' : `?${text}`
}

/** A typed client of the contract. It parses no response: the server that sent it is ours and has serialised it by the schema. */
export function createClient(options: ClientOptions): Client {
  const send = options.fetch ?? ((...parameters: Parameters<typeof fetch>) => fetch(...parameters))
  return {
    async call(endpoint, input, callOptions = {}) {
      const { params, query, body } = input as {
        params?: Record<string, unknown>
        query?: Record<string, unknown>
        body?: unknown
      }
      const url = options.baseUrl + fillPath(endpoint.path, params) + toQueryString(query)
      const headers: Record<string, string> = { accept: 'application/json', ...options.headers?.() }
      if (body !== undefined) headers['content-type'] = 'application/json'
      if (callOptions.idempotencyKey !== undefined) headers['idempotency-key'] = callOptions.idempotencyKey
      const response = await send(url, {
        method: endpoint.method,
        headers,
        credentials: 'same-origin',
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        ...(callOptions.signal ? { signal: callOptions.signal } : {}),
      }).catch((error: unknown) => {
        if (callOptions.signal?.aborted) throw error
        throw new ProblemError(unreachable(headers['accept-language']))
      })
      if (!response.ok) throw new ProblemError(await readProblem(response))
      return response.status === 204 ? undefined : await response.json()
    },
  }
}

function unreachable(language = 'id'): ProblemDocument {
  const english = language.startsWith('en')
  return {
    type: '/problems/unreachable',
    title: english ? 'No connection' : 'Tidak ada sambungan',
    status: 0,
    detail: english ? 'Check the signal, then try again.' : 'Periksa sinyal, lalu coba lagi.',
    correlationId: '',
  }
}

async function readProblem(response: Response): Promise<ProblemDocument> {
  const parsed = ProblemDocument.safeParse(await response.json().catch(() => undefined))
  if (parsed.success) return parsed.data
  return {
    type: '/problems/internal',
    title: response.statusText || 'Error',
    status: response.status,
    detail: `HTTP ${response.status}`,
    correlationId: '',
  }
}
