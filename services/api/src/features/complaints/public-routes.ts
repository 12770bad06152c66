import {
  closeOwnComplaint,
  followComplaint,
  readOwnComplaint,
  replyToComplaint,
  sendComplaint,
  sendOwnComplaint,
} from '@sipelandukilat/contract'
import { openedId } from '../../platform/identity/opened-application'
import type { Platform } from '../../platform/platform'
import { openWithNumber, toCitizenComplaint } from './citizen-complaint'
import { citizenStep, complain, complainAbout, openedComplaintId } from './citizen-steps'
import { close, reply } from './complaint-steps'
import { getComplaint } from './complaint-store'

/** The citizen's side of complaints. */
export function registerPublicComplaints(platform: Platform): void {
  const { serve, keyring } = platform

  serve(sendComplaint, ({ body, request, idempotency, now, correlationId }) =>
    complain(platform, body, { address: request.ip ?? 'unknown', idempotency, now, correlationId }),
  )

  serve(sendOwnComplaint, ({ body, caller, request, idempotency, now, correlationId }) =>
    complainAbout(platform, openedId(caller), body, {
      address: request.ip ?? 'unknown',
      idempotency,
      now,
      correlationId,
    }),
  )

  serve(followComplaint, async ({ body, request, response, now, correlationId }) => {
    await openWithNumber(platform, body, { request, response, now, correlationId })
    return undefined
  })

  serve(readOwnComplaint, async ({ db, caller, now }) =>
    toCitizenComplaint(db, keyring, await getComplaint(db, openedComplaintId(caller)), now),
  )

  serve(replyToComplaint, async ({ body, db, caller, now, correlationId }) => {
    const { expectedVersion, words } = body
    const step = { expectedVersion, action: 'complaint-replied', now, correlationId } as const
    const record = await citizenStep(db, platform, openedComplaintId(caller), step, (context, found) =>
      reply(context, found, words),
    )
    return toCitizenComplaint(db, keyring, record, now)
  })

  serve(closeOwnComplaint, async ({ body, db, caller, now, correlationId }) => {
    const step = { expectedVersion: body.expectedVersion, action: 'complaint-closed', now, correlationId } as const
    const record = await citizenStep(db, platform, openedComplaintId(caller), step, (context, found) =>
      close(context, found, 'citizen'),
    )
    return toCitizenComplaint(db, keyring, record, now)
  })
}
