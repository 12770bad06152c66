import type { RegionLevel } from '../identity/region-code'
import { fold } from '../language/fold'

export type PlaceKind = RegionLevel | 'island'

/** One typed word. `kind`: it may tell the kind of the name behind it; `kindBefore`: of the name before it. */
export type PlaceWord = {
  text: string
  kind?: PlaceKind
  kindBefore?: PlaceKind
  /** Says nothing of the place. */
  isFiller: boolean
  /** A comma or the like stands before it. */
  isApart: boolean
}

const kinds = new Map<string, PlaceKind>(
  Object.entries({
    desa: 'village',
    ds: 'village',
    dsa: 'village',
    kelurahan: 'village',
    kel: 'village',
    kampung: 'village',
    kampong: 'village',
    kp: 'village',
    kpg: 'village',
    village: 'village',
    kecamatan: 'district',
    kec: 'district',
    kcmtn: 'district',
    distrik: 'district',
    district: 'district',
    kabupaten: 'regency',
    kab: 'regency',
    kbptn: 'regency',
    kota: 'regency',
    regency: 'regency',
    provinsi: 'province',
    propinsi: 'province',
    prov: 'province',
    prop: 'province',
    province: 'province',
    pulau: 'island',
    p: 'island',
    pl: 'island',
    plw: 'island',
    island: 'island',
  } satisfies Record<string, PlaceKind>),
)

/** English puts them behind the name. */
const behind = new Set(['village', 'district', 'regency', 'province', 'island', 'city'])

/** A span of words with one of these inside is two names. */
const parting = new Set([
  ...['desa', 'ds', 'kelurahan', 'kel', 'kecamatan', 'kec', 'distrik', 'kabupaten', 'kab'],
  ...['provinsi', 'propinsi', 'prov', 'prop'],
])

const fillers = new Set([
  ...['di', 'ke', 'dari', 'saya', 'kami', 'aku', 'tinggal', 'warga', 'orang', 'alamat', 'asal', 'dekat', 'daerah'],
  ...['wilayah', 'itu', 'ya', 'yg', 'yang', 'ada', 'in', 'at', 'the', 'of', 'is', 'live', 'i', 'indonesia'],
])

/** Short forms in use, by their whole word. */
const shortForms = new Map(
  Object.entries({
    s: 'sungai',
    sei: 'sungai',
    sui: 'sungai',
    sg: 'sungai',
    sungei: 'sungai',
    tj: 'tanjung',
    tg: 'tanjung',
    tjg: 'tanjung',
    tanjong: 'tanjung',
    lg: 'long',
    p: 'pulau',
    pl: 'pulau',
    gn: 'gunung',
    tlk: 'teluk',
    ma: 'muara',
    kp: 'kampung',
    kpg: 'kampung',
    btg: 'batang',
    sel: 'selatan',
    slt: 'selatan',
    sltn: 'selatan',
    utr: 'utara',
    ut: 'utara',
    tmr: 'timur',
    tim: 'timur',
    brt: 'barat',
    bar: 'barat',
    tgh: 'tengah',
    teng: 'tengah',
  }),
)

/** Numbers in names: "Kampung I Skip", "Kampung Satu Skip", "Kampung 1 Skip". */
const numbers = new Map(
  [
    ['i', 'satu'],
    ['ii', 'dua'],
    ['iii', 'tiga'],
    ['iv', 'empat'],
    ['v', 'lima'],
    ['vi', 'enam'],
    ['vii', 'tujuh'],
    ['viii', 'delapan'],
    ['ix', 'sembilan'],
    ['x', 'sepuluh'],
  ].flatMap((words, index) => words.map((word) => [word, String(index + 1)] as const)),
)

