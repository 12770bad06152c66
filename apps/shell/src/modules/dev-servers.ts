import {
  type BootManifest,
  type BootModule,
  type DevServerOverride,
  ModuleReleaseFile,
  toBootModule,
} from '@sipelandukilat/contract'
import { learnDevServer } from '../trust/known-files'
import { timeouts } from './boot-store'

/** What a developer's own server offers now; `undefined` while it does not answer, so that the released one stays. */
async function findOffered({ moduleId, devServer }: DevServerOverride): Promise<BootModule | undefined> {
  try {
    const answer = await fetch(`${devServer}/module.json`, {
      cache: 'no-store',
      signal: AbortSignal.timeout(timeouts().loadMs),
    })
    const release = ModuleReleaseFile.parse(await answer.json())
    if (release.id !== moduleId) throw new Error(`${devServer} offers ${release.id}, not ${moduleId}`)
    learnDevServer(devServer)
    return { ...toBootModule(release, devServer), arm: 'override', override: true }
  } catch (error) {
    reportError(error)
    return undefined
  }
}

/** The boot manifest with the modules of the developer's own servers in the place of the released ones. */
export async function withDevServers(boot: BootManifest): Promise<BootManifest> {
  const { devServers = [] } = boot
  if (devServers.length === 0) return boot
  const offered = (await Promise.all(devServers.map(findOffered))).filter((module) => module !== undefined)
  const ids = new Set(offered.map(({ id }) => id))
  return { ...boot, modules: [...boot.modules.filter(({ id }) => !ids.has(id)), ...offered] }
}
