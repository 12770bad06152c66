import type { BootModule, ModuleFault } from '@sipelandukilat/contract'
import { urlOfFile } from '../trust/known-files'
import { timeouts } from './boot-store'

/** A fault whose kind is known where it happens. */
export class ModuleFaultError extends Error {
  override readonly name = 'ModuleFaultError'
  constructor(
    readonly fault: ModuleFault,
    message: string,
  ) {
    super(message)
  }
}

async function findFileFault(url: string, integrity: string): Promise<ModuleFault | undefined> {
  try {
    const plain = await fetch(url, { cache: 'reload', signal: AbortSignal.timeout(timeouts().loadMs) })
    if (!plain.ok) return 'network'
    await plain.arrayBuffer()
  } catch (error) {
    return error instanceof DOMException && error.name === 'TimeoutError' ? 'timeout' : 'network'
  }
  // The browser compares; `crypto.subtle` is missing on plain-http addresses.
  const checked = await fetch(url, { integrity, cache: 'force-cache' }).catch(() => undefined)
  return checked ? undefined : 'integrity'
}

/** Faults of the way to a release's files. What failed to come may be kept as failed, so the next try begins with nothing of it. */
export const isFaultOfFetching = (fault: ModuleFault): boolean =>
  fault === 'network' || fault === 'timeout' || fault === 'integrity'

/** A file of code or of styles that did not come, as the bundler's runtime says it: also one of the shell's, which no release lists. */
const isMissingFile = (error: unknown) =>
  error instanceof Error &&
  (error.name === 'ChunkLoadError' || ('code' in error && error.code === 'CSS_CHUNK_LOAD_FAILED'))

/**
 * Says why a module failed. A browser tells a script that could not be fetched from one whose hash is wrong only by fetching
 * again, so the release's files are asked for once more: a wrong hash weighs more than a missing file.
 */
export async function diagnoseFault(module: BootModule, error: unknown): Promise<ModuleFault> {
  if (error instanceof ModuleFaultError) return error.fault
  if (error instanceof Error && error.name === 'PageTimeoutError') return 'timeout'
  if (error instanceof Error && error.message.includes('does not satisfy the requirement')) return 'incompatible'
  const faults = await Promise.all(
    module.files.map(({ path, integrity }) => findFileFault(urlOfFile(module, path), integrity)),
  )
  const found = (['integrity', 'network', 'timeout'] as const).find((fault) => faults.includes(fault))
  // The line may be back by now.
  return found ?? (isMissingFile(error) ? 'network' : 'render')
}

/** Rejects with a `timeout` fault when `work` takes longer than `limit` milliseconds. */
export function withinTime<Result>(work: Promise<Result>, limit: number, what: string): Promise<Result> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(
      () => reject(new ModuleFaultError('timeout', `${what} took longer than ${limit} ms`)),
      limit,
    )
    work.then(resolve, reject).finally(() => clearTimeout(timer))
  })
}
