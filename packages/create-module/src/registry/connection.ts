import { type Client, createClient, ProblemError } from '@sipelandukilat/contract/client'
import type { ProblemDocument } from '@sipelandukilat/contract/problem'
import { ProblemDocument as ProblemSchema } from '@sipelandukilat/contract/problem'
import { readSessions } from '../account/sessions'
import { Failure, type FailureKind } from '../terminal/failure'
import { plain, type Terminal } from '../terminal/terminal'
import { terminalTexts } from '../texts/texts'

/** A system one is signed in to. Its calls throw a `Failure` in the reader's language. */
export type Connection = {
  readonly url: string
  readonly email: string
  readonly call: Client['call']
  /** Sends the bytes of a release; answers the registry's own words on success. */
  readonly put: (path: string, body: Buffer) => Promise<unknown>
}

function kindOf({ status }: ProblemDocument): FailureKind {
  if (status === 0) return 'unreachable'
  if (status === 401) return 'signInRequired'
  return status === 409 ? 'conflict' : 'refused'
}

/** The problem as the terminal says it. The API already spoke in the reader's language. */
export function toFailure(problem: ProblemDocument, url: string): Failure {
  const words =
    problem.status === 0 ? `${problem.title}: ${url}. ${problem.detail}` : `${problem.title}. ${problem.detail}`
  const details = (problem.errors ?? []).map(({ path, message }) => plain(path ? `${path}: ${message}` : message))
  return new Failure(kindOf(problem), plain(words), details)
}

export const orFailure = (url: string) => (error: unknown) => {
  throw error instanceof ProblemError ? toFailure(error.problem, url) : error
}

/** `http://localhost:4000/app/` and `http://localhost:4000` are one system. @throws Failure when it is no address */
export function toSystemUrl(text: string): string {
  if (!URL.canParse(text) || !/^https?:$/.test(new URL(text).protocol))
    throw new Failure('usage', terminalTexts.of('noAddress', { text }))
  return new URL(text).origin
}

const apiOf = (url: string) => `${url}/api/v1`

/** A client of a system, with a session or (to sign in) without one. */
export function clientOf(url: string, terminal: Terminal, cookie?: string, send: typeof fetch = fetch): Client {
  return createClient({
    baseUrl: apiOf(url),
    fetch: send,
    headers: () => ({ 'accept-language': terminal.language, ...(cookie ? { cookie } : {}) }),
  })
}

async function readAnswer(response: Response, url: string): Promise<unknown> {
  const body: unknown = await response.json().catch(() => undefined)
  if (response.ok) return body
  const problem = ProblemSchema.safeParse(body)
  throw toFailure(
    problem.success
      ? problem.data
      : {
          type: '/problems/internal',
          title: `HTTP ${response.status}`,
          status: response.status,
          detail: response.statusText,
          correlationId: '',
        },
    url,
  )
}

const notSignedIn = (url: string | undefined) =>
  new Failure('signInRequired', url ? terminalTexts.of('notSignedInTo', { url }) : terminalTexts.of('notSignedIn'))

/** Opens the system at `--url`, in `SIPELANDUKILAT_URL`, or the one last signed in to. @throws Failure when not signed in */
export async function connect(terminal: Terminal, given: string | undefined): Promise<Connection> {
  const { current, byUrl } = await readSessions()
  const wanted = given ?? process.env.SIPELANDUKILAT_URL ?? current
  const url = wanted ? toSystemUrl(wanted) : undefined
  const session = url === undefined ? undefined : byUrl[url]
  if (url === undefined || !session) throw notSignedIn(url)
  const client = clientOf(url, terminal, session.cookie)
  return {
    url,
    email: session.email,
    call: (endpoint, input, options) => client.call(endpoint, input, options).catch(orFailure(url)),
    put: async (path, body) => {
      const response = await fetch(apiOf(url) + path, {
        method: 'PUT',
        body: new Uint8Array(body),
        headers: {
          'content-type': 'application/gzip',
          accept: 'application/json',
          'accept-language': terminal.language,
          cookie: session.cookie,
        },
      }).catch((error: Error) => {
        throw new Failure('unreachable', plain(`${url}: ${error.message}`))
      })
      return readAnswer(response, url)
    },
  }
}
