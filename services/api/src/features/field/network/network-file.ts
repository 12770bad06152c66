import type { ImportLine, NetworkFileKind } from '@sipelandukilat/contract'
import { parseCsv, toCsvText } from '../../../platform/csv'
import { invalid } from '../../../platform/problem'
import { listLegFaults } from './leg-faults'
import {
  legFileColumns,
  nodeFileColumns,
  readClosures,
  readDegrees,
  readKind,
  readMode,
  readMonths,
  readProfiles,
  readTimetable,
  readWhole,
  readYesNo,
  writeClosures,
  writeKind,
  writeMode,
  writeMonths,
  writeProfiles,
  writeTimetable,
  writeYesNo,
} from './network-columns'
import type { LegRow, LegValues, NodeRow, NodeValues } from './network-store'

export type Rows = { nodes: readonly NodeRow[]; legs: readonly LegRow[] }
type Issue = ImportLine['problems'][number]

/** A line of a file: what it would change, or why it cannot be taken. */
export type JudgedLine<Values> = ImportLine & { id: string | undefined; values: Values | undefined }

type Cells = (column: string) => string

const issue = (column: string, id: string, en: string): Issue => ({ column, id, en })
const unreadable = (column: string, given: string, id: string, en: string) =>
  issue(column, `“${given.slice(0, 40)}” tidak terbaca: ${id}.`, `“${given.slice(0, 40)}” cannot be read: ${en}.`)

