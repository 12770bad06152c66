import { awaitsPresence, type Outlook } from '@sipelandukilat/domain'
import type { Keyring } from '../../../platform/crypto/keyring'
import type { Db } from '../../../platform/database/db'
import { type ApplicationRecord, listProducts } from '../../applications/application-store'
import { findHandover } from '../../applications/handover'
import { findDueMover, findServiceFacts, toOutlook } from '../../applications/outlook'
import { findSealed, openForReading } from '../../applications/personal-record'
import { findPlaceAndOffice } from '../../regions/places'
import { findPlannedVisit } from './own-appointment'
import { findNextVisit } from './visit-schedule'

/** What an application means for its citizen, for who tells it on a channel: its facts, read with the rights of the worker. */
export async function readOutlook(db: Db, keyring: Keyring, record: ApplicationRecord, now: Date): Promise<Outlook> {
  const { status, presence_mode: presenceMode, presence_done: presenceDone } = record
  const awaitsVisit = presenceMode !== 'office' && awaitsPresence(status, { presenceMode, presenceDone })
  const [products, personal, place, handover, dueMovedBy, service, appointment, nextVisit] = await Promise.all([
    listProducts(db, record.id),
    findSealed(db, record.id),
    findPlaceAndOffice(db, record),
    findHandover(db, record.id),
    findDueMover(db, record.id),
    findServiceFacts(db, record),
    awaitsVisit ? findPlannedVisit(db, record.id) : undefined,
    awaitsVisit ? findNextVisit(db, record.village_code, now) : undefined,
  ])
  const { key } = openForReading(keyring, personal)
  return toOutlook(record, {
    products,
    key,
    ...place,
    carrier: handover?.carrier ?? null,
    ...service,
    appointment: appointment
      ? { date: appointment.on_date, time: null, place: appointment.place, isAtHome: record.presence_mode === 'home' }
      : null,
    nextVisit: nextVisit ? { date: nextVisit.date, place: nextVisit.place } : null,
    dueMovedBy,
  })
}
