import type { Config } from '../platform/config'
import type { Keyring } from '../platform/crypto/keyring'
import type { Database } from '../platform/database/db'
import { seedRegions } from './seed-regions'
import { seedServices } from './seed-services'
import { seedUsers } from './seed-users'

/** What a system needs to begin, and with `SEED=demo` the demonstration. Can be run again. */
export async function seed(database: Database, config: Config, _keyring: Keyring): Promise<void> {
  await seedRegions(database)
  await seedServices(database)
  if (config.seed !== 'demo') return
  await seedUsers(database, config.demoPassword)
}
