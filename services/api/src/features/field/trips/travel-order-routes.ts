import { checkTravelOrder, printTravelOrder, readTravelOrder, setTravelOrderBasis } from '@sipelandukilat/contract'
import { addresses } from '@sipelandukilat/portal'
import { fieldTexts } from '#texts'
import { recordAudit } from '../../../platform/audit'
import { sendPdf } from '../../../platform/pdf-page'
import type { Platform } from '../../../platform/platform'
import { Problem } from '../../../platform/problem'
import { findTravelOrder, readPaper } from './travel-order'
import { printTravelOrder as print } from './travel-order-document'
import { saveBasis } from './travel-order-store'
import { assertTripVersion, getTripForUpdate, rowOfTrip } from './trip-store'

/** The signed paper of a trip: on the screen, as PDF, and its public check. */
export function registerTravelOrders(platform: Platform): void {
  const { serve, database, config } = platform

  serve(checkTravelOrder, async ({ params, request }) => {
    const order = await findTravelOrder(platform, request.ip ?? 'unknown', params.code)
    if (!order) throw new Problem('not-found')
    return order
  })

  serve(readTravelOrder, async ({ params, db, caller, now, correlationId }) => {
    const { checkCode: _, ...order } = await readPaper(db, platform, { id: params.id, caller, now, correlationId })
    return order
  })

  serve(setTravelOrderBasis, async ({ params, body, db, caller, correlationId }) => {
    const trip = await getTripForUpdate(db, params.id)
    if (!caller.ability.can('plan', rowOfTrip(trip))) throw new Problem('forbidden')
    assertTripVersion(trip, body.expectedVersion)
    if (trip.status !== 'draft') throw new Problem('conflict', { detail: fieldTexts.of('basisIsFixed') })
    await saveBasis(db, trip.id, body.lines.length > 0 ? body.lines : null)
    recordAudit(db, caller, {
      action: 'travel-order-basis-set',
      subject: 'Trip',
      subjectIds: [trip.id],
      provinceCode: trip.province_code,
      regencyCode: null,
      correlationId,
    })
    return undefined
  })

  serve(printTravelOrder, async ({ params, caller, now, language, response, correlationId }) => {
    const order = await database.read(caller.scope, (db) =>
      readPaper(db, platform, { id: params.id, caller, now, correlationId }),
    )
    const pdf = await print(order, {
      language,
      checkUrl: order.checkCode && `${config.publicUrl}${addresses.travelOrder(order.checkCode)}`,
    })
    sendPdf(response, `surat-tugas-${order.trip.startsOn}.pdf`, pdf)
    return undefined
  })
}
