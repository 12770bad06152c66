import {
  answerAppointment,
  answerSurvey,
  downloadProduct,
  followApplication,
  readOwnApplication,
  resubmitApplication,
  sendCorrection,
  stopFollowing,
  submitApplication,
  supplyOwnApplication,
  withdrawApplication,
  writeOwnMessage,
} from '@sipelandukilat/contract'
import { localized } from '@sipelandukilat/domain'
import { openedId } from '../../platform/identity/opened-application'
import type { Platform } from '../../platform/platform'
import { addressOf, limits } from '../../platform/rate-limits'
import { writeToOffice } from '../application-messages/own-messages'
import { getApplication, getApplicationForUpdate } from '../applications/application-store'
import { correct } from '../applications/correct'
import { assertVersion } from '../applications/file-access'
import { findSealed, openRecord } from '../applications/personal-record'
import { notTaken } from '../applications/supplied-data'
import { supply } from '../applications/supply'
import { answerOwnAppointment } from '../field/visits/own-appointment'
import { getDefinition } from '../service-definitions/definitions'
import { rate } from '../survey/rate'
import { follow } from './follow'
import { readProductFile } from './product-file'
import { readCitizenApplication } from './read-own-application'
import { resubmit } from './resubmit'
import { submitPublic } from './submit-online'
import { withdraw } from './withdraw'

/** The citizen’s own application: sent, followed, corrected, withdrawn, rated. */
export function registerOwnApplication(platform: Platform): void {
  const { serve, keyring, identity, rateLimits, deviceTrust } = platform

  serve(submitApplication, async ({ body, request, response, idempotency, now, correlationId }) => {
    await rateLimits.take(limits.submitAddress, addressOf(request))
    const receipt = await submitPublic(platform, { input: body, idempotency, now, correlationId })
    deviceTrust.remember(request, response, receipt.trackingNumber)
    return receipt
  })

  serve(followApplication, async ({ body, request, response, now, correlationId }) => {
    await follow(platform, { request, response, given: body, now, correlationId })
    return undefined
  })

  serve(stopFollowing, async ({ response }) => {
    identity.clearFollowed(response)
    return undefined
  })

  serve(readOwnApplication, async ({ db, caller, now }) =>
    readCitizenApplication(db, keyring, await getApplication(db, openedId(caller)), now),
  )

  serve(supplyOwnApplication, async ({ body, db, caller, now, language, correlationId }) => {
    const record = await getApplicationForUpdate(db, openedId(caller))
    assertVersion(record, body.expectedVersion)
    const [definition, sealed] = await Promise.all([
      getDefinition(db, record.service_code, record.service_version),
      findSealed(db, record.id),
    ])
    const left = notTaken(definition, openRecord(keyring, sealed).data, body, record.lacks?.fields ?? [])
    const actor = { kind: 'citizen', userId: null } as const
    const supplied = await supply(db, platform, record, body, { actor, channel: 'web', now, correlationId })
    return {
      ...(await readCitizenApplication(db, keyring, supplied, now)),
      notTaken: left.map(({ path, message }) => ({ path, message: localized(message, language) })),
    }
  })

  serve(sendCorrection, async ({ body, db, caller, now, language, correlationId }) => {
    const record = await getApplicationForUpdate(db, openedId(caller))
    return readCitizenApplication(
      db,
      keyring,
      await correct(db, platform, record, body, { now, correlationId, channel: 'web', language }),
      now,
    )
  })

  serve(withdrawApplication, async ({ body, db, caller, now, correlationId }) => {
    const record = await getApplicationForUpdate(db, openedId(caller))
    const updated = await withdraw(db, platform, record, { ...body, channel: 'web', now, correlationId })
    return readCitizenApplication(db, keyring, updated, now)
  })

  serve(answerAppointment, async ({ body, db, caller, now, correlationId }) => {
    const record = await getApplication(db, openedId(caller))
    await answerOwnAppointment(db, keyring, caller, record, body, { now, correlationId })
    return readCitizenApplication(db, keyring, record, now)
  })

  serve(resubmitApplication, async ({ caller, request, response, now, correlationId }) =>
    resubmit(platform, { applicationId: openedId(caller), request, response, now, correlationId }),
  )

  serve(downloadProduct, async ({ body, caller, request, response, correlationId }) => {
    const file = await readProductFile(platform, { ...body, caller, request, correlationId })
    response.status(200).set(file.headers).end(file.bytes)
    return undefined
  })

  serve(writeOwnMessage, async ({ body, db, caller, now, idempotency, correlationId }) => {
    const id = openedId(caller)
    await rateLimits.take(limits.messageApplication, id)
    const record = await getApplicationForUpdate(db, id)
    await writeToOffice(db, keyring, record, body.text, { idempotency, now, correlationId })
    return readCitizenApplication(db, keyring, await getApplication(db, id), now)
  })

  serve(answerSurvey, async ({ body, db, caller, now, correlationId }) => {
    const record = await getApplication(db, openedId(caller))
    await rate(db, keyring, record, body, { now, correlationId })
    return readCitizenApplication(db, keyring, record, now)
  })
}
