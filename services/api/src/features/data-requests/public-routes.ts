import * as contract from '@sipelandukilat/contract'
import { openedId } from '../../platform/identity/opened-application'
import type { Platform } from '../../platform/platform'
import { getApplication } from '../applications/application-store'
import { askOfAccount, askOfApplication, listOwnRequests } from './ask'
import { contactOf } from './contact-of'
import { readOwnAccountData } from './own-data'
import { seeApplication } from './see-application'

/** The citizen's side: of the application opened with its PIN, and of the contact proved by a code. */
export function registerOwnData(platform: Platform): void {
  const { serve, keyring } = platform

  serve(contract.requestApplicationData, async ({ body, db, caller, now, correlationId, idempotency }) => {
    const record = await getApplication(db, openedId(caller))
    return { items: await askOfApplication(db, keyring, record, body, { now, correlationId, idempotency }) }
  })
  serve(contract.listApplicationDataRequests, async ({ db, caller }) => ({
    items: await listOwnRequests(db, keyring, { applicationId: openedId(caller) }),
  }))
  serve(contract.readApplicationData, ({ body, caller, request, now, correlationId }) =>
    seeApplication(platform, { ...body, caller, request, now, correlationId }),
  )

  serve(contract.requestAccountData, async ({ body, db, caller, now, correlationId, idempotency }) => ({
    items: await askOfAccount(db, keyring, contactOf(caller), body, { now, correlationId, idempotency }),
  }))
  serve(contract.listAccountDataRequests, async ({ db, caller }) => ({
    items: await listOwnRequests(db, keyring, { contactIndex: contactOf(caller) }),
  }))
  serve(contract.readAccountData, ({ db, now, correlationId }) =>
    readOwnAccountData(platform, db, { now, correlationId }),
  )
}
