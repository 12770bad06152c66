import { renderSatisfaction, renderSatisfactionOffices } from '@sipelandukilat/portal'
import { getOffice, listOffices } from '../../features/regions/search-regions'
import { periodOf } from '../../features/reports/period'
import { findPublicSatisfaction } from '../../features/reports/public-satisfaction'
import { publicCaller } from '../../platform/caller'
import type { Platform } from '../../platform/platform'
import type { PageInput } from './page'

/** The satisfaction index of each regency, of the last twelve months. */
export const createSatisfactionPages = ({ database }: Platform) => ({
  list: ({ site }: PageInput) =>
    database.read(publicCaller.scope, async (db) => renderSatisfactionOffices(site, await listOffices(db))),
  show: ({ request, site, now }: PageInput) =>
    database.read(publicCaller.scope, async (db) => {
      const { code, name } = await getOffice(db, String(request.params.code))
      const period = periodOf({}, now)
      const satisfaction = await findPublicSatisfaction(db, code, period)
      return renderSatisfaction(site, { regencyName: name, period, satisfaction })
    }),
})
