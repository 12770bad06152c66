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
  type Issue,
  issue,
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
