import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'
import { ModuleReleaseFile } from '@sipelandukilat/contract/modules/boot'
import { Failure } from '../terminal/failure'
import { terminalTexts } from '../texts/texts'

/** A module's folder on this machine. */
export type Project = { readonly folder: string; readonly dist: string }

const isMissing = (error: unknown) => error instanceof Error && 'code' in error && error.code === 'ENOENT'

/** The module that stands in `folder`. @throws Failure when none does */
export async function openProject(folder: string): Promise<Project> {
  try {
    await readFile(path.join(folder, 'rsbuild.config.ts'))
    await readFile(path.join(folder, 'src/manifest.ts'))
  } catch (error) {
    if (!isMissing(error)) throw error
    throw new Failure('usage', terminalTexts.of('noModuleHere', { folder }))
  }
  return { folder, dist: path.join(folder, 'dist') }
}

/** A file of a package as the module's own code would find it. @throws Failure when it is not installed */
export function resolveFrom(folder: string, specifier: string): string {
  try {
    return createRequire(path.join(folder, 'package.json')).resolve(specifier)
  } catch {
    throw new Failure('usage', terminalTexts.of('notInstalled', { specifier, folder }))
  }
}

/** Id and version of the module as it was last built, or undefined. */
export async function findBuiltManifest({ dist }: Project): Promise<ModuleReleaseFile | undefined> {
  try {
    return ModuleReleaseFile.parse(JSON.parse(await readFile(path.join(dist, 'module.json'), 'utf8')))
  } catch (error) {
    if (isMissing(error)) return undefined
    throw error
  }
}
