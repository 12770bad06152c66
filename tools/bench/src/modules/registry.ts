import { type DeveloperKey, makeRelease, newKey } from '@sipelandukilat/api/bench'
import { RegisteredModule } from '@sipelandukilat/contract'
import { signIn } from '../web/officers'
import { entryName } from './build-module'
import { type BuiltFiles, type ReleaseName, toReleaseFiles } from './release-files'

/** A registry as its people use it: a developer publishes, the administrator of the province decides. */
export type Registry = {
  /** A release as the developer's machine holds it before it is sent. */
  pack: (release: ReleaseName) => Promise<Buffer>
  /** Sends it, grants what it asks for, and makes it stable in the province. */
  bringOut: (release: ReleaseName, tarball: Buffer) => Promise<void>
  /** Takes the province back to the release before; gives its version. */
  rollBack: (id: string) => Promise<string>
}

const province = '65'
const scopes = ['read:Application']

/** What a person sees of a release in the navigation and as its page's heading; the page says it by itself. */
export const nameOf = ({ id, version }: ReleaseName): string => `${id} ${version}`

type Request = { method: string; path: string; cookie: string; body?: unknown; gzip?: Buffer }

export async function openRegistry(
  api: { url: string; ownerUrl: string; cookieName: string },
  built: BuiltFiles,
): Promise<Registry> {
  const cookieOf = async (role: string, regionCode: string | null) =>
    `${api.cookieName}=${await signIn(api.ownerUrl, { email: `${role}@bench.test`, roles: [role], regionCode })}`
  const developer = await cookieOf('module_developer', null)
  const administrator = await cookieOf('province_admin', province)

  async function ask({ method, path, cookie, body, gzip }: Request): Promise<unknown> {
    const response = await fetch(`${api.url}/api/v1${path}`, {
      method,
      headers: { cookie, 'content-type': gzip ? 'application/gzip' : 'application/json' },
      body: gzip ? new Uint8Array(gzip) : JSON.stringify(body),
    })
    const answer: unknown = await response.json()
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${JSON.stringify(answer)}`)
    return answer
  }

  const key: DeveloperKey = newKey()
  await ask({
    method: 'POST',
    path: '/module-keys',
    cookie: developer,
    body: { publicKey: key.publicKey, label: 'bench' },
  })
  return {
    pack: (release) =>
      makeRelease({
        ...release,
        key,
        files: toReleaseFiles(built, release, entryName),
        requestedScopes: scopes,
        contributes: { navigation: [toNavigation(release)] },
      }),
    async bringOut({ id, version }, gzip) {
      await ask({ method: 'PUT', path: `/modules/${id}/releases/${version}`, cookie: developer, gzip })
      await ask({ method: 'PUT', path: `/modules/${id}/scopes`, cookie: administrator, body: { granted: scopes } })
      await ask({ method: 'PUT', path: `/modules/${id}/tracks/stable`, cookie: administrator, body: { version } })
    },
    async rollBack(id) {
      const body = { reason: 'Tolok ukur' }
      const module = RegisteredModule.parse(
        await ask({ method: 'POST', path: `/modules/${id}/rollback`, cookie: administrator, body }),
      )
      const stable = module.stable.find(({ regionCode }) => regionCode === province)
      if (!stable) throw new Error(`${id} has no stable release after its rollback`)
      return stable.version
    },
  }
}

const toNavigation = (release: ReleaseName) => ({
  id: release.id,
  label: { id: nameOf(release), en: nameOf(release) },
  path: `/${release.id}`,
  icon: 'inbox',
  order: 500,
})
