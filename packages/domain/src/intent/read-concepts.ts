import { commonWords, knownWords, longestPhrase, phrases, plainTokens } from './phrase-book'
import { recogniseWord } from './recognise-word'

/** A phrase of a message, or a word that is none, with the concepts it stands for. */
export type MessagePart = { text: string; concepts: readonly string[] }

export type ReadMessage = {
  /** What it speaks of, in the order of the first mention: the keys of synonyms.json. */
  concepts: string[]
  /** Its words that are in no list: they may mean anything. */
  unread: string[]
  /** Its common words that stand for no concept. */
  common: string[]
  /** How many words were only guessed to be a slip of a known one. */
  doubtful: number
  /** All of it in order. */
  parts: MessagePart[]
}

/** What a message speaks of. Longer phrases win over the words inside them. */
export function readConcepts(text: string): ReadMessage {
  const recognised = plainTokens(text.slice(0, 800)).slice(0, 80).map(recogniseWord)
  const words = recognised.map(({ word }) => word)
  const found = new Set<string>()
  const unread = new Set<string>()
  const common = new Set<string>()
  const parts: MessagePart[] = []
  for (let start = 0; start < words.length; ) {
    let length = Math.min(longestPhrase, words.length - start)
    while (length > 0 && !phrases.has(words.slice(start, start + length).join(' '))) length -= 1
    const text = words.slice(start, start + Math.max(length, 1)).join(' ')
    const concepts = length > 0 ? phrases.get(text) : undefined
    parts.push({ text, concepts: concepts ?? [] })
    for (const concept of concepts ?? []) found.add(concept)
    if (concepts?.includes('daerahlain')) for (const concept of directionOf(words[start - 1])) found.add(concept)
    const word = words[start] ?? ''
    if (length === 0 && isUnread(word)) unread.add(word)
    if (length === 0 && commonWords.has(word)) common.add(word)
    start += Math.max(length, 1)
  }
  const age = ageOf(words)
  if (age !== undefined) {
    found.delete('umur17')
    found.add(age < 15 ? 'umurkecil' : age < 17 ? 'umurbawah17' : age < 20 ? 'umur17' : 'umurdewasa')
  }
  const doubtful = recognised.filter(({ isDoubtful }) => isDoubtful).length
  return { concepts: [...found], unread: [...unread], common: [...common], doubtful, parts }
}

export const placeConcepts = ['kedaerahlain', 'daridaerahlain']

/** Whether a place elsewhere is where somebody goes or comes from. */
function directionOf(wordBefore: string | undefined): string[] {
  if (wordBefore === 'ke' || wordBefore === 'tujuan') return ['kedaerahlain']
  return wordBefore === 'dari' || wordBefore === 'asal' ? ['daridaerahlain'] : []
}

const isUnread = (word: string) => word.length > 2 && !/\d/.test(word) && !knownWords.has(word)

/** The age that is told in years: "umur 5", "18 tahun", not "2 tahun lalu". */
function ageOf(words: readonly string[]): number | undefined {
  const index = words.findIndex(
    (word, at) =>
      /^\d{1,2}$/.test(word) &&
      (['umur', 'usia'].includes(words[at - 1] ?? '') ||
        ['umur', 'usia'].includes(words[at - 2] ?? '') ||
        (words[at + 1] === 'tahun' && !['lalu', 'kontrak', 'di', 'lewat'].includes(words[at + 2] ?? ''))),
  )
  const unit = words[index + 1]
  if (index === -1 || unit === 'bulan' || unit === 'minggu' || unit === 'hari') return undefined
  return Number(words[index])
}
