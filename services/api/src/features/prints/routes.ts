import { rowOf } from '@sipelandukilat/access'
import type { Answers } from '@sipelandukilat/catalogue'
import { printApplication } from '@sipelandukilat/contract'
import { addresses } from '@sipelandukilat/portal'
import { recordAudit } from '../../platform/audit'
import type { Platform } from '../../platform/platform'
import { getApplication, toAccessRow } from '../applications/application-store'
import { readFile } from '../applications/file'
import { listRegionNames } from '../portal/form-regions'
import { getDefinition } from '../services/definitions'
import { printApplication as print } from './application-document'

/** Papers of an application, as PDF. */
export function registerPrints({ serve, database, keyring, config }: Platform): void {
  serve(printApplication, async ({ params, caller, now, language, response, correlationId }) => {
    const { file, definition, names } = await database.read(caller.scope, async (db) => {
      const record = await getApplication(db, params.id)
      const unmasked = caller.ability.can('readIdentifiers', rowOf('Application', toAccessRow(record)))
      const read = await readFile(db, keyring, caller, record, { unmasked, now, language })
      await recordAudit(db, {
        actorKind: 'officer',
        actorId: caller.user?.id ?? null,
        action: 'application-printed',
        subject: 'Application',
        subjectIds: [record.id],
        provinceCode: record.province_code,
        regencyCode: record.regency_code,
        detail: { masked: !unmasked },
        correlationId,
      })
      const known = await getDefinition(db, record.service_code, record.service_version)
      return { file: read, definition: known, names: await listRegionNames(db, known, read.answers as Answers) }
    })
    const pdf = await print(file, definition, {
      language,
      followUrl: `${config.publicUrl}${addresses.follow}`,
      regionName: (code) => names.get(code),
    })
    response
      .status(200)
      .set({
        'Content-Type': 'application/pdf',
        'Content-Disposition': `inline; filename="${file.trackingNumber}.pdf"`,
        'X-Content-Type-Options': 'nosniff',
        'Cache-Control': 'private, no-store',
      })
      .end(pdf)
    return undefined
  })
}
