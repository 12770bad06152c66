import { forgetSession } from '../account/sessions'
import { connect, toSystemUrl } from '../registry/connection'
import { signInTo } from '../registry/sign-in'
import { askSecret, readPiped } from '../terminal/ask-secret'
import { terminalTexts } from '../texts/texts'
import { type Command, parse, required } from './command'

const usage = 'sipelandukilat login --url http://localhost:4000 --email ADDRESS [--password-stdin]'

const pipedInstead = terminalTexts.of('givePassword')

export const login: Command = {
  usage,
  summary: terminalTexts.of('summaryLogin'),
  run: async (args, terminal) => {
    const { values } = parse(args, { email: { type: 'string' }, 'password-stdin': { type: 'boolean' } })
    const url = toSystemUrl(required(values.url ?? process.env.SIPELANDUKILAT_URL, usage))
    const email = required(values.email, usage)
    const password = values['password-stdin']
      ? await readPiped()
      : (process.env.SIPELANDUKILAT_PASSWORD ?? (await askSecret(terminal, terminalTexts.of('password'), pipedInstead)))
    const { name } = await signInTo(url, { email, password }, terminal)
    terminal.result(terminalTexts.of('signedIn', { url, name }), { ok: true, url, email })
  },
}

export const logout: Command = {
  usage: 'sipelandukilat logout',
  summary: terminalTexts.of('summaryLogout'),
  run: async (args, terminal) => {
    const { values } = parse(args, {})
    const { url } = await connect(terminal, values.url)
    await forgetSession(url)
    terminal.result(terminalTexts.of('signedOut', { url }), { ok: true, url })
  },
}
