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
  throw new Failure('refused', {
    id: 'Tidak ada kunci yang berlaku di komputer ini. Buat: sipelandukilat keys create --label NAMA',
    en: 'There is no valid key on this computer. Make one: sipelandukilat keys create --label NAME',
  })
}

export const publish: Command = {
  usage: 'sipelandukilat publish [--key KEY]',
  summary: {
    id: 'Membangun, memeriksa, menandatangani, dan mengirim rilis',
    en: 'Build, check, sign and send a release',
  },
  run: async (args, terminal) => {
    const { values } = parse(args, { key: { type: 'string' } })
    const project = await openProject(process.cwd())
    // Before the minute of building: whether one may send at all.
    const connection = await connect(terminal, values.url)
    const key = await chooseKey(connection, values.key)
    const checked = await checkModule(project, terminal, { onBuilt: (built) => assertNew(connection, built) })
    assertReleasable(checked, terminal)
    const { id, version } = checked.manifest
    terminal.progress({ id: `Menandatangani dengan ${key.keyId}`, en: `Signing with ${key.keyId}` })
    const tarball = await packRelease(project, key)
    if (tarball.length > releaseBounds.compressedBytes)
      throw new Failure('refused', {
        id: `Rilis ${tarball.length} bita; batasnya ${releaseBounds.compressedBytes}.`,
        en: `The release has ${tarball.length} bytes; the bound is ${releaseBounds.compressedBytes}.`,
      })
    terminal.progress({
      id: `Mengirim ${id} ${version} (${Math.ceil(tarball.length / 1024)} KB) ke ${connection.url}`,
      en: `Sending ${id} ${version} (${Math.ceil(tarball.length / 1024)} KB) to ${connection.url}`,
    })
    const release = await connection
      .put(fillPath(publishRelease.path, { id, version }), tarball)
      .catch((error: unknown) => {
        // Published by somebody else meanwhile, or longer ago than the list reaches.
        throw error instanceof Failure && error.kind === 'conflict' ? exists(version) : error
      })
    terminal.result(
      {
        id: `${id} ${version} terbit. Belum dipakai siapa pun: pratinjau dengan "sipelandukilat preview ${version}", lalu minta admin provinsi memberlakukannya.`,
        en: `${id} ${version} is published. Nobody uses it yet: see it with "sipelandukilat preview ${version}", then ask a provincial administrator to promote it.`,
      },
      { ok: true, id, version, keyId: key.keyId, bytes: tarball.length, release },
    )
  },
}

const exists = (version: string) =>
  new Failure('conflict', {
    id: `Versi ${version} sudah terbit, dan rilis tidak pernah diganti. Naikkan versi di src/manifest.ts, lalu kirim lagi.`,
    en: `Version ${version} is published already, and a release is never replaced. Raise the version in src/manifest.ts and publish again.`,
  })

/** Told before the pages are looked at. A module that the registry does not know is new. @throws Failure `conflict` */
async function assertNew(connection: Connection, { id, version }: { id: string; version: string }): Promise<void> {
  const known = await connection
    .call(listModuleReleases, { params: { id }, query: { limit: 100 } })
    .catch((error: unknown) => {
      if (error instanceof Failure && error.kind === 'refused') return { items: [] }
      throw error
    })
  if (known.items.some((release) => release.version === version)) throw exists(version)
}
