import * as contract from '@sipelandukilat/contract'
import type { Platform } from '../../platform/platform'
import { codeMinutes } from './account-code'
import { closeAccount, listAccountApplications, openAccount, requestCode } from './accounts'

export function registerAccounts(platform: Platform): void {
  const { serve } = platform

  serve(contract.requestAccountCode, async ({ body, request, language, now }) => {
    await requestCode(platform, request, body, { language, now })
    return { validMinutes: codeMinutes }
  })

  serve(contract.openAccount, async ({ body, request, response, now, correlationId }) => {
    await openAccount(platform, { request, response, given: body, now, correlationId })
    return undefined
  })

  serve(contract.closeAccount, async ({ request, response }) => {
    await closeAccount(platform, request, response)
    return undefined
  })

  serve(contract.listAccountApplications, async ({ db, correlationId }) => ({
    items: await listAccountApplications(db, correlationId),
  }))
}
