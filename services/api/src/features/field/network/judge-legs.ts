import { networkFilesTexts } from '#texts'
import { newLegCode } from './leg-code'
import { listLegFaults } from './leg-faults'
import {
  legFileColumns,
  readClosures,
  readMode,
  readMonths,
  readProfiles,
  readTimetable,
  readWhole,
  readYesNo,
} from './network-columns'
import {
  actionOf,
  codePattern,
  type Hint,
  type Issue,
  type JudgedLine,
  type Rows,
  readRows,
  unreadable,
} from './network-file'
import type { LegValues, NodeRow } from './network-store'

/** What each line of a file of legs would change. */
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
      hint: Hint,
    ): Value | undefined => {
      if (value === undefined) problems.push(unreadable(legFileColumns[column], cellOf(column), hint))
      return value
    }
    const [from, to] = (['from', 'to'] as const).map((end) => {
      const node = nodes.get(cellOf(end))
      if (!node)
        problems.push({
          column: legFileColumns[end],
          text: networkFilesTexts.of('unknownPlace', { given: cellOf(end) }),
        })
      return node
    })
    const mode = need(readMode(cellOf('mode')), 'mode', 'hintMode')
    const minutes = need(readWhole(cellOf('minutes')) ?? undefined, 'minutes', 'hintNumber')
    const values = {
      is_both_ways: need(readYesNo(cellOf('both_ways')), 'both_ways', 'hintYesNo'),
      rupiah_per_person: need(readWhole(cellOf('rupiah_per_person')), 'rupiah_per_person', 'hintNumber'),
      rupiah_per_trip: need(readWhole(cellOf('rupiah_per_trip')), 'rupiah_per_trip', 'hintNumber'),
      most_people: need(readWhole(cellOf('most_people')), 'most_people', 'hintNumber'),
      most_kilograms: need(readWhole(cellOf('most_kilograms')), 'most_kilograms', 'hintNumber'),
      timetable: need(readTimetable(cellOf('timetable')), 'timetable', 'hintTimetable'),
      timetable_back: need(readTimetable(cellOf('timetable_back')), 'timetable_back', 'hintTimetable'),
      months: need(readMonths(cellOf('months')), 'months', 'hintMonths'),
      profiles: need(readProfiles(cellOf('profiles')), 'profiles', 'hintProfiles'),
      closures: need(readClosures(cellOf('closures')), 'closures', 'hintClosures'),
      is_estimate: need(readYesNo(cellOf('estimate')), 'estimate', 'hintYesNo'),
    }
    const given = cellOf('code')
    if (given !== '' && !codePattern.test(given))
      problems.push({ column: 'kode', text: networkFilesTexts.of('codeLetters') })
    else if (given !== '' && seen.has(given))
      problems.push({ column: 'kode', text: networkFilesTexts.of('codeTwice', { code: given }) })
    seen.add(given)
    const summary = `${cellOf('from')} – ${cellOf('to')} · ${cellOf('mode')}`
    const code = given || (from && to && mode ? newLegCode(from.code, to.code, mode, taken) : '')
    taken.add(code)
    const leg = toLegValues({ code, from, to, mode, minutes, note: cellOf('note').slice(0, 300), ...values })
    if (leg && problems.length === 0)
      problems.push(...listLegFaults(leg, summary).map(({ field, text }) => ({ column: columnOfField(field), text })))
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
