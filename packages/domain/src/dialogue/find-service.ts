import { fold } from '../language/fold'
import { wordings } from '../language/localized'
import type { ServiceDefinition } from '../services/service-definition'
import { isMisspellingOf } from './similarity'

const emptyWords = new Set(
  'saya aku kami kita mau ingin minta buat bikin urus mengurus perlu butuh tolong mohon bisa yang dan di ke dari untuk atau ini itu ada dengan apa bagaimana cara min pak bu halo hai selamat pagi siang sore malam the a an i my me want need to of for is was has have with please how do get make and or'.split(
    ' ',
  ),
)

/** What people say for what services say; a baby is born before anything else is thought of. */
const otherWords: Readonly<Record<string, readonly string[]>> = {
  bayi: ['anak', 'lahir'],
  baby: ['child', 'birth'],
  wafat: ['meninggal'],
  nikah: ['menikah', 'kawin'],
  paspor: ['luar', 'negeri'],
}

type Described = { code: string; words: Map<string, number>; events: string[][] }
type Vocabulary = { services: Described[]; rarity: Map<string, number> }

/** Prepared once per list of definitions; a memory, not a state. */
const vocabularies = new WeakMap<readonly ServiceDefinition[], Vocabulary>()

function vocabularyOf(definitions: readonly ServiceDefinition[]): Vocabulary {
  const known = vocabularies.get(definitions)
  if (known) return known
  const services = definitions.map(describe)
  const counts = new Map<string, number>()
  for (const { words } of services) for (const word of words.keys()) counts.set(word, (counts.get(word) ?? 0) + 1)
  const rarity = new Map([...counts].map(([word, count]) => [word, Math.log(1 + services.length / count)]))
  const made = { services, rarity }
  vocabularies.set(definitions, made)
  return made
}

function describe({ code, title, summary, lifeEvents, sms }: ServiceDefinition): Described {
  const words = new Map<string, number>()
  const add = (text: string, weight: number) => {
    for (const word of meaningfulWords(text)) words.set(word, Math.max(words.get(word) ?? 0, weight))
  }
  for (const text of wordings(summary)) add(text, 1)
  for (const text of lifeEvents.flatMap(({ label }) => wordings(label))) add(text, 1.6)
  for (const text of [...wordings(title), code]) add(text, 2)
  add(`${sms?.keyword ?? ''} ${sms?.reasons.join(' ') ?? ''}`, 1.6)
  const events = lifeEvents.flatMap(({ label }) => wordings(label).map(meaningfulWords))
  return { code, words, events }
}

function meaningfulWords(text: string): string[] {
  return fold(text)
    .split(' ')
    .filter((word) => word.length > 1 && !emptyWords.has(word))
}

/**
 * The services a person may mean by words of their own, best first; one alone when it is clearly the best, none when the
 * words say nothing.
 */
export function findServices(definitions: readonly ServiceDefinition[], text: string): string[] {
  const typed = meaningfulWords(text.slice(0, 300))
    .slice(0, 30)
    .flatMap((word) => (Object.hasOwn(otherWords, word) ? (otherWords[word] ?? word) : word))
  if (typed.length === 0) return []
  const { services, rarity } = vocabularyOf(definitions)
  const scored = services
    .map((service) => ({ code: service.code, ...scoreOf(service, typed, rarity) }))
    .filter(({ score }) => score > 0)
    .sort((first, second) => second.score - first.score)
  const [best, next] = scored
  if (!best || best.score < 2.5) return []
  if (!next || best.score >= next.score * 1.35) return [best.code]
  return scored
    .filter(({ score }) => score >= best.score * 0.7)
    .slice(0, 6)
    .map(({ code }) => code)
}

function scoreOf(service: Described, typed: readonly string[], rarity: ReadonlyMap<string, number>) {
  let score = 0
  for (const word of typed) {
    const found = service.words.has(word)
      ? word
      : [...service.words.keys()].find((known) => isMisspellingOf(word, known) || isFormOf(word, known))
    const sureness = found === word ? 1 : 0.6
    if (found !== undefined) score += (service.words.get(found) ?? 0) * (rarity.get(found) ?? 1) * sureness
  }
  // Somebody who writes a whole life event means it.
  const isWhole = service.events.some((words) => words.length > 0 && words.every((word) => typed.includes(word)))
  const isExact = service.events.some(
    (words) => words.length === typed.length && words.every((word) => typed.includes(word)),
  )
  return { score: score * (isExact ? 1.8 : isWhole ? 1.3 : 1) }
}

/** "kehilangan" for "hilang", "rusaknya" for "rusak". */
function isFormOf(word: string, known: string): boolean {
  const [short, long] = word.length < known.length ? [word, known] : [known, word]
  return short.length >= 5 && long.length - short.length <= 5 && long.includes(short)
}
