import { existsSync } from 'node:fs'
import path from 'node:path'

/**
 * A file or folder of the repository, from the built program and from the sources alike: the nearest one above this file.
 * @param inRepository for example `apps/shell/dist`
 */
export function findInRepository(inRepository: string): string | undefined {
  for (let folder = import.meta.dirname; folder !== path.dirname(folder); folder = path.dirname(folder)) {
    const candidate = path.join(folder, inRepository)
    if (existsSync(candidate)) return candidate
  }
  return undefined
}
