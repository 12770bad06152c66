import { readConcepts } from './read-concepts'

/** How people ask for one thing. Cues and contra are concepts, keys of synonyms.json; `a/b` stands for either. */
export type Phrases = {
  /** Each speaks for the topic when all of it was said. */
  readonly cues: readonly string[]
  /** Each speaks against it when all of it was said. */
  readonly contra: readonly string[]
  /** Sentences as people write them. */
  readonly examples: readonly string[]
}

export type Topic = {
  id: string
  cues: string[][]
  contra: string[][]
  examples: string[][]
  concepts: ReadonlySet<string>
}

/** Everything that can be asked for, with how much each concept tells it from the rest. */
export type TopicModel = { topics: readonly Topic[]; rarity: ReadonlyMap<string, number> }

/** `explained`: the share of what was said, 0 to 1, that speaks for it outright, in the cues that were met. */
export type ScoredTopic = { id: string; score: number; explained: number }

/** Prepares the phrases of one topic; of its examples the concepts count. */
export function buildTopic(id: string, { cues, contra, examples }: Phrases): Topic {
  const exampleSets = examples.map((example) => readConcepts(example).concepts)
  return prepared(id, cues.flatMap(toSets), contra.flatMap(toSets), exampleSets)
}

/** A topic that is known by what it is called alone: also words that stand for no concept count. */
export function buildTitledTopic(id: string, titles: readonly string[]): Topic {
  const exampleSets = titles
    .map(readConcepts)
    .map(({ concepts, unread, common }) => [...concepts, ...unread, ...common])
  return prepared(id, [], [], exampleSets)
}

function prepared(id: string, cues: string[][], contra: string[][], exampleSets: string[][]): Topic {
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

/** The rarer a concept among the topics, the more it says (inverse document frequency). */
export function buildTopicModel(topics: readonly Topic[]): TopicModel {
  const counts = new Map<string, number>()
  for (const { concepts } of topics) for (const concept of concepts) counts.set(concept, (counts.get(concept) ?? 0) + 1)
  const rarity = new Map([...counts].map(([concept, count]) => [concept, Math.log(1 + topics.length / count)]))
  return { topics, rarity }
}

/** All topics that have to do with what was said, best first; equal ones in the order of the model. */
export function scoreTopics({ topics, rarity }: TopicModel, concepts: readonly string[]): ScoredTopic[] {
  const said = new Set(concepts)
  const worthOf = (set: Iterable<string>) => {
    let sum = 0
    for (const concept of set) sum += rarity.get(concept) ?? 0
    return sum
  }
  return topics
    .flatMap((topic) => scoreOf(topic, said, worthOf) ?? [])
    .sort((first, second) => second.score - first.score)
}

function scoreOf(
  topic: Topic,
  said: ReadonlySet<string>,
  worthOf: (set: Iterable<string>) => number,
): ScoredTopic | undefined {
  const shared = [...said].filter((concept) => topic.concepts.has(concept))
  if (shared.length === 0) return undefined
  const isSaid = (set: readonly string[]) => set.every((concept) => said.has(concept))
  const all = worthOf(said)
  const met = topic.cues.filter(isSaid)
  const cue = Math.max(0, ...met.map(worthOf))
  if (cue === 0 && topic.examples.length === 0) return undefined
  const alike = Math.max(
    0,
    ...topic.examples.map((example) => {
      const both = worthOf(example.filter((concept) => said.has(concept)))
      return both === 0 ? 0 : both / Math.sqrt(worthOf(example) * all)
    }),
  )
  const against = Math.min(topic.contra.filter(isSaid).length, 2)
  // What has nothing to do with it speaks for something else.
  const related = worthOf(shared) / all
  return {
    id: topic.id,
    score: (cue + 0.25 * worthOf(shared) + 2 * alike) * (0.4 + 0.6 * related) * 0.5 ** against,
    explained: worthOf(new Set(met.flat())) / all,
  }
}
