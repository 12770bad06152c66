import { fillPath } from '@sipelandukilat/contract/client'
import {
  listModuleKeys,
  listModuleReleases,
  publishRelease,
  releaseBounds,
} from '@sipelandukilat/contract/modules/modules'
import { findKey, listKeyIds, type SigningKey } from '../account/keys'
import { assertReleasable, checkModule } from '../module/check-module'
import { openProject } from '../module/project'
import { packRelease } from '../module/tarball'
import { type Connection, connect } from '../registry/connection'
import { Failure } from '../terminal/failure'
import { terminalTexts } from '../texts/texts'
import { type Command, parse } from './command'

/** The key that is named, or the newest of one's own that is valid and lies on this machine. @throws Failure */
async function chooseKey(connection: Connection, wanted: string | undefined): Promise<SigningKey> {
  const { items } = await connection.call(listModuleKeys, {})
  const here = new Set(await listKeyIds())
  const now = new Date().toISOString()
  const usable = items
    .filter((key) => key.isOwn && !key.revokedAt && (!key.validUntil || key.validUntil > now) && here.has(key.keyId))
    .filter(({ keyId }) => wanted === undefined || keyId === wanted)
    .sort((one, other) => other.validFrom.localeCompare(one.validFrom))
  const key = usable[0] && (await findKey(usable[0].keyId))
  if (key) return key
  throw new Failure('refused', terminalTexts.of('noValidKey'))
}

export const publish: Command = {
  usage: 'sipelandukilat publish [--key KEY]',
  summary: terminalTexts.of('summaryPublish'),
  run: async (args, terminal) => {
    const { values } = parse(args, { key: { type: 'string' } })
    const project = await openProject(process.cwd())
    // Before the minute of building: whether one may send at all.
    const connection = await connect(terminal, values.url)
    const key = await chooseKey(connection, values.key)
    const checked = await checkModule(project, terminal, { onBuilt: (built) => assertNew(connection, built) })
    assertReleasable(checked, terminal)
    const { id, version } = checked.manifest
    terminal.progress(terminalTexts.of('signing', { keyId: key.keyId }))
    const tarball = await packRelease(project, key)
    if (tarball.length > releaseBounds.compressedBytes)
      throw new Failure(
        'refused',
        terminalTexts.of('tooLarge', { length: tarball.length, compressedBytes: releaseBounds.compressedBytes }),
      )
    terminal.progress(
      terminalTexts.of('sending', { id, version, kilobytes: Math.ceil(tarball.length / 1024), url: connection.url }),
    )
    const release = await connection
      .put(fillPath(publishRelease.path, { id, version }), tarball)
      .catch((error: unknown) => {
        // Published by somebody else meanwhile, or longer ago than the list reaches.
        throw error instanceof Failure && error.kind === 'conflict' ? exists(version) : error
      })
    terminal.result(terminalTexts.of('published', { id, version }), {
      ok: true,
      id,
      version,
      keyId: key.keyId,
      bytes: tarball.length,
      release,
    })
  },
}

const exists = (version: string) => new Failure('conflict', terminalTexts.of('versionTaken', { version }))

/** Refused before the pages are looked at. A module that the registry does not know is new. @throws Failure `conflict` */
async function assertNew(connection: Connection, { id, version }: { id: string; version: string }): Promise<void> {
  const known = await connection
    .call(listModuleReleases, { params: { id }, query: { limit: 100 } })
    .catch((error: unknown) => {
      if (error instanceof Failure && error.kind === 'refused') return { items: [] }
      throw error
    })
  if (known.items.some((release) => release.version === version)) throw exists(version)
}
