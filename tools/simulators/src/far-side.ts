import { parseArgs } from 'node:util'
import { startFarSide } from './start-far-side'

const port = { type: 'string', default: '0' } as const
const { values } = parseArgs({
  options: {
    dir: { type: 'string' },
    'webhook-url': { type: 'string' },
    'retry-ms': { type: 'string' },
    'smtp-port': port,
    'mail-port': port,
    'whatsapp-port': port,
    'smsc-port': port,
    'sms-gateway-port': port,
    'imap-port': port,
    'phone-port': port,
  },
})
if (!values.dir) throw new Error('--dir is needed: the directory in which mails are kept')

const farSide = await startFarSide({
  directory: values.dir,
  webhookUrl: values['webhook-url'],
  retryMs: values['retry-ms'] ? Number(values['retry-ms']) : undefined,
  ports: {
    smtp: Number(values['smtp-port']),
    mail: Number(values['mail-port']),
    whatsapp: Number(values['whatsapp-port']),
    smsc: Number(values['smsc-port']),
    smsGateway: Number(values['sms-gateway-port']),
    imap: Number(values['imap-port']),
    phone: Number(values['phone-port']),
  },
})
// One line, for the program that started this one.
console.log(JSON.stringify({ ports: farSide.ports, environment: farSide.environment }))

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void farSide.stop())
