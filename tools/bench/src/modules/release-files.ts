import { createHash } from 'node:crypto'

/** Names and texts of a build's scripts. */
export type BuiltFiles = Readonly<Record<string, string>>

/** What the build of `module/` is called, which a release replaces by its own. */
const built = { id: 'bench-module', version: '0.0.0-bench' }

export type ReleaseName = { readonly id: string; readonly version: string }

/** As `moduleConfig` names a release's container. */
const containerOf = ({ id, version }: ReleaseName) => `${id}_${version}`.replace(/\W/g, '_')

const integrityOf = (text: string) => `sha384-${createHash('sha384').update(text).digest('base64')}`

/**
 * The build under the name of one release. The entry holds the hashes of the chunks that it loads later, which are other
 * hashes then.
 * @throws when the build does not hold together as it should.
 */
export function toReleaseFiles(files: BuiltFiles, release: ReleaseName, entry: string): BuiltFiles {
  const rename = (text: string) =>
    text
      .replaceAll(containerOf(built), containerOf(release))
      .replaceAll(built.version, release.version)
      .replaceAll(built.id, release.id)
  const { [entry]: entryText, ...chunks } = files
  if (entryText === undefined) throw new Error(`The build has no ${entry}`)
  let renamedEntry = rename(entryText)
  const renamed: Record<string, string> = {}
  for (const [name, text] of Object.entries(chunks)) {
    const before = integrityOf(text)
    if (!renamedEntry.includes(before)) throw new Error(`${entry} does not hold the hash of ${name}`)
    renamed[name] = rename(text)
    renamedEntry = renamedEntry.replaceAll(before, integrityOf(rename(text)))
  }
  return { ...renamed, [entry]: renamedEntry }
}
