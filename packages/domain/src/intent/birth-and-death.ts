import type { MessagePart } from './read-concepts'
import synonyms from './synonyms.json'

/**
 * What a message that speaks of a birth and of a death tells. `stillbirth`: the child was born dead. `childLived`: it died after
 * it was born, which is a birth and a death. `mixed`: one of twins. `otherDied`: the mother, or whoever else. `unsure`: who
 * died, or when, is not told.
 */
export type BirthAndDeath = 'stillbirth' | 'childLived' | 'mixed' | 'otherDied' | 'unsure'

/** Whether what is told can be no stillbirth: the child lived, or somebody else died. */
export const isNoStillbirth = (stated: BirthAndDeath | undefined): boolean =>
  stated === 'otherDied' || stated === 'childLived'

const adults = new Set(synonyms.keluarga.split(', '))
const unborn = /\b(janin|kandungan|perut|rahim|hamil|kehamilan|keguguran|unborn|pregnant)\b/
const laterOn = /^(lalu|terus|kemudian|setelah|sesudah|habis|besok|esok|lusa|later|after|next)/
const denied = /^(sebelum|tidak|belum|tanpa|before|not|never)$/
/** "Sejak lahir" tells of no birth. */
const sinceThen = /^(sejak|dari|since)$/
const count = String.raw`(?:\d{1,2}|satu|se|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|beberapa)`
/** How long a child lived: "3 hari", "umur 2 bulan"; months and weeks alone may be those of a pregnancy. */
const lifetime = new RegExp(
  String.raw`\b${count} ?(?:hari|jam|menit|days?|hours?)\b|\b(?:umur|usia) ${count} ?(?:bulan|minggu)\b`,
)
const lifetimeOfBorn = new RegExp(String.raw`\b${count} ?(?:bulan|minggu|months?|weeks?)\b`)

const has = ({ concepts }: MessagePart, ...some: readonly string[]) => some.some((one) => concepts.includes(one))
const isChild = (part: MessagePart) => has(part, 'bayi', 'anak', 'cucu')
const isAdult = (part: MessagePart) => has(part, 'keluarga') || adults.has(part.text.replace(/nya$/, ''))
const isDeath = (part: MessagePart) => has(part, 'mati', 'sudahtiada') && !has(part, 'lahir', 'akta')
const isBornDead = (part: MessagePart) => has(part, 'lahir') && has(part, 'mati')

/** Undefined where a message tells not of both. */
export function readBirthAndDeath(parts: readonly MessagePart[]): BirthAndDeath | undefined {
  const text = parts.map((part) => part.text).join(' ')
  // "Surat lahir mati" is one letter; of "akta lahir" beside a death nothing follows.
  const isNamed = parts.some(
    (part, index) => isBornDead(part) || (has(part, 'akta') && has(part, 'lahir') && isDeathAt(parts, index + 1)),
  )
  const births = parts.flatMap((part, index) =>
    has(part, 'lahir') && !has(part, 'akta', 'mati') && !sinceThen.test(wordBefore(parts, index)) ? [index] : [],
  )
  const deaths = parts.flatMap((part, index) => (isDeath(part) ? [index] : []))
  if (!isNamed && (deaths.length === 0 || (births.length === 0 && !parts.some((part) => has(part, 'bayi')))))
    return undefined
  const lived = parts.some(
    (part, index) => has(part, 'hidup') && !denied.test(wordBefore(parts, index)) && whoAt(parts, index) !== 'adult',
  )
  if (!isNamed && deaths.some((index) => whoAt(parts, index) === 'adult')) return 'otherDied'
  if (isNamed) return lived ? 'mixed' : 'stillbirth'
  if (lived) return 'childLived'
  if (unborn.test(text)) return 'stillbirth'
  const between = betweenOf(parts, births, deaths)
  if (lifetime.test(text) || (births.length === 0 && lifetimeOfBorn.test(text))) return 'childLived'
  if (between.some((words) => words.some((word) => laterOn.test(word)))) return 'childLived'
  return between.some((words) => words.length <= 3) ? 'stillbirth' : 'unsure'
}

const wordBefore = (parts: readonly MessagePart[], index: number) => parts[index - 1]?.text ?? ''

const isDeathAt = (parts: readonly MessagePart[], index: number) => {
  const part = parts[index]
  return part !== undefined && isDeath(part)
}

/** The words between each birth and each death. */
const betweenOf = (parts: readonly MessagePart[], births: readonly number[], deaths: readonly number[]): string[][] =>
  births.flatMap((birth) =>
    deaths.map((death) => parts.slice(Math.min(birth, death) + 1, Math.max(birth, death)).map(({ text }) => text)),
  )

/** Of whom something is told: who was named last before it, or else first after it. */
function whoAt(parts: readonly MessagePart[], index: number): 'adult' | 'child' | undefined {
  const isPerson = (part: MessagePart) => isAdult(part) || isChild(part)
  const before = parts.slice(0, index).findLastIndex(isPerson)
  const at = before !== -1 ? before : parts.findIndex((part, after) => after > index && isPerson(part))
  const person = parts[at]
  if (!person) return undefined
  if (isChild(person)) return 'child'
  const [holder] = parts.slice(Math.max(0, at - 1), at)
  // "Bayi kakak saya" is the baby; "bayi, ibunya" the mother.
  const isOfChild = holder !== undefined && isChild(holder) && !person.text.endsWith('nya')
  return isOfChild ? 'child' : 'adult'
}
