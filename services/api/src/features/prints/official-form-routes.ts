import { listOfficialForms, printBlankForm, printOfficialForm, printOwnForm } from '@sipelandukilat/contract'
import { findOfficialForm } from '@sipelandukilat/domain/paper'
import { type Caller, publicCaller } from '../../platform/caller'
import { openedId } from '../../platform/identity/opened-application'
import { sendPdf } from '../../platform/pdf-page'
import type { Platform } from '../../platform/platform'
import { Problem } from '../../platform/problem'
import { getApplication } from '../applications/application-store'
import { auditFile, canOn } from '../applications/file-access'
import { createRegionNames } from '../regions/region-names'
import { findRegion } from '../regions/region-store'
import { fillOfficialForm, listForms } from './official/fill-application'
import { printOfficialForm as print, printBlankForm as printBlank } from './official/official-form-document'

/** Official forms as they are printed: blank for anybody, filled in for who may read the application. */
export function registerOfficialForms({ serve, database, keyring }: Platform): void {
  const names = createRegionNames()

  serve(listOfficialForms, async () => ({ items: listForms() }))

  serve(printBlankForm, async ({ params: { number }, query: { regency }, response }) => {
    const form = findOfficialForm(number)
    if (!form) throw new Problem('not-found')
    const region = regency ? await database.read(publicCaller.scope, (db) => findRegion(db, regency)) : undefined
    if (regency && region?.level !== 'regency') throw new Problem('not-found')
    sendPdf(response, `${number}.pdf`, await printBlank(form, { regencyName: region?.name ?? null }))
    return undefined
  })

  /** A filled form, for who may see all that stands on it; that it was printed is kept in the trail. */
  async function fill(asked: { id: string; number: string; caller: Caller; correlationId: string }) {
    const { id, number, caller, correlationId } = asked
    return database.read(caller.scope, async (db) => {
      const record = await getApplication(db, id)
      if (caller.user && !canOn(caller, 'readIdentifiers', record)) throw new Problem('forbidden')
      const filled = await fillOfficialForm(db, keyring, names, { record, number })
      auditFile(db, caller, record, 'official-form-printed', correlationId, { number })
      return { ...filled, name: `${record.tracking_number}-${number}.pdf` }
    })
  }

  serve(printOfficialForm, async ({ params: { id, number }, caller, response, correlationId }) => {
    const { form, input, name } = await fill({ id, number, caller, correlationId })
    sendPdf(response, name, await print(form, input))
    return undefined
  })

  serve(printOwnForm, async ({ params: { number }, caller, response, correlationId }) => {
    const { form, input, name } = await fill({ id: openedId(caller), number, caller, correlationId })
    sendPdf(response, name, await print(form, input))
    return undefined
  })
}
