import { addresses, renderSchedule } from '@sipelandukilat/portal'
import { publicCaller } from '../../platform/caller'
import type { Platform } from '../../platform/platform'
import { readFormBody } from './form-body'
import { readStep } from './form-step'
import type { PageInput } from './page'
import { readRegionChoice } from './region-choices'
import { listVisitSchedule } from './visit-schedule'

const name = 'desa'

/** Jadwal Jemput Bola: a village, and when officers come to it. */
export function createSchedulePage({ database, reference }: Platform) {
  async function show({ request, site, now }: PageInput): Promise<string> {
    const code = typeof request.query.desa === 'string' ? request.query.desa.slice(0, 13) : ''
    return database.read(publicCaller.scope, async (db) => {
      const { chosen } = await readRegionChoice({ db, reference }, { name, code, everywhere: false }, {}, undefined)
      const choice = await readRegionChoice({ db, reference }, { name, code: '', everywhere: false }, {}, undefined)
      return renderSchedule(site, {
        choice: { ...choice, chosen },
        days: chosen ? await listVisitSchedule(db, chosen.code, now) : undefined,
      })
    })
  }

  async function press({ request, response, site }: PageInput): Promise<string | undefined> {
    const { fields } = await readFormBody(request)
    const step = readStep(fields, `region:${name}:search`)
    const choice = await database.read(publicCaller.scope, (db) =>
      readRegionChoice({ db, reference }, { name, code: '', everywhere: false }, fields, step.rest),
    )
    if (!choice.chosen) return renderSchedule(site, { choice, days: undefined })
    response.redirect(303, `${addresses.schedule}?desa=${choice.chosen.code}`)
    return undefined
  }

  return { show, press }
}
