import type { BodyOf, previewNetworkImport } from '@sipelandukilat/contract'
import { networkFilesTexts } from '#texts'
import type { Db } from '../../../platform/database/db'
import { from } from '../../../platform/database/from'
import { newId } from '../../../platform/id'
import { invalid } from '../../../platform/problem'
import { judgeLegs } from './judge-legs'
import { judgeNodes } from './judge-nodes'
import type { JudgedLine } from './network-file'
import {
  insertLeg,
  insertNode,
  type LegValues,
  loadNetworkRows,
  type NodeValues,
  updateLeg,
  updateNode,
} from './network-store'

type File = BodyOf<typeof previewNetworkImport>

type Judged = JudgedLine<NodeValues | LegValues>

const isLeg = (values: NodeValues | LegValues): values is LegValues => 'mode' in values

/** What each line of a file would change. */
export async function judgeFile(db: Db, { provinceCode, kind, csv }: File): Promise<Judged[]> {
  const rows = await loadNetworkRows(db, provinceCode)
  if (kind === 'legs') return judgeLegs(csv, rows)
  const villages = await db.rows(from('region').where({ level: 'village', province_code: provinceCode }).select('code'))
  return judgeNodes(csv, rows, new Set(villages.map(({ code }) => code)))
}

/** Takes the chosen lines; where one of them cannot be taken, none is. @throws Problem `invalid` naming it. */
export async function applyLines(
  db: Db,
  body: File & { lines: readonly number[] },
): Promise<{ added: number; changed: number; ids: string[] }> {
  const judged = new Map((await judgeFile(db, body)).map((line) => [line.line, line]))
  const ids: string[] = []
  let added = 0
  for (const number of new Set(body.lines)) {
    const line = judged.get(number)
    const values = line?.values
    if (!line || !values) {
      const why = line?.problems[0]
      throw invalid(
        'lines',
        why
          ? networkFilesTexts.of('lineRefused', { line: number, why: why.text })
          : networkFilesTexts.of('lineAbsent', { line: number }),
      )
    }
    if (line.action === 'same') continue
    const id = line.id ?? newId()
    ids.push(id)
    if (line.id === undefined) added += 1
    const place = { id, provinceCode: body.provinceCode }
    if (isLeg(values)) await (line.id ? updateLeg(db, id, values) : insertLeg(db, place, values))
    else await (line.id ? updateNode(db, id, values) : insertNode(db, place, values))
  }
  return { added, changed: ids.length - added, ids }
}
