import { nodeFileColumns, readDegrees, readKind, readYesNo } from './network-columns'
import {
  actionOf,
  codePattern,
  type Issue,
  issue,
  type JudgedLine,
  type Rows,
  readRows,
  unreadable,
} from './network-file'
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
    if (!codePattern.test(code))
      problems.push(
        issue(
          'kode',
          'Isi kode: huruf, angka, titik atau strip, paling banyak 60.',
          'Give a code: letters, digits, dots or dashes, 60 at most.',
        ),
      )
    else if (seen.has(code))
      problems.push(
        issue(
          'kode',
          `Kode ${code} ada lebih dari sekali di berkas.`,
          `The code ${code} is in the file more than once.`,
        ),
      )
    seen.add(code)
    if (name === '' || name.length > 80)
      problems.push(issue('nama', 'Isi nama, paling banyak 80 huruf.', 'Give a name of at most 80 letters.'))
    if (!kind)
      problems.push(
        unreadable(
          'jenis',
          cellOf('kind'),
          'tulis kantor, dermaga, bandara, desa atau lainnya',
          'write office, jetty, airstrip, village or other',
        ),
      )
    if (village !== null && !villages.has(village))
      problems.push(
        issue(
          'kode_desa',
          `Desa ${village} tidak ada di provinsi ini.`,
          `The village ${village} is not in this province.`,
        ),
      )
    else if (village !== null && (ofVillage.get(village) ?? code) !== code)
      problems.push(
        issue(
          'kode_desa',
          `Desa ${village} sudah dipakai tempat ${ofVillage.get(village)}.`,
          `The village ${village} already belongs to the place ${ofVillage.get(village)}.`,
        ),
      )
    if (village !== null) ofVillage.set(village, code)
    if (latitude === undefined || longitude === undefined || (latitude === null) !== (longitude === null))
      problems.push(
        issue(
          'lintang',
          'Isi lintang dan bujur dalam derajat, atau kosongkan keduanya.',
          'Give latitude and longitude in degrees, or neither.',
        ),
      )
    if (isEstimate === undefined)
      problems.push(unreadable('perkiraan', cellOf('estimate'), 'tulis ya atau tidak', 'write yes or no'))
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
