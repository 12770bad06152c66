import { networkFilesTexts } from '#texts'
import { nodeFileColumns, readDegrees, readKind, readYesNo } from './network-columns'
import { actionOf, codePattern, type Issue, type JudgedLine, type Rows, readRows, unreadable } from './network-file'
import type { NodeValues } from './network-store'

/** What each line of a file of places would change. */
export function judgeNodes(csv: string, rows: Rows, villages: ReadonlySet<string>): JudgedLine<NodeValues>[] {
  const known = new Map(rows.nodes.map((node) => [node.code, node]))
  const ofVillage = new Map(rows.nodes.map((node) => [node.village_code, node.code]))
  const seen = new Set<string>()
  return readRows(csv, nodeFileColumns, ['code', 'kind', 'name']).map(({ line, cellOf }) => {
    const problems: Issue[] = []
    const code = cellOf('code')
    const name = cellOf('name')
    const kind = readKind(cellOf('kind'))
    const village = cellOf('village') || null
    const latitude = readDegrees(cellOf('latitude'), 90)
    const longitude = readDegrees(cellOf('longitude'), 180)
    const isEstimate = readYesNo(cellOf('estimate'))
    if (!codePattern.test(code)) problems.push({ column: 'kode', text: networkFilesTexts.of('codeMissing') })
    else if (seen.has(code)) problems.push({ column: 'kode', text: networkFilesTexts.of('codeTwice', { code }) })
    seen.add(code)
    if (name === '' || name.length > 80) problems.push({ column: 'nama', text: networkFilesTexts.of('nameMissing') })
    if (!kind) problems.push(unreadable('jenis', cellOf('kind'), 'hintKind'))
    const ofOther = village === null ? undefined : ofVillage.get(village)
    if (village !== null && !villages.has(village))
      problems.push({ column: 'kode_desa', text: networkFilesTexts.of('unknownVillage', { village }) })
    else if (village !== null && ofOther !== undefined && ofOther !== code)
      problems.push({ column: 'kode_desa', text: networkFilesTexts.of('villageTaken', { village, code: ofOther }) })
    if (village !== null) ofVillage.set(village, code)
    if (latitude === undefined || longitude === undefined || (latitude === null) !== (longitude === null))
      problems.push({ column: 'lintang', text: networkFilesTexts.of('degrees') })
    if (isEstimate === undefined) problems.push(unreadable('perkiraan', cellOf('estimate'), 'hintYesNo'))
    const before = known.get(code)
    const values: NodeValues | undefined =
      problems.length === 0 && kind && isEstimate !== undefined
        ? {
            code,
            kind,
            name,
            village_code: village,
            latitude: latitude ?? null,
            longitude: longitude ?? null,
            is_estimate: isEstimate,
          }
        : undefined
    return {
      line,
      summary: name ? `${code} · ${name}` : code,
      ...actionOf(before, values),
      problems,
      id: before?.id,
      values,
    }
  })
}
