import type { RecordDeclaration } from '@sipelandukilat/contract'
import type { Request } from 'express'
import { moduleRecordsTexts } from '#texts'
import type { Db } from '../../platform/database/db'
import { findCallingModule } from '../../platform/module-scopes'
import { Problem } from '../../platform/problem'
import type { RecordPlace } from './record-store'

const notAnothers = () =>
  new Problem('forbidden', {
    detail: moduleRecordsTexts.of('theseRecordsBelongAnotherModule'),
  })

/** By release: a release never changes, so what it declares may be kept. */
const known = new Map<string, RecordDeclaration>()
const mostKept = 500

async function findDeclaration(db: Db, place: RecordPlace, version: string): Promise<RecordDeclaration | undefined> {
  const row = await db.first<{ declaration: RecordDeclaration | null }>({
    text: 'select app_record_declaration($1, $2, $3) as declaration',
    values: [place.moduleId, place.collection, version || null],
  })
  return row?.declaration ?? undefined
}

/**
 * What the calling release declares of a collection. A call from a page names its release (`X-Module: id@version`); a program of an
 * office's own names none and gets what was published last.
 * @throws Problem `forbidden` for a collection of another module, `not-found` for one that nobody declared.
 */
export async function getDeclaration(db: Db, request: Request, place: RecordPlace): Promise<RecordDeclaration> {
  const calling = findCallingModule(request)
  if (calling && calling.id !== place.moduleId) throw notAnothers()
  const version = calling?.version ?? ''
  const key = `${place.moduleId}@${version}/${place.collection}`
  const declaration = known.get(key) ?? (await findDeclaration(db, place, version))
  if (!declaration) throw new Problem('not-found')
  // What was published last is another release tomorrow.
  if (version === '' || known.has(key)) return declaration
  if (known.size >= mostKept) known.clear()
  known.set(key, declaration)
  return declaration
}