/** Rows below the names, each with its cells by column. @throws Problem `invalid` where a needed column is missing. */
function readRows(csv: string, columns: Record<string, string>, needed: readonly string[]) {
  const [head, ...rows] = parseCsv(csv)
  const names = (head?.cells ?? []).map((name) => name.trim().toLowerCase())
  const position = new Map(
    Object.entries(columns).map(([name, own]) => [name, names.findIndex((one) => one === own || one === name)]),
  )
  const missing = needed.filter((name) => (position.get(name) ?? -1) < 0).map((name) => columns[name] ?? name)
  if (missing.length > 0)
    throw invalid('csv', {
      id: `Kolom ini tidak ada: ${missing.join(', ')}. Baris pertama harus berisi nama kolom; unduh CSV untuk melihat contohnya.`,
      en: `These columns are missing: ${missing.join(', ')}. The first line must hold the names; download the CSV to see how.`,
    })
  if (rows.length > 3000)
    throw invalid('csv', {
      id: 'Berkas berisi lebih dari 3.000 baris. Bagi menjadi beberapa berkas.',
      en: 'The file has more than 3,000 lines. Split it.',
    })
  return rows.map(({ line, cells }) => ({
    line,
    // The mark that keeps a spreadsheet from taking text for a formula is no part of it.
    cellOf: ((column) => (cells[position.get(column) ?? -1] ?? '').trim().replace(/^'(?=[=+\-@])/, '')) as Cells,
  }))
}

const codePattern = /^[\w.>~-]{1,60}$/

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

/** Whether a line adds, changes, or says what is known already. */
function actionOf(before: object | undefined, values: object | undefined): { action: ImportLine['action'] } {
  if (!before) return { action: 'add' }
  const known = before as Record<string, unknown>
  const isSame =
    values !== undefined &&
    Object.entries(values).every(([column, value]) => JSON.stringify(known[column]) === JSON.stringify(value))
  return { action: isSame ? 'same' : 'change' }
}

export function judgeLegs(csv: string, rows: Rows): JudgedLine<LegValues>[] {
  const nodes = new Map(rows.nodes.map((node) => [node.code, node]))
  const known = new Map(rows.legs.map((leg) => [leg.code, leg]))
  const taken = new Set(known.keys())
  const seen = new Set<string>()
  return readRows(csv, legFileColumns, ['from', 'to', 'mode', 'minutes']).map(({ line, cellOf }) => {
    const problems: Issue[] = []
    const need = <Value>(
      value: Value | undefined,
      column: keyof typeof legFileColumns,
      id: string,
      en: string,
    ): Value | undefined => {
      if (value === undefined) problems.push(unreadable(legFileColumns[column], cellOf(column), id, en))
      return value
    }
    const [from, to] = (['from', 'to'] as const).map((end) => {
      const node = nodes.get(cellOf(end))
      if (!node)
        problems.push(
          issue(
            legFileColumns[end],
            `Tempat “${cellOf(end)}” tidak ada di jaringan. Periksa kodenya, atau impor tempatnya dahulu.`,
            `The place “${cellOf(end)}” is not in the network. Check its code, or import the place first.`,
          ),
        )
      return node
    })
    const number = ['tulis bilangan bulat', 'write a whole number'] as const
    const yesNo = ['tulis ya atau tidak', 'write yes or no'] as const
    const timetable = [
      'tulis hari 1–7 dan jam, misalnya 1 4@08:00',
      'write days 1–7 and the hour, for example 1 4@08:00',
    ] as const
    const mode = need(
      readMode(cellOf('mode')),
      'mode',
      'tulis darat, sungai, laut, udara atau kaki',
      'write road, river, sea, air or foot',
    )
    const minutes = need(readWhole(cellOf('minutes')) ?? undefined, 'minutes', ...number)
    const values = {
      is_both_ways: need(readYesNo(cellOf('both_ways')), 'both_ways', ...yesNo),
      rupiah_per_person: need(readWhole(cellOf('rupiah_per_person')), 'rupiah_per_person', ...number),
      rupiah_per_trip: need(readWhole(cellOf('rupiah_per_trip')), 'rupiah_per_trip', ...number),
      most_people: need(readWhole(cellOf('most_people')), 'most_people', ...number),
      most_kilograms: need(readWhole(cellOf('most_kilograms')), 'most_kilograms', ...number),
      timetable: need(readTimetable(cellOf('timetable')), 'timetable', ...timetable),
      timetable_back: need(readTimetable(cellOf('timetable_back')), 'timetable_back', ...timetable),
      months: need(
        readMonths(cellOf('months')),
        'months',
        'tulis bulan 1–12, misalnya 3-9',
        'write months 1–12, for example 3-9',
      ),
      profiles: need(
        readProfiles(cellOf('profiles')),
        'profiles',
        'tulis kemarau, hujan atau surut',
        'write dry, wet or low_river',
      ),
      closures: need(
        readClosures(cellOf('closures')),
        'closures',
        'tulis tanggal, misalnya 2026-08-01..2026-08-20 sungai surut',
        'write dates, for example 2026-08-01..2026-08-20 river too low',
      ),
      is_estimate: need(readYesNo(cellOf('estimate')), 'estimate', ...yesNo),
    }
    const given = cellOf('code')
    if (given !== '' && !codePattern.test(given))
      problems.push(
        issue(
          'kode',
          'Kode hanya huruf, angka, titik atau strip, paling banyak 60.',
          'A code has letters, digits, dots or dashes only, 60 at most.',
        ),
      )
    else if (given !== '' && seen.has(given))
      problems.push(
        issue(
          'kode',
          `Kode ${given} ada lebih dari sekali di berkas.`,
          `The code ${given} is in the file more than once.`,
        ),
      )
    seen.add(given)
    const summary = `${cellOf('from')} – ${cellOf('to')} · ${cellOf('mode')}`
    const code = given || (from && to && mode ? newLegCode(from.code, to.code, mode, taken) : '')
    taken.add(code)
    const leg = toLegValues({ code, from, to, mode, minutes, note: cellOf('note').slice(0, 300), ...values })
    if (leg && problems.length === 0)
      problems.push(...listLegFaults(leg, summary).map(({ field, id, en }) => issue(columnOfField(field), id, en)))
    const before = known.get(code)
    const fit = problems.length === 0 ? leg : undefined
    return { line, summary, ...actionOf(before, fit), problems, id: before?.id, values: fit }
  })
}

const columnOfField = (field: keyof LegValues): string =>
  Object.entries(legFileColumns).find(([name]) => name === field || `${name}_id` === field)?.[1] ?? 'kode'

type Read = { code: string; from: NodeRow | undefined; to: NodeRow | undefined; note: string } & {
  [Name in Exclude<keyof LegValues, 'code' | 'from_id' | 'to_id' | 'note' | 'rupiah_per_person' | 'rupiah_per_trip'>]:
    | LegValues[Name]
    | undefined
} & { rupiah_per_person: number | null | undefined; rupiah_per_trip: number | null | undefined }

function toLegValues({ from, to, ...read }: Read): LegValues | undefined {
  const { mode, minutes, is_both_ways, most_people, most_kilograms, months, profiles, is_estimate } = read
  const { timetable, timetable_back, closures } = read
  if (!from || !to || !mode || minutes === undefined || is_both_ways === undefined || !profiles) return undefined
  if (most_people === undefined || most_kilograms === undefined || months === undefined) return undefined
  if (!timetable || !timetable_back || !closures || is_estimate === undefined) return undefined
  return {
    code: read.code,
    from_id: from.id,
    to_id: to.id,
    is_both_ways,
    mode,
    minutes,
    rupiah_per_person: read.rupiah_per_person ?? 0,
    rupiah_per_trip: read.rupiah_per_trip ?? 0,
    most_people,
    most_kilograms,
    timetable,
    timetable_back,
    months,
    profiles,
    closures,
    is_estimate,
    note: read.note,
  }
}

/** A code that no other leg has: its ends and its mode, with a number where there are several. */
export function newLegCode(from: string, to: string, mode: string, taken: ReadonlySet<string>): string {
  const base = `${from}>${to}-${mode}`.slice(0, 56)
  for (let number = 1; ; number += 1) {
    const code = number === 1 ? base : `${base}-${number}`
    if (!taken.has(code)) return code
  }
}

/** Places or legs in the form that the import takes. */
export function writeNetworkFile(kind: NetworkFileKind, { nodes, legs }: Rows): string {
  if (kind === 'nodes')
    return toCsvText([
      Object.values(nodeFileColumns),
      ...nodes.map((node) => [
        node.code,
        writeKind(node.kind),
        node.name,
        node.village_code,
        node.latitude,
        node.longitude,
        writeYesNo(node.is_estimate),
      ]),
    ])
  const codes = new Map(nodes.map(({ id, code }) => [id, code]))
  return toCsvText([
    Object.values(legFileColumns),
    ...legs.map((leg) => [
      leg.code,
      codes.get(leg.from_id),
      codes.get(leg.to_id),
      writeYesNo(leg.is_both_ways),
      writeMode(leg.mode),
      leg.minutes,
      leg.rupiah_per_person,
      leg.rupiah_per_trip,
      leg.most_people,
      leg.most_kilograms,
      writeTimetable(leg.timetable),
      writeTimetable(leg.timetable_back),
      writeMonths(leg.months),
      writeProfiles(leg.profiles),
      writeClosures(leg.closures),
      writeYesNo(leg.is_estimate),
      leg.note,
    ]),
  ])
}
