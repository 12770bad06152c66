import { rowOf } from '@sipelandukilat/access'
import {
  type ApplicationFile,
  type AuditAction,
  printApplication,
  printReceiptOfDocuments,
} from '@sipelandukilat/contract'
import { type Answers, isInGroup, type Language, type ServiceDefinition } from '@sipelandukilat/domain'
import { addresses } from '@sipelandukilat/portal'
import { applicationsTexts } from '#texts'
import type { Caller } from '../../platform/caller'
import type { Db } from '../../platform/database/db'
import { sendPdf } from '../../platform/pdf-page'
import type { Platform } from '../../platform/platform'
import { Problem } from '../../platform/problem'
import { getApplication, toAccessRow } from '../applications/application-store'
import { readFile } from '../applications/file'
import { auditFile } from '../applications/file-access'
import { listRegionNames } from '../regions/answer-regions'
import { getRegion } from '../regions/region-store'
import { getDefinition } from '../service-definitions/definitions'
import { printApplication as print } from './application-document'
import { printHandover } from './handover-document'

type Asked = { id: string; caller: Caller; now: Date; language: Language; correlationId: string; action: AuditAction }

/** Papers of an application, as PDF. */
export function registerPrints({ serve, database, keyring, config }: Platform): void {
  const followUrl = `${config.publicUrl}${addresses.follow}`

  /** The file as this caller may see it; that it was printed is kept in the trail. */
  async function readForPrint(
    db: Db,
    { id, caller, now, language, correlationId, action }: Asked,
  ): Promise<{ file: ApplicationFile; definition: ServiceDefinition; regency: string }> {
    const record = await getApplication(db, id)
    const unmasked = caller.ability.can('readIdentifiers', rowOf('Application', toAccessRow(record)))
    const file = await readFile(db, keyring, caller, record, { unmasked, now, language })
    auditFile(db, caller, record, action, correlationId, { masked: !unmasked })
    const [definition, region] = await Promise.all([
      getDefinition(db, record.service_code, record.service_version),
      getRegion(db, record.regency_code),
    ])
    return { file, definition, regency: region.name }
  }

  serve(printApplication, async ({ params, caller, now, language, response, correlationId }) => {
    const asked = { id: params.id, caller, now, language, correlationId, action: 'application-printed' } as const
    const { file, definition, regency, names } = await database.read(caller.scope, async (db) => {
      const read = await readForPrint(db, asked)
      return { ...read, names: await listRegionNames(db, read.definition, read.file.answers as Answers) }
    })
    const pdf = await print(file, definition, { language, followUrl, regency, regionName: (code) => names.get(code) })
    sendPdf(response, `${file.trackingNumber}.pdf`, pdf)
    return undefined
  })

  serve(printReceiptOfDocuments, async ({ params, caller, now, language, response, correlationId }) => {
    const asked = { id: params.id, caller, now, language, correlationId, action: 'handover-printed' } as const
    const { file, definition, regency } = await database.read(caller.scope, (db) => readForPrint(db, asked))
    if (!isInGroup(file.status, 'issued'))
      throw new Problem('transition-not-allowed', { detail: applicationsTexts.of('nothingToHandOver') })
    const pdf = await printHandover(file, definition, { language, followUrl, regency, today: now })
    sendPdf(response, `${file.trackingNumber}-tanda-terima.pdf`, pdf)
    return undefined
  })
}
