import { readVisitSchedule, requestVisit } from '@sipelandukilat/contract'
import type { Platform } from '../../../platform/platform'
import { Problem } from '../../../platform/problem'
import { findPlace } from '../../regions/places'
import { askForVisit } from './ask-for-visit'
import { findVisitSchedule } from './visit-schedule'

export function registerPublicVisits(platform: Platform): void {
  const { serve } = platform

  serve(readVisitSchedule, async ({ query, db, now }) => {
    if (!(await findPlace(db, query.village))) throw new Problem('not-found')
    return { items: await findVisitSchedule(db, query.village, now) }
  })

  serve(requestVisit, ({ body, request, idempotency, now, correlationId }) =>
    askForVisit(platform, body, { address: request.ip ?? 'unknown', idempotency, now, correlationId }),
  )
}
