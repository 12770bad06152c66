import { readFileSync } from 'node:fs'
import type { Intent } from './intent'

/** One written sentence; `expected` holds codes, the best first, or `=status` and the like for what is no service. */
export type CorpusLine = { expected: string[]; sentence: string; isService: boolean; isHeldBack: boolean }

/** FNV-1a over the sentence's UTF-16 units: fixed, so that a sentence never changes sides. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193)
  return hash >>> 0
}

/**
 * The written corpus. A third, by the hash of the sentence, is held back: phrases, synonyms and thresholds are never
 * tuned to what it gets wrong.
 */
export function readCorpus(): CorpusLine[] {
  return readFileSync(new URL('corpus.txt', import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const [labels = '', sentence = ''] = line.split('\t')
      const isHeldBack = hashOf(sentence) % 3 === 0
      return { expected: labels.split('|'), sentence, isService: !labels.startsWith('='), isHeldBack }
    })
}

export type Judgement = {
  /** The right service is among the first two offered; or what is no service was taken for what it is. */
  isFound: boolean
  isAlone: boolean
  /** The only service offered is a wrong one. */
  isWrongAlone: boolean
}

export function judge({ expected, isService }: CorpusLine, intent: Intent): Judgement {
  const codes = 'codes' in intent ? intent.codes : []
  const isAlone = intent.kind === 'services' && codes.length === 1
  const isRight = (offered: string[]) => offered.some((code) => expected.includes(code))
  const asOther =
    intent.kind === 'elsewhere'
      ? '=elsewhere'
      : intent.kind === 'other'
        ? `=${intent.what}`
        : intent.kind === 'services'
          ? ''
          : '=none'
  return {
    isFound: isService ? isRight(codes.slice(0, 2)) : expected.includes(asOther),
    isAlone,
    isWrongAlone: isAlone && !isRight(codes),
  }
}
