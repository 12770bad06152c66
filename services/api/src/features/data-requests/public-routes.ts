import * as contract from '@sipelandukilat/contract'
import type { Caller } from '../../platform/caller'
import type { Platform } from '../../platform/platform'
import { Problem } from '../../platform/problem'
import { getApplication } from '../applications/application-store'
import { openedId } from '../own-application/routes'
import { askOfAccount, askOfApplication, listOwnRequests } from './ask'
import { readOwnAccountData } from './own-data'
import { seeApplication } from './see-application'

/** The contact that the citizen of this request proved. @throws Problem `sign-in-required`. */
export function contactOf(caller: Caller): Buffer {
  if (!caller.contactIndex) throw new Problem('sign-in-required')
  return caller.contactIndex
}

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
