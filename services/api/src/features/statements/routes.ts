import { listOwnStatements, requestStatementCode, signStatement } from '@sipelandukilat/contract'
import { openedId } from '../../platform/identity/opened-application'
import type { Platform } from '../../platform/platform'
import { getApplication } from '../applications/application-store'
import { createRegionNames } from '../regions/region-names'
import { listOffers } from './own-statements'
import { requestSigningCode, signOwnStatement } from './sign-statement'

/** Statements that a citizen reads and signs on the phone. */
export function registerStatements(platform: Platform): void {
  const { serve } = platform
  const names = createRegionNames()

  serve(listOwnStatements, async ({ db, caller, now }) => {
    const offers = await listOffers(db, { ...platform, names }, await getApplication(db, openedId(caller)), now)
    return { items: offers.map(({ statement }) => statement) }
  })

  serve(requestStatementCode, ({ params: { form }, body: { channel }, caller, request, language, now }) =>
    requestSigningCode(platform, names, { caller, form, channel, request, language, now }),
  )

  serve(signStatement, ({ params: { form }, body, caller, request, now, correlationId }) =>
    signOwnStatement(platform, names, { caller, form, ...body, request, now, correlationId }),
  )
}
