import type { ModuleKey } from '@sipelandukilat/contract/modules/module-registry-shapes'
import { listModuleKeys, registerModuleKey, revokeModuleKey } from '@sipelandukilat/contract/modules/modules'
import { createKey, keepKey, listKeyIds, removeKey } from '../account/keys'
import { type Connection, connect } from '../registry/connection'
import { Failure } from '../terminal/failure'
import type { Localized } from '../terminal/language'
import { plain, type Terminal } from '../terminal/terminal'
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
  terminal.result(
    {
      id: `Kunci ${key.keyId} terdaftar. Separuh rahasianya hanya ada di komputer ini; buat kunci lain di komputer lain.`,
      en: `The key ${key.keyId} is registered. Its private half is on this computer alone; make another key on another computer.`,
    },
    { ok: true, keyId: key.keyId },
  )
}

function stateOf(key: ModuleKey): Localized {
  if (key.revokedAt) return { id: `dicabut: ${key.revokedReason ?? ''}`, en: `revoked: ${key.revokedReason ?? ''}` }
  if (key.validUntil) return { id: `berlaku sampai ${key.validUntil}`, en: `valid until ${key.validUntil}` }
  return { id: 'berlaku', en: 'valid' }
}

async function list(connection: Connection, terminal: Terminal) {
  const { items } = await connection.call(listModuleKeys, {})
  const here = new Set(await listKeyIds())
  const lineOf = (key: ModuleKey, language: 'id' | 'en') =>
    [key.keyId, key.label, key.ownerName ?? '', stateOf(key)[language], here.has(key.keyId) ? '⌂' : '']
      .join('  ')
      .trim()
  const text = (language: 'id' | 'en') => items.map((key) => lineOf(key, language)).join('\n')
  terminal.result(
    items.length === 0 ? { id: 'Belum ada kunci.', en: 'There is no key yet.' } : { id: text('id'), en: text('en') },
    { ok: true, keys: items.map((key) => ({ ...key, isHere: here.has(key.keyId) })) },
  )
}

async function revoke(connection: Connection, terminal: Terminal, keyId: string, reason: string) {
  await connection.call(revokeModuleKey, { params: { keyId }, body: { reason } })
  await removeKey(keyId)
  terminal.result(
    {
      id: `Kunci ${keyId} dicabut: yang ditandatanganinya tidak diberikan lagi kepada siapa pun.`,
      en: `The key ${keyId} is revoked: what it signed is given to nobody any more.`,
    },
    { ok: true, keyId },
  )
}

export const keys: Command = {
  usage,
  summary: { id: 'Kunci yang menandatangani rilis', en: 'The keys that sign releases' },
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
