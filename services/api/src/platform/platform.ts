import type { Router } from 'express'
import type { Announce } from './announce'
import type { BlobStore } from './blob-store'
import type { Config } from './config'
import type { Keyring } from './crypto/keyring'
import type { Signer } from './crypto/signing'
import type { Database } from './database/db'
import type { Kept } from './database/kept'
import type { AccountSessions } from './identity/citizen-sessions'
import type { DeviceTrust } from './identity/device-trust'
import type { Identity } from './identity/identity'
import type { Sessions } from './identity/sessions'
import type { Logger } from './logger'
import type { ModuleScopes } from './module-scopes'
import type { RateLimits } from './rate-limits'
import type { Serve } from './serve'

/** What every feature is given; wired once, in app.ts. */
export type Platform = {
  config: Config
  /** Binds an endpoint of the contract under /api/v1. */
  serve: Serve
  /** For the few routes that are no JSON endpoint: pages, uploads, event streams. */
  router: Router
  database: Database
  /** Regions, holidays and services in force; the registry of modules. */
  reference: Kept
  registry: Kept
  keyring: Keyring
  /** Signs boot manifests, and who asks a module's own server. */
  bootSigner: Signer
  moduleScopes: ModuleScopes
  sessions: Sessions
  accountSessions: AccountSessions
  identity: Identity
  rateLimits: RateLimits
  /** Announces, inside a transaction, what happened to an application. */
  announce: Announce
  deviceTrust: DeviceTrust
  blobs: BlobStore
  logger: Logger
  clock: () => Date
}
