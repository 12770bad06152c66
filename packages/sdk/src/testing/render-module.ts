import { queryClient } from '../api/query-client'
import { apiBase } from '../api/session-client'
import { setLanguage } from '../language/language'
import type { FederatedModule } from '../module/define-module'
import { navigate, startNavigation, toHref } from '../navigation/navigation'
import { sessionStore } from '../session/session'
import { type Persona, persona } from './persona'

/** Answers by call, `GET /applications`: a value, or a function of the request. A call without one fails the test. */
export type Answers = Readonly<Record<string, unknown | ((request: Request) => unknown)>>

export type RenderedModule = {
  readonly element: HTMLElement
  /** Every call the module made, as `GET /applications?limit=25`. */
  readonly calls: readonly string[]
  readonly navigate: (path: string) => Promise<boolean>
  readonly unmount: () => void
}

let isNavigationStarted = false

function answerBy(answers: Answers, calls: string[]): typeof fetch {
  return async (input, init) => {
    const request = new Request(new URL(String(input), location.href), init)
    const { pathname, search } = new URL(request.url)
    const path = pathname.slice(apiBase.length)
    calls.push(`${request.method} ${path}${search}`)
    const answer = answers[`${request.method} ${path}`]
    if (answer === undefined) throw new Error(`No answer is given for ${request.method} ${path}`)
    const value: unknown = typeof answer === 'function' ? await answer(request) : answer
    return value instanceof Response ? value : Response.json(value)
  }
}

/**
 * Mounts a module as the shell does, in a document of the test (vitest `environment: 'happy-dom'`), for somebody with one role,
 * with given answers instead of an API. Unmount it at the end: it restores `fetch`.
 */
export async function renderModule(
  module: FederatedModule,
  options: { path: string; persona: Persona; answers?: Answers },
): Promise<RenderedModule> {
  const calls: string[] = []
  const realFetch = globalThis.fetch
  globalThis.fetch = answerBy(options.answers ?? {}, calls)
  const session = persona(options.persona)
  sessionStore.set({ status: 'signed-in', session })
  setLanguage(session.user.language)
  history.replaceState(null, '', toHref(options.path))
  if (!isNavigationStarted) startNavigation()
  isNavigationStarted = true
  await navigate(options.path, { replace: true })
  const element = document.body.appendChild(document.createElement('div'))
  const mounted = await module.mount({
    element,
    styleNonce: '',
    onFault: (error) => {
      throw error
    },
  })
  return {
    element,
    calls,
    navigate,
    unmount: () => {
      mounted.unmount()
      element.remove()
      queryClient.clear()
      globalThis.fetch = realFetch
    },
  }
}