/** Other names of provinces and regencies in daily use, by code. */
export const otherNames: readonly (readonly [code: string, name: string])[] = [
  ['12', 'sumut'],
  ['13', 'sumbar'],
  ['16', 'sumsel'],
  ['19', 'bangka belitung'],
  ['19', 'babel'],
  ['21', 'kepri'],
  ['31', 'jakarta'],
  ['31', 'dki'],
  ['32', 'jabar'],
  ['33', 'jateng'],
  ['34', 'yogyakarta'],
  ['34', 'jogja'],
  ['34', 'diy'],
  ['35', 'jatim'],
  ['52', 'ntb'],
  ['53', 'ntt'],
  ['61', 'kalbar'],
  ['62', 'kalteng'],
  ['63', 'kalsel'],
  ['64', 'kaltim'],
  ['65', 'kaltara'],
  ['65.04', 'ktt'],
  ['71', 'sulut'],
  ['72', 'sulteng'],
  ['73', 'sulsel'],
  ['74', 'sultra'],
  ['76', 'sulbar'],
  ['82', 'malut'],
]

/** Longer texts name no place. */
const longestText = 100
const mostWords = 9

/** The words of a typed place. */
export function toPlaceWords(typed: string): PlaceWord[] {
  const parts = typed.slice(0, longestText).split(/[,;|\n]+/)
  const words = parts.flatMap((part) =>
    fold(part)
      .split(' ')
      .filter((word) => word !== '')
      .map((text, index) => toPlaceWord(text, index === 0)),
  )
  return words.slice(0, mostWords)
}

function toPlaceWord(text: string, isApart: boolean): PlaceWord {
  const kind = kinds.get(text)
  const isBehind = behind.has(text)
  return {
    text,
    ...(kind && !isBehind ? { kind } : {}),
    ...(isBehind ? { kindBefore: kind ?? 'regency' } : {}),
    isFiller: fillers.has(text),
    isApart,
  }
}

export const isParting = ({ text }: PlaceWord): boolean => parting.has(text)

/** A word with its short form written out, a number as digits. */
const spell = (word: string): string => numbers.get(word) ?? shortForms.get(word) ?? word

/**
 * The ways in which words are compared, without spaces: as written, and with short forms written out and numbers as digits.
 * The latter first.
 */
export function toNames(words: readonly string[]): string[] {
  const written = words.join('')
  if (words.length === 1) return [written] // a short form alone is a name
  const spelt = words.map(spell).join('')
  return spelt === written ? [written] : [spelt, written]
}

/** How the name of a region is compared. */
export type RegionNames = {
  /**
   * As a whole: without "Kabupaten" or "Kota" before it, and of a regency with it too, for a regency and a city may bear one
   * name. Written out first, then as written where that differs.
   */
  names: string[]
  /** From each of its words on, written out: by these it is found by a part of its name. */
  endings: string[]
}

export function namesOfRegion(name: string, level: RegionLevel): RegionNames {
  const words = plainWords.test(name) ? name.toLowerCase().split(' ') : fold(name).split(' ')
  const bare = words.slice(words.findIndex((word, at) => at === words.length - 1 || !isTitle(word, level)))
  const names = toNames(bare)
  const spelt = bare.map(spell)
  const endings = spelt.map((_, at) => spelt.slice(at).join(''))
  if (level !== 'regency' || bare.length === words.length) return { names, endings }
  const titles = words[0] === 'kota' ? ['kota'] : ['kabupaten', 'kab']
  return { names: [...names, ...titles.map((title) => `${title}${names[0]}`)], endings }
}

/** Most names need no folding but to lower case, and a nation has many. */
const plainWords = /^[A-Za-z]+(?: [A-Za-z]+)*$/

function isTitle(word: string, level: RegionLevel): boolean {
  if (level === 'regency') return ['kabupaten', 'kota', 'administrasi', 'kab', 'adm'].includes(word)
  return level === 'province' && ['provinsi', 'daerah', 'istimewa', 'dki'].includes(word)
}

const notKnown =
  /^((maaf|saya|aku|sy|sya|i) )*((tidak|tdk|tak|tk|ga|gak|gk|nggak|ngga|enggak|ndak|nda|kurang|belum|blm|do not|dont) (tahu|tau|ingat|yakin|hafal|hapal|paham|pasti|know|remember)|entah|entahlah|lupa|not sure)( .{0,20})?$/

/** True of words that say that the person does not know. */
export function isNotKnown(typed: string): boolean {
  return notKnown.test(fold(typed.slice(0, longestText)))
}
