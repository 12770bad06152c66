import { type Db, StaleError } from './db'

/** What the process kept has changed meanwhile: repeat with what is read anew. */
class StaleKeptError extends StaleError {
  override readonly name = 'StaleKeptError'
}

const staleCode = 'SP003'
const mostKept = 5_000

export type Kept = {
  /**
   * What `read` gave for this key, kept until anything of the topic changes: then the transaction fails by a `StaleError`, and
   * keeps nothing. Who would refuse because of it calls `forget` first, and reads anew.
   */
  keep: <T extends object>(db: Db, key: string, read: () => Promise<T | undefined>) => Promise<T | undefined>
  /** Forgets everything; tells whether there was something. */
  forget: () => boolean
}

/**
 * What is asked for by every request and changes seldom, as the process has read it: reference data (regions, holidays, services
 * in force) or the registry of modules. In each transaction that goes by it the database proves that it is still the same.
 */
export function createKept(topic: 'reference' | 'modules'): Kept {
  let version: number | undefined
  const kept = new Map<string, object>()
  const proved = new WeakMap<Db, number>()

  const forget = () => {
    const hadSome = kept.size > 0
    kept.clear()
    version = undefined
    return hadSome
  }

  function prove(db: Db, at: number): void {
    if (proved.get(db) === at) return
    proved.set(db, at)
    db.defer(
      { text: 'select app_prove_kept($1, $2)', values: [topic, at] },
      {
        [staleCode]: () => {
          if (version === at) forget()
          return new StaleKeptError()
        },
      },
    )
  }

  return {
    forget,
    async keep<T extends object>(db: Db, key: string, read: () => Promise<T | undefined>) {
      const known = kept.get(key)
      if (known && version !== undefined) {
        prove(db, version)
        return known as T
      }
      // The version first: what is read after it is at least as new.
      const current = await db.first<{ version: number }>({
        text: 'select app_kept_version($1) as version',
        values: [topic],
      })
      const value = await read()
      if (current === undefined || value === undefined) return value
      if (version !== undefined && current.version < version) return value // read by somebody slower
      if (current.version !== version || kept.size >= mostKept) {
        forget()
        version = current.version
      }
      kept.set(key, value)
      return value
    },
  }
}
