import { Language, Localized } from '@sipelandukilat/domain'
import * as z from 'zod'
import { endpoint } from '../endpoint'
import { Empty } from '../shapes'

/** `major.minor.patch`, with an optional pre-release tag. */
export const ReleaseVersion = z
  .string()
  .max(60)
  .regex(/^\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?$/)

/** A subresource-integrity value. Only SHA-384: what the module build writes and the shell accepts. */
export const Integrity = z.string().regex(/^sha384-[A-Za-z0-9+/]{64}$/)

/** A path of the application as people see it, without the `/app` base: `/intake`. */
export const AppPath = z.string().regex(/^\/[a-z0-9\-/]*$/)

export const ModuleId = z.string().regex(/^[a-z][a-z0-9-]{1,40}$/)

/** Who may see something: a CASL action and subject, asked of the caller's ability. */
export const RequiredAbility = z.tuple([z.string(), z.string()])

export const NavigationItem = z.object({
  id: z.string().min(1),
  label: Localized,
  /** One sentence for the home page: what a person does there. */
  description: Localized.optional(),
  path: AppPath,
  /** Name of an icon of the UI kit; an unknown name falls back to a neutral one. */
  icon: z.string(),
  order: z.int(),
  ability: RequiredAbility.optional(),
  /** A number beside the label: of what the API answers at `path` (numbers by name), these fields together. */
  count: z.object({ path: AppPath, fields: z.array(z.string().max(40)).min(1).max(5) }).optional(),
})
export type NavigationItem = z.infer<typeof NavigationItem>

/** A component that a module offers at an extension point of another. */
export const ModuleExtension = z.object({ id: z.string().min(1), point: z.string().min(1), order: z.int() })
export type ModuleExtension = z.infer<typeof ModuleExtension>

/** `path` is relative to the folder of the entry, so a release can live on any origin. */
export const ModuleFile = z.object({ path: z.string().regex(/^(?!\/)(?!.*\.\.)[\w.\-/]+$/), integrity: Integrity })
export type ModuleFile = z.infer<typeof ModuleFile>

/** What administrators may set of a module: a JSON Schema of an object, made by the build, and the values without any setting. */
export const ModuleConfiguration = z.object({
  schema: z.record(z.string(), z.unknown()),
  defaults: z.record(z.string(), z.unknown()),
})
export type ModuleConfiguration = z.infer<typeof ModuleConfiguration>

/** A collection of documents that a module keeps in the platform; the build makes it from `defineRecords`. */
export const RecordDeclaration = z.object({
  collection: z.string().regex(/^[a-z][a-z0-9-]{1,40}$/),
  title: Localized,
  /** JSON Schema of a document: an object whose properties are texts, numbers, booleans, choices, lists or objects of these. */
  schema: z.record(z.string(), z.unknown()),
  /** How many documents a regency may have. */
  quota: z.int().min(1).max(5000).default(1000),
})
export type RecordDeclaration = z.infer<typeof RecordDeclaration>

/** What a module says of itself, written by hand in its `manifest.ts`. */
export const ModuleManifest = z.object({
  id: ModuleId,
  version: ReleaseVersion,
  title: Localized,
  owner: z.string().min(1),
  /** Range of shell versions the module works with, for example `^1.0.0`. */
  engines: z.object({ shell: z.string().min(1) }),
  requires: z.object({ apis: z.array(z.string()).default([]), modules: z.array(ModuleId).default([]) }).optional(),
  /** API scopes the module asks for; an admin grants them. */
  requestedScopes: z.array(z.string()).default([]),
  /** What is new in this release, for those who decide about it. */
  changes: Localized.optional(),
  contributes: z.object({
    routes: z.array(AppPath).min(1),
    navigation: z.array(NavigationItem).default([]),
    extensions: z.array(ModuleExtension).default([]),
    extensionPoints: z.array(z.string()).default([]),
    /** Permissions that the module itself knows: `school-outreach.sign`. */
    permissions: z.array(z.object({ id: z.string().regex(/^[a-z][a-z0-9.-]{1,80}$/), label: Localized })).optional(),
    configuration: ModuleConfiguration.optional(),
    records: z.array(RecordDeclaration).default([]),
    /** Services that the module brings, each a whole definition; offered from when the release is stable somewhere. */
    serviceDefinitions: z.array(z.record(z.string(), z.unknown())).max(20).optional(),
    /** The module's own server: the API hands `/m/<id>/…` on to it, with the identity of who asks. */
    upstream: z.object({ baseUrl: z.url({ protocol: /^https?$/ }).max(300) }).optional(),
  }),
})
export type ModuleManifest = z.infer<typeof ModuleManifest>

/** `dist/module.json`: the manifest with what the build adds. The `publish` command reads it. */
export const ModuleReleaseFile = ModuleManifest.extend({
  /** Path of the container's script inside the release. */
  entry: z.string().min(1),
  /** Name of the federation container; versioned, since two releases under one name silently share code. */
  container: z.string().regex(/^\w+$/),
  files: z.array(ModuleFile).min(1),
  /** Versions of the shared packages the release was built against. */
  builtAgainst: z.record(z.string(), z.string()),
})
export type ModuleReleaseFile = z.infer<typeof ModuleReleaseFile>

