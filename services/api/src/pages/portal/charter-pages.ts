import { renderCharter, renderCharterOffices } from '@sipelandukilat/portal'
import { getOffice, listOffices } from '../../features/regions/search-regions'
import { findServiceCharter } from '../../features/regions/service-charter-store'
import { publicCaller } from '../../platform/caller'
import type { Platform } from '../../platform/platform'
import type { PageInput } from './page'

/** Maklumat Pelayanan of each regency. */
export const createCharterPages = ({ database }: Platform) => ({
  list: ({ site }: PageInput) =>
    database.read(publicCaller.scope, async (db) => renderCharterOffices(site, await listOffices(db))),
  show: ({ request, site }: PageInput) =>
    database.read(publicCaller.scope, async (db) => {
      const { code, name } = await getOffice(db, String(request.params.code))
      return renderCharter(site, { regencyName: name, charter: await findServiceCharter(db, code) })
    }),
})
