import type { BootManifest } from '@sipelandukilat/contract'
import { createStore } from '@sipelandukilat/sdk/host'

/** The boot manifest in force. */
export const bootStore = createStore<BootManifest | undefined>(undefined)

export const defaultTimeouts = { loadMs: 10_000, bootstrapMs: 10_000, mountMs: 10_000 }

export const timeouts = () => bootStore.get()?.timeouts ?? defaultTimeouts
