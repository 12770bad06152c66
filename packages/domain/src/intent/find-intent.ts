import { readSabahPlaces } from '../identity/place-in-sabah'
import { fold } from '../language/fold'
import { type BirthAndDeath, isNoStillbirth, readBirthAndDeath } from './birth-and-death'
import { withCase } from './find-case'
import { findElsewhere } from './find-elsewhere'
import type { Intent } from './intent'
import { type MessagePart, readConcepts } from './read-concepts'
import { type ScoredTopic, scoreTopics } from './score-topics'
import { type DescribedService, isOtherTopic, modelOf } from './service-model'

/** Tuned on the corpus: below the first, a service is not offered alone; below the second, nothing is likely. */
const leastSure = 4
const leastLikely = 2.2

/**
 * Reads what a person wants from words of their own, in Indonesian chat style, Malay or English, misspelt or not. Looks
 * at the first 800 letters. The same services and text give the same intent; nothing makes it throw.
 */
export function findIntent(services: readonly DescribedService[], text: string): Intent {
  const named = services.find(({ code }) => fold(code) === fold(text.slice(0, 30)))
  if (named) return { kind: 'services', codes: [named.code], isSure: true }
  const model = modelOf(services)
  const { places, spelled } = readSabahPlaces(text.slice(0, 800))
  const read = places.length > 0 ? spelled : text
  const { concepts, unread, common, doubtful, parts } = readConcepts(read)
  const elsewhere = findElsewhere(text, concepts)
  if (elsewhere) return { kind: 'elsewhere', topic: elsewhere }
  const stated = readBirthAndDeath(parts)
  // Thanks or a greeting around something else says nothing.
  const isCard = papers.some((paper) => concepts.includes(paper))
  // Where a card was lost says nothing of who lost it.
  const isOnlyPlace = isCard && concepts.includes('hilang') && parts.every(isNoRemoteDweller)
  const meant = concepts.filter(
    (concept) => !isPolite(concept) && !(isCard && concept === 'dilaut') && !(isOnlyPlace && concept === 'rentan'),
  )
  const ownWords = [...unread, ...common].filter((word) => model.rarity.has(word))
  const scored = scoreTopics(model, [...meant, ...ownWords]).filter(({ id }) => isAskedFor(id, concepts, stated))
  const polite = concepts.length > meant.length ? scoreTopics(model, concepts.filter(isPolite)) : []
  const isMeant = (scored[0]?.score ?? 0) >= leastLikely
  const strange = doubtful + unread.filter((word) => !model.rarity.has(word)).length
  const isEmpty = meant.length === 1 && besides.has(meant[0] ?? '') && ownWords.length === 0
  const intent = isEmpty
    ? decide(polite, 0)
    : decide(isMeant ? scored : [...polite, ...scored], strange, meant.length === 1)
  const found = withRival(services, meantBy(services, intent, concepts, stated), concepts)
  return withCase(services, found, { text: read, places, concepts })
}

/** What the words come to where they tell of a divorce, or of a birth and a death. */
function meantBy(
  services: readonly DescribedService[],
  intent: Intent,
  concepts: readonly string[],
  stated: BirthAndDeath | undefined,
): Intent {
  if (isDivorce(concepts)) return ofDivorce(services, intent, concepts)
  const isHere = !concepts.includes('luarnegeri')
  return stated !== undefined && isHere ? ofBirthAndDeath(services, intent, stated) : intent
}

/** A NIK that a bank or BPJS does not find is there more often than not: a second one is never all that is offered. */
function withRival(services: readonly DescribedService[], intent: Intent, concepts: readonly string[]): Intent {
  const isUnusable = concepts.includes('nik') && ['tidakaktif', 'tidakketemu'].some((one) => concepts.includes(one))
  if (!isUnusable || intent.kind !== 'services' || intent.codes[0] !== 'BIO-WNI') return intent
  const isOpen = services.some(({ code }) => code === 'BIO-UBAH')
  const codes = [...(isOpen ? ['BIO-UBAH'] : []), ...intent.codes.filter((code) => code !== 'BIO-UBAH')].slice(0, 3)
  return { ...intent, codes, isSure: false }
}

/** Concepts that tell one topic from another, and are none by themselves: "belum", "baru", "daftar". */
const besides = new Set(
  'tidak baru setelah sini kerja tim jadwal dimana keluarga lapor terdata warga sudahpindah pertama'.split(' '),
)

/**
 * What hurts whoever did not ask for it is offered only to words that do: a stillbirth, and to who tells of a death or a birth
 * the end of a marriage.
 */
