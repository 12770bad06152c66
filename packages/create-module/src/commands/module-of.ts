import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { findBuiltManifest } from '../module/project'
import { Failure } from '../terminal/failure'
import { terminalTexts } from '../texts/texts'

/** The id that `--module` names, or that of the module in this folder: as it was built, or as its manifest says. @throws Failure */
export async function moduleOf(given: string | undefined): Promise<string> {
  if (given !== undefined) return given
  const folder = process.cwd()
  const built = await findBuiltManifest({ folder, dist: path.join(folder, 'dist') })
  if (built) return built.id
  const source = await readFile(path.join(folder, 'src/manifest.ts'), 'utf8').catch(() => '')
  const [, id] = /^\s*id:\s*['"]([a-z][a-z0-9-]+)['"]/m.exec(source) ?? []
  if (id) return id
  throw new Failure('usage', terminalTexts.of('whichModule'))
}
