import { forgetSession } from '../account/sessions'
import { connect, toSystemUrl } from '../registry/connection'
import { signInTo } from '../registry/sign-in'
import { askSecret, readPiped } from '../terminal/ask-secret'
import { type Command, parse, required } from './command'

const usage = 'sipelandukilat login --url http://localhost:4000 --email ADDRESS [--password-stdin]'

const pipedInstead = {
  id: 'Beri kata sandi lewat --password-stdin atau SIPELANDUKILAT_PASSWORD.',
  en: 'Give the password by --password-stdin or SIPELANDUKILAT_PASSWORD.',
}

export const login: Command = {
  usage,
  summary: {
    id: 'Masuk ke sebuah sistem; sesinya disimpan hanya untuk Anda',
    en: 'Sign in to a system; the session is kept for you alone',
  },
  run: async (args, terminal) => {
    const { values } = parse(args, { email: { type: 'string' }, 'password-stdin': { type: 'boolean' } })
    const url = toSystemUrl(required(values.url ?? process.env.SIPELANDUKILAT_URL, usage))
    const email = required(values.email, usage)
    const password = values['password-stdin']
      ? await readPiped()
      : (process.env.SIPELANDUKILAT_PASSWORD ??
        (await askSecret(terminal, { id: 'Kata sandi', en: 'Password' }, pipedInstead)))
    const { name } = await signInTo(url, { email, password }, terminal)
    terminal.result(
      { id: `Masuk ke ${url} sebagai ${name}.`, en: `Signed in to ${url} as ${name}.` },
      { ok: true, url, email },
    )
  },
}

export const logout: Command = {
  usage: 'sipelandukilat logout',
  summary: { id: 'Melupakan sesi', en: 'Forget the session' },
  run: async (args, terminal) => {
    const { values } = parse(args, {})
    const { url } = await connect(terminal, values.url)
    await forgetSession(url)
    terminal.result({ id: `Keluar dari ${url}.`, en: `Signed out of ${url}.` }, { ok: true, url })
  },
}
