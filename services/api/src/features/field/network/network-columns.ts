import type { LegClosure, LegDeparture, TravelMode, TravelNodeKind, TravelProfile } from '@sipelandukilat/contract'

/** Columns of the files, as they are written; the English name is read as well. */
export const nodeFileColumns = {
  code: 'kode',
  kind: 'jenis',
  name: 'nama',
  village: 'kode_desa',
  latitude: 'lintang',
  longitude: 'bujur',
  estimate: 'perkiraan',
} as const

export const legFileColumns = {
  code: 'kode',
  from: 'dari',
  to: 'ke',
  both_ways: 'dua_arah',
  mode: 'moda',
  minutes: 'menit',
  rupiah_per_person: 'rupiah_per_orang',
  rupiah_per_trip: 'rupiah_per_perjalanan',
  most_people: 'muat_orang',
  most_kilograms: 'muat_kg',
  timetable: 'jadwal',
  timetable_back: 'jadwal_pulang',
  months: 'bulan',
  profiles: 'keadaan',
  closures: 'tutup',
  estimate: 'perkiraan',
  note: 'catatan',
} as const

type Words<Value extends string> = Record<Value, readonly [string, ...string[]]>

const kindWords: Words<TravelNodeKind> = {
  office: ['kantor', 'office'],
  jetty: ['dermaga', 'jetty'],
  airstrip: ['bandara', 'airstrip'],
  village: ['desa', 'village'],
  other: ['lainnya', 'other'],
}
const modeWords: Words<TravelMode> = {
  road: ['darat', 'road'],
  river: ['sungai', 'river'],
  sea: ['laut', 'sea'],
  air: ['udara', 'air'],
  foot: ['kaki', 'jalan kaki', 'foot'],
}
const profileWords: Words<TravelProfile> = {
  dry: ['kemarau', 'dry'],
  wet: ['hujan', 'wet'],
  low_river: ['surut', 'low_river'],
}

function findWord<Value extends string>(words: Words<Value>, given: string): Value | undefined {
  const wanted = given.trim().toLowerCase()
  const found = (Object.entries(words) as [Value, readonly string[]][]).find(([, names]) => names.includes(wanted))
  return found?.[0]
}

export const readKind = (given: string) => findWord(kindWords, given)
export const writeKind = (kind: TravelNodeKind): string => kindWords[kind][0]
export const readMode = (given: string) => findWord(modeWords, given)
export const writeMode = (mode: TravelMode): string => modeWords[mode][0]

/** Empty: yes. */
export function readYesNo(given: string): boolean | undefined {
  const word = given.trim().toLowerCase()
  if (['', 'ya', 'y', 'yes', 'true', '1'].includes(word)) return true
  return ['tidak', 't', 'no', 'n', 'false', '0'].includes(word) ? false : undefined
}
export const writeYesNo = (value: boolean): string => (value ? 'ya' : 'tidak')

/** A whole number, its thousands cut by dots or not; empty: null. */
export function readWhole(given: string): number | null | undefined {
  const digits = given.trim().replace(/^rp\s*/i, '')
  if (digits === '') return null
  if (!/^-?(\d+|\d{1,3}(\.\d{3})+)$/.test(digits)) return undefined
  const value = Number(digits.replaceAll('.', ''))
  return Number.isSafeInteger(value) && Math.abs(value) <= 1_000_000_000 ? value : undefined
}

/** Degrees, with a decimal point or comma; empty: null. */
export function readDegrees(given: string, most: number): number | null | undefined {
  const text = given.trim().replace(',', '.')
  if (text === '') return null
  const value = Number(text)
  return Number.isFinite(value) && Math.abs(value) <= most ? value : undefined
}

const parts = (given: string) =>
  given
    .split('|')
    .map((part) => part.trim())
    .filter((part) => part !== '')

/** `1 4@08:00|2@09:30`: Mondays and Thursdays at eight, Tuesdays at half past nine. */
export function readTimetable(given: string): LegDeparture[] | undefined {
  const read = parts(given).map((part) => /^([1-7](?:[ ,]*[1-7])*)@(([01]\d|2[0-3]):[0-5]\d)$/.exec(part))
  if (read.some((match) => match === null)) return undefined
  return read.flatMap((match) =>
    match?.[1] && match[2] ? [{ days: [...new Set(match[1].match(/\d/g)?.map(Number))], leaves: match[2] }] : [],
  )
}
export const writeTimetable = (timetable: readonly LegDeparture[]): string =>
  timetable.map(({ days, leaves }) => `${days.join(' ')}@${leaves}`).join('|')

/** `3-9` or `1 2 12`; empty: the whole year. */
export function readMonths(given: string): number[] | null | undefined {
  const text = given.trim()
  if (text === '') return null
  const months: number[] = []
  for (const part of text.split(/[ ,]+/)) {
    const match = /^(\d{1,2})(?:-(\d{1,2}))?$/.exec(part)
    const first = Number(match?.[1] ?? 0)
    const last = Number(match?.[2] ?? first)
    if (!match || first < 1 || last > 12 || last < first) return undefined
    for (let month = first; month <= last; month += 1) months.push(month)
  }
  return [...new Set(months)].sort((a, b) => a - b)
}
export const writeMonths = (months: readonly number[] | null): string => months?.join(' ') ?? ''

/** `kemarau hujan`; empty: under all. */
export function readProfiles(given: string): TravelProfile[] | undefined {
  if (given.trim() === '') return ['dry', 'wet', 'low_river']
  const read = given
    .trim()
    .split(/[ ,]+/)
    .map((word) => findWord(profileWords, word))
  return read.includes(undefined) ? undefined : [...new Set(read.flatMap((one) => one ?? []))]
}
export const writeProfiles = (profiles: readonly TravelProfile[]): string =>
  profiles.map((profile) => profileWords[profile][0]).join(' ')

/** `2026-08-01..2026-08-20 sungai surut|…`, both days closed. */
export function readClosures(given: string): LegClosure[] | undefined {
  const isDay = (day: string) => !Number.isNaN(Date.parse(`${day}T00:00:00Z`))
  const read = parts(given).map((part) => /^(\d{4}-\d\d-\d\d)\.\.(\d{4}-\d\d-\d\d)(?:\s+(.*))?$/.exec(part))
  const closures = read.flatMap((match) => {
    const [, from, until, reason = ''] = match ?? []
    return from && until && isDay(from) && isDay(until) ? [{ from, until, reason: reason.slice(0, 120) }] : []
  })
  return closures.length === read.length ? closures : undefined
}
export const writeClosures = (closures: readonly LegClosure[]): string =>
  closures.map(({ from, until, reason }) => `${from}..${until} ${reason.replaceAll('|', '/')}`.trim()).join('|')
