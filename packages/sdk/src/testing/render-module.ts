import { queryClient } from '../api/query-client'
import { changeLanguage } from '../language/language'
import type { FederatedModule } from '../module/define-module'
import { navigate, startNavigation, toHref } from '../navigation/navigation'
import { sessionStore } from '../session/session'
import { type Answers, answerBy } from './answers'
import { type Persona, persona } from './persona'

export type RenderedModule = {
  readonly element: HTMLElement
  /** Every call the module made, as `GET /applications?limit=25`. */
  readonly calls: readonly string[]
  readonly navigate: (path: string) => Promise<boolean>
  readonly unmount: () => void
}

let isNavigationStarted = false

function refuseCall(call: string): never {
  throw new Error(`No answer is given for ${call}`)
}

/**
 * Mounts a module as the shell does, in a document of the test (vitest `environment: 'happy-dom'`), for somebody with one role,
 * with given answers instead of an API; a call without one fails. Unmount it at the end: it restores `fetch`.
 *
 * @example
 * const rendered = await renderModule(module, {
 *   path: '/school-outreach',
 *   persona: { role: 'intake_officer', regionCode: '65.03' },
 *   answers: { 'GET /applications': { items: [], nextCursor: null } },
 * })
 */
export async function renderModule(
  module: FederatedModule,
  options: {
    path: string
    persona: Persona
    answers?: Answers
    /** Settings of the module; a test gives all that it reads. */
    configuration?: Readonly<Record<string, unknown>>
  },
): Promise<RenderedModule> {
  const calls: string[] = []
  const realFetch = globalThis.fetch
  globalThis.fetch = answerBy(options.answers ?? {}, (call) => calls.push(call), refuseCall)
  const session = persona(options.persona)
  sessionStore.set({ status: 'signed-in', session })
  await changeLanguage(session.user.language)
  history.replaceState(null, '', toHref(options.path))
  if (!isNavigationStarted) startNavigation()
  isNavigationStarted = true
  await navigate(options.path, { replace: true })
  const element = document.body.appendChild(document.createElement('div'))
  const mounted = await module.mount({
    element,
    styleNonce: '',
    ...(options.configuration ? { configuration: options.configuration } : {}),
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
