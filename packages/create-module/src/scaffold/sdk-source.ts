import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import * as z from 'zod'
import { Failure } from '../terminal/failure'
import { terminalTexts } from '../texts/texts'

/** `packages.json` beside the tarballs: what they are, and the versions of other packages they were made with. */
const SdkIndex = z.object({
  shell: z.string(),
  packages: z.record(
    z.string().regex(/^@sipelandukilat\/[a-z-]+$/),
    z.object({ version: z.string(), file: z.string().regex(/^[\w.-]+\.tgz$/), integrity: z.string() }),
  ),
  uses: z.record(z.string(), z.string()),
})
export type SdkIndex = z.infer<typeof SdkIndex>

export type SdkSource = { readonly index: SdkIndex; readonly readTarball: (file: string) => Promise<Uint8Array> }

const isAddress = (place: string) => /^https?:\/\//.test(place)

const unreadable = (place: string, reason: string) =>
  new Failure('unreachable', terminalTexts.of('sdkUnreadable', { place, reason }))

async function read(place: string, file: string): Promise<Uint8Array> {
  if (!isAddress(place))
    return readFile(path.join(place, file)).catch((error: NodeJS.ErrnoException) => {
      throw unreadable(place, error.code ?? error.message)
    })
  const address = `${place.replace(/\/$/, '')}/${file}`
  const response = await fetch(address, { signal: AbortSignal.timeout(30_000) }).catch((error: Error) => {
    throw unreadable(address, error.message)
  })
  if (!response.ok) throw unreadable(address, `HTTP ${response.status}`)
  return new Uint8Array(await response.arrayBuffer())
}

function parseIndex(place: string, bytes: Uint8Array): SdkIndex {
  try {
    return SdkIndex.parse(JSON.parse(new TextDecoder().decode(bytes)))
  } catch {
    throw unreadable(place, 'packages.json')
  }
}

/** Opens a folder or an address with the tarballs. @throws Failure when there are none */
export async function openSdkSource(place: string): Promise<SdkSource> {
  const index = parseIndex(place, await read(place, 'packages.json'))
  const integrityOf = new Map(Object.values(index.packages).map(({ file, integrity }) => [file, integrity]))
  return {
    index,
    readTarball: async (file) => {
      const bytes = await read(place, file)
      if (`sha512-${createHash('sha512').update(bytes).digest('base64')}` !== integrityOf.get(file))
        throw unreadable(`${place}/${file}`, 'sha512')
      return bytes
    },
  }
}
