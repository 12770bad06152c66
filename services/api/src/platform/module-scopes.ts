import { type AppAbility, scopeName, withinScopes } from '@sipelandukilat/access'
import type { Access } from '@sipelandukilat/contract'
import type { Request } from 'express'
import { platformTexts } from '#texts'
import { type Caller, provinceOf, workerScope } from './caller'
import type { Database, Db } from './database/db'
import { from } from './database/from'
import { Problem } from './problem'

/** How long a process goes by what it knows of grants: a grant taken back holds everywhere within this time. */
const rememberedMs = 5_000
const mostRemembered = 1_000

/** The shell is no module: it starts and ends previews, and everything else it asks is open to whoever is signed in. */
const shellScopes: ReadonlySet<string> = new Set(['read:Module', 'update:Module', 'publish:Module', 'pin:Module'])

/** Whether a script of a page sent it, by what the browser itself writes: a link, an image or a program carries no module's name. */
const isOfPageScript = (request: Request) =>
  request.get('sec-fetch-site') !== undefined && /^(cors|same-origin)$/.test(request.get('sec-fetch-mode') ?? '')

/** The release that a call names (`X-Module: id@version`); a program of an office's own names none. */
export function findCallingModule(request: Request): { id: string; version: string } | undefined {
  const [id = '', version = ''] = (request.get('x-module') ?? '').split('@')
  return id === '' ? undefined : { id, version }
}

/** The scopes granted to a module for a province: its own grant stands in the place of the platform's. */
export async function listGrantedScopes(db: Db, moduleId: string, provinceCode: string): Promise<string[]> {
  const row = await db.first(
    from('module_scope_grant')
      .where({ module_id: moduleId })
      .whereAny('province_code', ['', provinceCode])
      .orderBy('province_code', 'desc')
      .limit(1)
      .select('granted'),
  )
  return row?.granted ?? []
}

const unnamed = () =>
  new Problem('forbidden', {
    detail: platformTexts.of('callPageDoesNotNameModule'),
  })

const notGranted = (moduleId: string, scope: string) =>
  new Problem('forbidden', {
    detail: platformTexts.of('moduleModuleidNotGrantedScope', { moduleId, scope }),
  })

export type ModuleScopes = {
  /**
   * The caller as the module that calls may act for them: what the person may do and the module was granted. A program without a
   * page acts for the person alone.
   * @throws Problem `forbidden` for a call of a page without a module's name, and for what the module was not granted.
   */
  limit: (caller: Caller, request: Request, access: Access) => Promise<Caller>
  /**
   * Whether this very module calls and has a scope of its own, which no person has.
   * @throws Problem `forbidden` for another module, a page that names none, and what was not granted.
   */
  assertCalls: (caller: Caller, request: Request, moduleId: string, scope: string) => Promise<void>
}

export function createModuleScopes(database: Database, clock: () => Date): ModuleScopes {
  const granted = new Map<string, { scopes: ReadonlySet<string>; until: number }>()
  const narrowed = new WeakMap<AppAbility, Map<ReadonlySet<string>, AppAbility>>()

  async function scopesOf(moduleId: string, provinceCode: string): Promise<ReadonlySet<string>> {
    if (moduleId === 'shell') return shellScopes
    const key = `${provinceCode}/${moduleId}`
    const known = granted.get(key)
    const now = clock().getTime()
    if (known && known.until > now) return known.scopes
    const found = await database.read(workerScope, (db) => listGrantedScopes(db, moduleId, provinceCode))
    if (granted.size >= mostRemembered) granted.clear()
    const scopes = known && sameScopes(known.scopes, found) ? known.scopes : new Set(found)
    granted.set(key, { scopes, until: now + rememberedMs })
    return scopes
  }

  function narrow(ability: AppAbility, scopes: ReadonlySet<string>): AppAbility {
    const of = narrowed.get(ability) ?? new Map<ReadonlySet<string>, AppAbility>()
    narrowed.set(ability, of)
    const known = of.get(scopes)
    if (known) return known
    const made = withinScopes(ability, scopes)
    of.set(scopes, made)
    return made
  }

  return {
    async assertCalls(caller, request, moduleId, scope) {
      const calling = findCallingModule(request)
      if (!calling && isOfPageScript(request)) throw unnamed()
      if (calling && calling.id !== moduleId) throw new Problem('forbidden')
      if (!(await scopesOf(moduleId, provinceOf(caller) ?? '')).has(scope)) throw notGranted(moduleId, scope)
    },
    async limit(caller, request, access) {
      if (typeof access === 'string') return caller
      const calling = findCallingModule(request)
      if (!calling) {
        if (isOfPageScript(request)) throw unnamed()
        return caller
      }
      const scopes = await scopesOf(calling.id, provinceOf(caller) ?? '')
      const scope = scopeName(...access)
      if (!scopes.has(scope) && caller.ability.can(...access)) throw notGranted(calling.id, scope)
      return { ...caller, ability: narrow(caller.ability, scopes) }
    },
  }
}

const sameScopes = (known: ReadonlySet<string>, given: readonly string[]) =>
  known.size === new Set(given).size && given.every((scope) => known.has(scope))
