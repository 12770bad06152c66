import { type BootManifest, type ModuleReleaseFile, toBootModule } from '@sipelandukilat/contract'

/** One module as the registry knows it: the release its `stable` track points to. */
export type RegisteredModule = { id: string; isSuspended: boolean; basePath: string; release: ModuleReleaseFile }

export type Decision = { moduleId: string; version: string; reason: 'suspended' | 'track' }

/** Which release of which module a shell loads, and why. Pure: no clock, no registry access. */
export function resolve(
  registry: readonly RegisteredModule[],
  context: { generatedAt: string; shellVersion: string; language: 'id' | 'en' },
): { bootManifest: BootManifest; decisions: Decision[] } {
  const decisions = registry.map(
    (module): Decision => ({
      moduleId: module.id,
      version: module.release.version,
      reason: module.isSuspended ? 'suspended' : 'track',
    }),
  )
  return {
    decisions,
    bootManifest: {
      generatedAt: context.generatedAt,
      shell: { version: context.shellVersion },
      language: context.language,
      modules: registry
        .filter((module) => !module.isSuspended)
        .map((module) => toBootModule(module.release, module.basePath)),
    },
  }
}
