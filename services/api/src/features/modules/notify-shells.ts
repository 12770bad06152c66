import type { Db } from '../../platform/database/db'
import type { BootChange } from '../../platform/live-changes'

/** Tells open shells of a place, with the commit, that they may be given another release. The empty place is everywhere. */
export function notifyShells(db: Db, moduleId: string, regionCode: string): void {
  const change: BootChange = { type: 'boot.changed', moduleId, regionCode }
  db.defer({ text: `select pg_notify('live', $1)`, values: [JSON.stringify([change])] })
}
