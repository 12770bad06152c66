import { checkTravelOrder, printTravelOrder, readTravelOrder } from '@sipelandukilat/contract'
import { addresses } from '@sipelandukilat/portal'
import type { Platform } from '../../../platform/platform'
import { Problem } from '../../../platform/problem'
import { findTravelOrder, readPaper } from './travel-order'
import { printTravelOrder as print } from './travel-order-document'

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

  serve(printTravelOrder, async ({ params, caller, now, language, response, correlationId }) => {
    const order = await database.read(caller.scope, (db) =>
      readPaper(db, platform, { id: params.id, caller, now, correlationId }),
    )
    const pdf = await print(order, {
      language,
      checkUrl: order.checkCode && `${config.publicUrl}${addresses.travelOrder(order.checkCode)}`,
    })
    response
      .status(200)
      .set({
        'Content-Type': 'application/pdf',
        'Content-Disposition': `inline; filename="surat-tugas-${order.trip.startsOn}.pdf"`,
        'X-Content-Type-Options': 'nosniff',
        'Cache-Control': 'private, no-store',
      })
      .end(pdf)
    return undefined
  })
}
