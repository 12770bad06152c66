// What tools/bench may reuse, so that it measures the system and not a copy of it.
export { sealRecord } from '../features/applications/personal-record'
export { hashPin, pinOf, readKeyring } from '../platform/crypto/keyring'
export { openDatabase } from '../platform/database/db'
export { loginFor, migrate } from '../platform/database/migrate'
export { hashToken } from '../platform/identity/sessions'
export { seedRegions } from '../seed/seed-regions'
export { seedServices } from '../seed/seed-services'
export { type DeveloperKey, makeRelease, newKey } from './release-maker'
