import { apiBase } from '../api/session-client'

/** Answers by call, `GET /applications`: a value, or a function of the request. */
export type Answers = Readonly<Record<string, unknown | ((request: Request) => unknown)>>

/** A `fetch` that answers from what is given; `onMissing` decides about a call without an answer. */
export function answerBy(
  answers: Answers,
  onCall: (call: string) => void,
  onMissing: (call: string) => Response,
): typeof fetch {
  return async (input, init) => {
    const request = new Request(new URL(input instanceof Request ? input.url : String(input), location.href), init)
    const { pathname, search } = new URL(request.url)
    const path = pathname.slice(apiBase.length)
    onCall(`${request.method} ${path}${search}`)
    const answer = answers[`${request.method} ${path}`]
    if (answer === undefined) return onMissing(`${request.method} ${path}`)
    const value: unknown = typeof answer === 'function' ? await answer(request) : answer
    return value instanceof Response ? value : Response.json(value)
  }
}
