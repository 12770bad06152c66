/// <reference types="@rsbuild/core/types" />

/** Set by the build. */
declare const SHELL_VERSION: string
declare const SHARED_VERSIONS: Readonly<Record<string, string>>
