import type { VisitDay } from '@sipelandukilat/portal'
import type { Db } from '../../platform/database/db'

/**
 * The days to come on which a team is in a village, the next first, for the public *Jadwal Jemput Bola*. No trip is
 * planned in this system yet, so there is none.
 */
export async function listVisitSchedule(_db: Db, _villageCode: string): Promise<VisitDay[]> {
  return []
}
