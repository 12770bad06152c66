import path from 'node:path'
import { createDirectoryBlobStore } from '../platform/blob-store'
import type { Config } from '../platform/config'
import type { Keyring } from '../platform/crypto/keyring'
import type { Database } from '../platform/database/db'
import { seedApplications } from './seed-applications'
import { seedCalendar } from './seed-calendar'
import { seedChannelApplications } from './seed-channel-applications'
import { seedComplaints } from './seed-complaints'
import { seedConversations } from './seed-conversations'
import { seedDecisions } from './seed-decisions'
import { seedDesk } from './seed-desk'
import { seedField } from './seed-field'
import { seedIncidents } from './seed-incidents'
import { seedMessages } from './seed-messages'
import { seedNetwork } from './seed-network'
import { seedOffices } from './seed-offices'
import { seedRegions } from './seed-regions'
import { seedServices } from './seed-services'
import { seedUsers } from './seed-users'

/** What a system needs to begin, and with `SEED=demo` the demonstration. Can be run again. */
export async function seed(database: Database, config: Config, keyring: Keyring): Promise<void> {
  await seedRegions(database)
  await seedServices(database)
  await seedNetwork(database)
  if (config.seed !== 'demo') return
  await seedUsers(database, config.demoPassword)
  const now = new Date()
  const year = now.getFullYear()
  await seedOffices(database, [year - 1, year, year + 1])
  const blobs = createDirectoryBlobStore(path.join(config.dataDir, 'blobs'), keyring.blob)
  await seedApplications(database, keyring, blobs, { count: 2000, seed: 65, now })
  await seedDecisions(database, keyring)
  await seedField(database, keyring, { seed: 65, now })
  await seedCalendar(database, now)
  await seedComplaints(database, keyring, { now })
  await seedIncidents(database, keyring, { now })
  await seedConversations(database, keyring, blobs, { now })
  await seedChannelApplications(database, config, keyring, blobs, { now })
  await seedDesk(database, keyring, blobs, { now })
  await seedMessages(database, keyring, { now })
}