/** The group a release was given to: everybody of its place, those a rollout reaches, a pinned region, or one browser. */
export const ModuleArm = z.string().regex(/^(baseline|pinned|fallback|override|rollout:[0-9a-f-]{36})$/)

/** A developer's own dev server in the place of a module, in this browser only. The shell asks it for `module.json`. */
export const DevServerOverride = z.object({
  moduleId: ModuleId,
  devServer: z.string().regex(/^http:\/\/localhost:\d{2,5}$/),
  until: z.iso.datetime(),
})
export type DevServerOverride = z.infer<typeof DevServerOverride>

/** One release that the caller's shell is to load. */
export const BootModule = z.object({
  id: ModuleId,
  version: ReleaseVersion,
  title: Localized,
  /** Address of the container's script: a path of this origin, or an absolute URL. */
  entry: z.string().min(1),
  container: z.string().regex(/^\w+$/),
  engines: z.object({ shell: z.string().min(1) }),
  routes: z.array(AppPath).min(1),
  navigation: z.array(NavigationItem),
  extensions: z.array(ModuleExtension).default([]),
  files: z.array(ModuleFile).min(1),
  /** The module's settings here, its defaults included. */
  configuration: z.record(z.string(), z.unknown()).optional(),
  /** By what this release was chosen; the shell's reports carry it back. */
  arm: ModuleArm.optional(),
  /** Only in this browser: a developer's preview of a release that nobody else gets. */
  override: z.boolean().optional(),
})
export type BootModule = z.infer<typeof BootModule>

/** Which release of which module the shell loads, for this caller. */
export const BootManifest = z.object({
  generatedAt: z.iso.datetime(),
  shell: z.object({ version: ReleaseVersion }),
  language: Language,
  modules: z.array(BootModule),
  /** Time-outs of loading, bootstrapping and mounting a module, in milliseconds. */
  timeouts: z
    .object({ loadMs: z.int().positive(), bootstrapMs: z.int().positive(), mountMs: z.int().positive() })
    .optional(),
  devServers: z.array(DevServerOverride).optional(),
  /** Ed25519 over the canonical JSON of everything else here (`canonicalJson`), base64; `keyId` names the key of `/boot/key`. */
  signature: z.base64().optional(),
  keyId: z.string().optional(),
})
export type BootManifest = z.infer<typeof BootManifest>

/** Why a module cannot be shown. */
export const ModuleFault = z.enum(['network', 'integrity', 'incompatible', 'timeout', 'contract', 'render'])
export type ModuleFault = z.infer<typeof ModuleFault>

/** Largest contentful paint and interaction to next paint in milliseconds, cumulative layout shift as its score. */
const WebVitals = z.object({
  lcp: z.number().min(0).max(600_000).optional(),
  inp: z.number().min(0).max(600_000).optional(),
  cls: z.number().min(0).max(1_000).optional(),
})

/**
 * What a shell tells the registry about each load, and of what came after it. No user, no path, no text: outcome, time and
 * vitals only. `phase` is `load` for the first report of a release, `run` for a fault or the vitals after it was mounted.
 */
export const ModuleLoadReport = z.object({
  moduleId: ModuleId,
  version: ReleaseVersion,
  outcome: z.union([z.literal('loaded'), ModuleFault]),
  durationMs: z.int().nonnegative().max(86_400_000),
  phase: z.enum(['load', 'run']).default('load'),
  arm: ModuleArm.optional(),
  vitals: WebVitals.optional(),
})
export type ModuleLoadReport = z.input<typeof ModuleLoadReport>

export const readBoot = endpoint({
  method: 'GET',
  path: '/boot',
  summary: "Which release of which module the caller's shell loads",
  access: 'signed-in',
  response: BootManifest,
})

export const readBootKey = endpoint({
  method: 'GET',
  path: '/boot/key',
  summary: 'The public key that boot manifests are signed with',
  access: 'public',
  response: z.object({ keyId: z.string(), algorithm: z.literal('ed25519'), publicKey: z.string() }),
})

export const reportModuleLoad = endpoint({
  method: 'POST',
  path: '/modules/load-reports',
  summary: 'How the load of a module went, for the registry',
  access: 'signed-in',
  body: ModuleLoadReport,
  response: Empty,
  status: 204,
})

/** The release as a shell loads it, from what was published under `baseUrl` (without a closing slash). */
export function toBootModule(release: ModuleReleaseFile, baseUrl: string): BootModule {
  const { id, version, title, container, engines, files, contributes } = release
  return {
    id,
    version,
    title,
    entry: `${baseUrl}/${release.entry}`,
    container,
    engines,
    routes: contributes.routes,
    navigation: contributes.navigation,
    extensions: contributes.extensions,
    ...(contributes.configuration ? { configuration: contributes.configuration.defaults } : {}),
    files,
  }
}
