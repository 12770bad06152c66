import { readConcepts } from './read-concepts'

/** How people ask for one thing. Cues and contra are concepts, keys of synonyms.json; `a/b` stands for either. */
export type Phrases = {
  /** Each speaks for the wish when all of it was said. */
  readonly cues: readonly string[]
  /** Each speaks against it when all of it was said. */
  readonly contra: readonly string[]
  /** Sentences as people write them. */
  readonly examples: readonly string[]
}

export type Wish = {
  id: string
  cues: string[][]
  contra: string[][]
  examples: string[][]
  concepts: ReadonlySet<string>
}

/** Everything that can be wished for, with how much each concept tells it from the rest. */
export type WishModel = { wishes: readonly Wish[]; rarity: ReadonlyMap<string, number> }

/** `explained`: the share of what was said, 0 to 1, that speaks for it outright, in the cues that were met. */
export type ScoredWish = { id: string; score: number; explained: number }

/** Prepares the phrases of one wish; of its examples the concepts count. */
export function buildWish(id: string, { cues, contra, examples }: Phrases): Wish {
  const exampleSets = examples.map((example) => readConcepts(example).concepts)
  return prepared(id, cues.flatMap(toSets), contra.flatMap(toSets), exampleSets)
}

/** A wish that is known by what it is called alone: also words that stand for no concept count. */
export function buildTitledWish(id: string, titles: readonly string[]): Wish {
  const exampleSets = titles
    .map(readConcepts)
    .map(({ concepts, unread, common }) => [...concepts, ...unread, ...common])
  return prepared(id, [], [], exampleSets)
}

function prepared(id: string, cues: string[][], contra: string[][], exampleSets: string[][]): Wish {
  const examples = exampleSets.filter((set) => set.length > 0)
  return { id, cues, contra, examples, concepts: new Set([...cues, ...examples].flat()) }
}

/** Expands "kk hilang/rusak" to its two sets. */
function toSets(cue: string): string[][] {
  return cue
    .split(' ')
    .map((part) => part.split('/'))
    .reduce<string[][]>((sets, either) => sets.flatMap((set) => either.map((one) => [...set, one])), [[]])
}

/** The rarer a concept among the wishes, the more it says (inverse document frequency). */
export function buildWishModel(wishes: readonly Wish[]): WishModel {
  const counts = new Map<string, number>()
  for (const { concepts } of wishes) for (const concept of concepts) counts.set(concept, (counts.get(concept) ?? 0) + 1)
  const rarity = new Map([...counts].map(([concept, count]) => [concept, Math.log(1 + wishes.length / count)]))
  return { wishes, rarity }
}

/** All wishes that have to do with what was said, best first; equal ones in the order of the model. */
export function scoreWishes({ wishes, rarity }: WishModel, concepts: readonly string[]): ScoredWish[] {
  const said = new Set(concepts)
  const worthOf = (set: Iterable<string>) => {
    let sum = 0
    for (const concept of set) sum += rarity.get(concept) ?? 0
    return sum
  }
  return wishes
    .flatMap((wish) => scoreOf(wish, said, worthOf) ?? [])
    .sort((first, second) => second.score - first.score)
}

function scoreOf(
  wish: Wish,
  said: ReadonlySet<string>,
  worthOf: (set: Iterable<string>) => number,
): ScoredWish | undefined {
  const shared = [...said].filter((concept) => wish.concepts.has(concept))
  if (shared.length === 0) return undefined
  const isSaid = (set: readonly string[]) => set.every((concept) => said.has(concept))
  const all = worthOf(said)
  const met = wish.cues.filter(isSaid)
  const cue = Math.max(0, ...met.map(worthOf))
  if (cue === 0 && wish.examples.length === 0) return undefined
  const alike = Math.max(
    0,
    ...wish.examples.map((example) => {
      const both = worthOf(example.filter((concept) => said.has(concept)))
      return both === 0 ? 0 : both / Math.sqrt(worthOf(example) * all)
    }),
  )
  const against = Math.min(wish.contra.filter(isSaid).length, 2)
  // What has nothing to do with it speaks for something else.
  const related = worthOf(shared) / all
  return {
    id: wish.id,
    score: (cue + 0.25 * worthOf(shared) + 2 * alike) * (0.4 + 0.6 * related) * 0.5 ** against,
    explained: worthOf(new Set(met.flat())) / all,
  }
}
