import { fold } from '../language/fold'
import { wordings } from '../language/localized'
import { likeness } from '../language/similarity'
import type { Requirement } from '../services/service-definition'

/** Words about a paper that name none. */
const besides = new Set(
  `foto fotonya fotokopi fotocopy fc scan file berkas lampiran asli nya saya sy kami yang yg pak bu kak min ini itu dari untuk dr
  belum blm ada nanti menyusul susulkan punya kirim dikirim ya dulu saja aja masih akan photo of the my for later from not yet here is`.split(
    /\s+/,
  ),
)

const wordsOf = (text: string): string[] =>
  fold(text.replace(/\([^)]*\)/g, ' '))
    .replace(/\bkartu keluarga\b/g, 'kk')
    .replace(/\b(?:ktp el|e ktp|ektp)\b/g, 'ktp')
    .replace(/\bakte\b/g, 'akta')
    .split(' ')
    .map((word) => (word.length > 4 || /^(?:kk|ktp)nya$/.test(word) ? word.replace(/nya$/, '') : word))
    .filter((word) => word !== '')

/** "Polisi" is in "kepolisian". */
const isIn = (word: string, others: readonly string[]): boolean =>
  others.some((other) => other === word || (word.length >= 5 && other.includes(word)))

/** How plainly words name a paper: 1 its whole title, 0 nothing. `isTitle` where nothing but the name may stand there. */
function score(label: string, words: string, isTitle: boolean): number {
  const named = wordsOf(label)
  const typed = wordsOf(words).filter((word) => !besides.has(word))
  if (typed.length === 0) return 0
  const bare = named.filter((word) => !besides.has(word))
  if (typed.join(' ') === named.join(' ') || typed.join(' ') === bare.join(' ')) return 1
  if (!isTitle && named.every((word) => typed.includes(word))) return 0.9 + Math.min(named.length, 9) / 100
  if (typed.every((word) => isIn(word, named))) return 0.8 + Math.min(typed.length / named.length, 0.9) / 10
  const alike = likeness(typed.join(' '), named.join(' '))
  return alike >= 0.75 ? alike * 0.8 : 0
}

/** The one paper that words name; undefined where that is none, or may be several. `isWhole`: by its whole title. */
export function paperNamed<Paper extends Pick<Requirement, 'label'>>(
  papers: readonly Paper[],
  words: string,
  { isTitle = false }: { isTitle?: boolean } = {},
): { paper: Paper; isWhole: boolean } | undefined {
  const ranked = papers
    .map((paper) => ({
      paper,
      score: Math.max(...wordings(paper.label).map((label) => score(label, words.slice(0, 200), isTitle))),
    }))
    .sort((first, second) => second.score - first.score)
  const [best, next] = ranked
  return best && best.score > 0 && best.score > (next?.score ?? 0)
    ? { paper: best.paper, isWhole: best.score === 1 }
    : undefined
}
