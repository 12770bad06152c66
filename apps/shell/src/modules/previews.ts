import type { BootManifest, BootModule } from '@sipelandukilat/contract'

export type Preview = { readonly id: string; readonly module: BootModule | undefined }

/** The modules that only this browser shows; without `module` where a developer's own server does not answer. */
export function previewsOf(boot: BootManifest | undefined): Preview[] {
  const modules = boot?.modules ?? []
  const ids = new Set([
    ...modules.filter(({ override }) => override).map(({ id }) => id),
    ...(boot?.devServers ?? []).map(({ moduleId }) => moduleId),
  ])
  return [...ids].map((id) => ({ id, module: modules.find((one) => one.id === id && one.override) }))
}
