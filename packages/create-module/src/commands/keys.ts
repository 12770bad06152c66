import type { ModuleKey } from '@sipelandukilat/contract/modules/module-registry-shapes'
import { listModuleKeys, registerModuleKey, revokeModuleKey } from '@sipelandukilat/contract/modules/modules'
import { type Language, type Localized, localized, perLanguage } from '@sipelandukilat/domain'
import { createKey, keepKey, listKeyIds, removeKey } from '../account/keys'
import { type Connection, connect } from '../registry/connection'
import { Failure } from '../terminal/failure'
import { plain, type Terminal } from '../terminal/terminal'
import { terminalTexts } from '../texts/texts'
import { type Command, parse, required } from './command'

const usage = 'sipelandukilat keys create --label NAME [--until 2027-12-31] | keys list | keys revoke KEY --reason TEXT'

async function create(connection: Connection, terminal: Terminal, label: string, until: string | undefined) {
  const key = createKey()
  // The private half first: a registered key that nobody holds would be of no use.
  await keepKey(key)
  try {
    await connection.call(registerModuleKey, {
      body: {
        publicKey: key.publicKey,
        label,
        ...(until === undefined ? {} : { validUntil: new Date(`${until}T23:59:59Z`).toISOString() }),
      },
    })
  } catch (error) {
    await removeKey(key.keyId)
    throw error
  }
  terminal.result(terminalTexts.of('keyRegistered', { keyId: key.keyId }), { ok: true, keyId: key.keyId })
}

function stateOf(key: ModuleKey): Localized {
  if (key.revokedAt) return terminalTexts.of('revoked', { value: key.revokedReason ?? '' })
  if (key.validUntil) return terminalTexts.of('validUntil', { validUntil: key.validUntil })
  return terminalTexts.of('valid')
}

async function list(connection: Connection, terminal: Terminal) {
  const { items } = await connection.call(listModuleKeys, {})
  const here = new Set(await listKeyIds())
  const lineOf = (key: ModuleKey, language: Language) =>
    [key.keyId, key.label, key.ownerName ?? '', localized(stateOf(key), language), here.has(key.keyId) ? '⌂' : '']
      .join('  ')
      .trim()
  terminal.result(
    items.length === 0
      ? terminalTexts.of('noKeyYet')
      : perLanguage((language) => items.map((key) => lineOf(key, language)).join('\n')),
    { ok: true, keys: items.map((key) => ({ ...key, isHere: here.has(key.keyId) })) },
  )
}

async function revoke(connection: Connection, terminal: Terminal, keyId: string, reason: string) {
  await connection.call(revokeModuleKey, { params: { keyId }, body: { reason } })
  await removeKey(keyId)
  terminal.result(terminalTexts.of('keyRevoked', { keyId }), { ok: true, keyId })
}

export const keys: Command = {
  usage,
  summary: terminalTexts.of('summaryKeys'),
  run: async (args, terminal) => {
    const { values, positionals } = parse(args, {
      label: { type: 'string' },
      until: { type: 'string' },
      reason: { type: 'string' },
    })
    const [action, keyId] = positionals
    if (values.until !== undefined && !/^\d{4}-\d{2}-\d{2}$/.test(values.until))
      throw new Failure('usage', plain(usage))
    switch (action) {
      case 'create':
        return create(await connect(terminal, values.url), terminal, required(values.label, usage), values.until)
      case 'list':
        return list(await connect(terminal, values.url), terminal)
      case 'revoke': {
        const reason = required(values.reason, usage)
        return revoke(await connect(terminal, values.url), terminal, required(keyId, usage), reason)
      }
      default:
        throw new Failure('usage', plain(usage))
    }
  },
}
