import { type CallOptions, type Client, createClient, ProblemError } from '@sipelandukilat/contract'
import { languageStore } from '../language/language-store'
import { expireSession, sessionStore, waitForSignIn } from '../session/session'

export const apiBase = '/api/v1'

const isSessionLost = (error: unknown) =>
  error instanceof ProblemError && error.problem.status === 401 && error.problem.type.endsWith('/sign-in-required')

/**
 * The client of signed-in screens. A call that finds the session ended waits until the person has signed in again, and is then
 * repeated: nothing on the screen is lost. `moduleIdentity` (`id@version`) names the calling module to the API.
 */
export function createSessionClient(moduleIdentity?: string): Client {
  const client = createClient({
    baseUrl: apiBase,
    headers: () => ({
      'accept-language': languageStore.get(),
      ...(moduleIdentity ? { 'x-module': moduleIdentity } : {}),
    }),
  })
  return {
    call: async (endpoint, input, options?: CallOptions) => {
      try {
        return await client.call(endpoint, input, options)
      } catch (error) {
        if (!isSessionLost(error) || sessionStore.get().status === 'signed-out') throw error
        expireSession()
        await waitForSignIn()
        return client.call(endpoint, input, options)
      }
    },
  }
}