function isAskedFor(id: string, concepts: readonly string[], stated: BirthAndDeath | undefined): boolean {
  const tells = (...some: readonly string[]) => some.some((concept) => concepts.includes(concept))
  const isDeath = tells('mati', 'sudahtiada')
  const isBirth = tells('lahir', 'bayi')
  if (id === 'LAHIRMATI') return stated !== undefined && !isNoStillbirth(stated)
  const endsMarriage = ['AK-CERAI', 'BTL-CERAI', 'BTL-KAWIN'].includes(id)
  return !endsMarriage || !(isDeath || isBirth) || tells('cerai', 'batal', 'taksah', 'pengadilan')
}

/** What the sea took where one of these is named: no person. */
const papers = ['ktp', 'kk', 'kia', 'akta', 'bukunikah', 'dokumen']

const isNoRemoteDweller = ({ concepts }: MessagePart) => !concepts.includes('rentan') || concepts.includes('diladang')

const isPolite = (concept: string) => concept === 'terimakasih' || concept === 'salam'

function decide(scored: readonly ScoredTopic[], strange: number, isWord = false): Intent {
  const [best, next] = scored
  if (!best) return { kind: 'none' }
  if (isOtherTopic(best.id)) return { kind: 'other', what: best.id }
  const nearest = scored.filter(({ id }) => !isOtherTopic(id)).slice(0, 3)
  if (best.score < leastLikely) return { kind: 'unsure', codes: nearest.map(({ id }) => id) }
  const isSure = best.score >= leastSure && (next?.score ?? 0) < best.score * rivalryAllowed(best, strange, isWord)
  const likely = isSure ? [best] : nearest.filter(({ score }, index) => index < 2 || score >= best.score * 0.2)
  return { kind: 'services', codes: likely.map(({ id }) => id), isSure }
}

/**
 * How near the next may come to one that is offered alone, as a share of its score. Words in no list or only
 * guessed, and words that do not speak for it, may mean something else; a word alone says little.
 */
function rivalryAllowed({ explained }: ScoredTopic, strange: number, isWord: boolean): number {
  if (strange > 1 || (strange === 1 && explained < 0.8)) return 0
  return isWord || strange === 1 || explained < 0.7 ? 0.25 : 0.5
}

/** What is begun where a message tells of a birth and of a death, the likeliest first. */
const begunAfter: Readonly<Record<Exclude<BirthAndDeath, 'stillbirth'>, readonly string[]>> = {
  otherDied: ['AK-MATI', 'AK-LAHIR'],
  childLived: ['AK-LAHIR', 'AK-MATI'],
  mixed: ['LAHIRMATI', 'AK-LAHIR', 'AK-MATI'],
  unsure: ['LAHIRMATI', 'AK-MATI', 'AK-LAHIR'],
}

/** Who was born alive needs a certificate of birth, and whoever died one of death; a stillbirth has neither. */
function ofBirthAndDeath(services: readonly DescribedService[], intent: Intent, stated: BirthAndDeath): Intent {
  if (stated === 'stillbirth' || intent.kind === 'other') return intent
  const codes = begunAfter[stated].filter((code) => services.some((service) => service.code === code))
  return codes.length > 0 ? { kind: 'services', codes, isSure: false } : intent
}

function isDivorce(concepts: readonly string[]): boolean {
  const isElsewhere = ['gereja', 'batal', 'luarnegeri'].some((concept) => concepts.includes(concept))
  return concepts.includes('cerai') && !isElsewhere
}

/** What is renewed once the religious court has ruled. */
const renewedAfterRuling = ['KK-BARU', 'KTP-GANTI', 'BIO-UBAH']

/**
 * Muslims divorce before the religious court. Who names neither court nor religion may be a Muslim, and is told; who does
 * is offered what follows its decision.
 */
function ofDivorce(services: readonly DescribedService[], intent: Intent, concepts: readonly string[]): Intent {
  const isMuslim = ['agamaislam', 'pengadilanagama', 'bukunikah'].some((concept) => concepts.includes(concept))
  const isCivil = !isMuslim && concepts.includes('pengadilan')
  const meant = 'codes' in intent ? intent.codes : []
  if (isCivil || (!isMuslim && meant[0] !== 'AK-CERAI')) return intent
  const open = renewedAfterRuling.filter((code) => services.some((service) => service.code === code))
  const first = isMuslim ? meant.filter((code) => open.includes(code)) : ['AK-CERAI']
  const codes = [...new Set([...first, ...open])].slice(0, 3)
  return codes.length > 0 ? { kind: 'services', codes, isSure: false, notice: 'religiousCourt' } : intent
}
