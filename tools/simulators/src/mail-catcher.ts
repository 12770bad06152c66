import type { AddressInfo } from 'node:net'
import { parseArgs } from 'node:util'
import { openMailStore } from './mail-store'
import { createMailWeb } from './mail-web'
import { createSmtp } from './smtp'

const HOST = '127.0.0.1'

const { values } = parseArgs({
  options: {
    'smtp-port': { type: 'string', default: '0' },
    'http-port': { type: 'string', default: '0' },
    dir: { type: 'string' },
  },
})
if (!values.dir) throw new Error('--dir is needed: the directory in which mails are kept')

const store = openMailStore(values.dir)
const smtp = createSmtp(store)
const web = createMailWeb(store)
await Promise.all([
  new Promise<void>((resolve) => smtp.listen(Number(values['smtp-port']), HOST, resolve)),
  new Promise<void>((resolve) => web.listen(Number(values['http-port']), HOST, resolve)),
])
// One line, for the program that started this one.
console.log(JSON.stringify({ smtpPort: portOf(smtp.server.address()), httpPort: portOf(web.address()) }))

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    smtp.close()
    web.close()
    web.closeAllConnections()
  })
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string') throw new Error('a TCP server has a port')
  return address.port
}
