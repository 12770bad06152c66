import { signIn } from '@sipelandukilat/contract/session'
import { keepSession } from '../account/sessions'
import { Failure } from '../terminal/failure'
import type { Terminal } from '../terminal/terminal'
import { terminalTexts } from '../texts/texts'
import { clientOf, orFailure } from './connection'

/** Name and value of each cookie, as a `cookie` header carries them. */
const cookiesOf = (response: Response) =>
  response.headers
    .getSetCookie()
    .map((line) => line.split(';')[0] ?? '')
    .filter((pair) => pair.includes('=') && !pair.endsWith('='))
    .join('; ')

/** Signs in and keeps the session for later commands. @throws Failure */
export async function signInTo(
  url: string,
  account: { email: string; password: string },
  terminal: Terminal,
): Promise<{ name: string }> {
  let cookie = ''
  const send: typeof fetch = async (...request) => {
    const response = await fetch(...request)
    cookie = cookiesOf(response)
    return response
  }
  const { user } = await clientOf(url, terminal, undefined, send).call(signIn, { body: account }).catch(orFailure(url))
  if (cookie === '') throw new Failure('refused', terminalTexts.of('noSession', { url }))
  await keepSession(url, { cookie, email: account.email })
  return { name: user.name }
}
