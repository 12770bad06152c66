import type { ModuleReleaseFile } from '../boot'
import type { CheckReport } from './check-report'

/** A file of a release. `text` for scripts; what has none is measured and not read. */
export type ReleaseFile = {
  readonly path: string
  readonly size: number
  readonly gzipSize: number
  readonly text?: string
}

/** A source file, known only where the module is built; `path` is relative to the module's folder. */
export type SourceFile = { readonly path: string; readonly text: string }

/** A release as the gate gets it, on the developer's machine, in CI and in the registry. */
export type ReleaseToCheck = {
  /** What `module.json` holds, not yet parsed. */
  readonly manifest: unknown
  /** SHA-256 of the bytes of `module.json`, in hex: the gate is pure and hashes nothing. */
  readonly manifestSha256: string
  /** All files of the release but `module.json`, `check.json` and `module.sig`. */
  readonly files: readonly ReleaseFile[]
  /** What `check.json` holds, not yet parsed; undefined where there is none. */
  readonly check?: unknown
  readonly sources?: readonly SourceFile[]
}

/** What only a registry knows; without it those questions are not asked. */
export type RegistryFacts = {
  /** Id and version of the address it is published at. */
  readonly address?: { readonly id: string; readonly version: string }
  /** Versions of the shell that is served, and of the packages it shares. */
  readonly shell?: { readonly version: string; readonly shared?: Readonly<Record<string, string>> }
  readonly takenRoutes?: readonly { readonly route: string; readonly moduleId: string }[]
  /** The release before this one. */
  readonly previous?: ModuleReleaseFile
}

/** What the single checks look at: all of it parsed. */
export type Subject = {
  readonly manifest: ModuleReleaseFile
  readonly manifestSha256: string
  readonly files: readonly ReleaseFile[]
  readonly sources: readonly SourceFile[]
  readonly check: CheckReport | undefined
  readonly facts: RegistryFacts
}
