import { expect, it as test } from 'vitest'
import { fold } from '../language/fold'
import { wordings } from '../language/localized'
import { definitions } from '../services/definitions'
import { readCorpus } from './corpus.testing'
import { findIntent } from './find-intent'
import otherTopics from './other-topics.json'
import phrases from './phrases.json'
import plainWords from './plain-words.json'
import { placeConcepts, readConcepts } from './read-concepts'
import synonyms from './synonyms.json'

const firstTwo = (text: string) => {
  const intent = findIntent(definitions, text)
  return 'codes' in intent ? intent.codes.slice(0, 2) : []
}

test('every service has phrases of its own, and four to ten examples', () => {
  expect(Object.keys(phrases).sort()).toEqual(definitions.map(({ code }) => code).sort())
  for (const [code, { examples }] of Object.entries(phrases)) {
    expect(examples.length, code).toBeGreaterThanOrEqual(4)
    expect(examples.length, code).toBeLessThanOrEqual(10)
  }
})

test('cues are of concepts that can be read', () => {
  const concepts = new Set([...Object.keys(synonyms).flatMap((key) => key.split(' ')), ...placeConcepts])
  for (const { cues, contra } of [...Object.values(phrases), ...Object.values(otherTopics)])
    for (const word of [...cues, ...contra].flatMap((cue) => cue.split(/[ /]/))) expect(concepts, word).toContain(word)
})

test('every synonym is read as what it stands for', () => {
  for (const [key, forms] of Object.entries(synonyms))
    for (const form of forms.split(', '))
      expect(readConcepts(form).concepts, form).toEqual(expect.arrayContaining(key.split(' ')))
})

test('no synonym is a plain word once its particles are dropped', () => {
  const particles = plainWords.particles.split(' ')
  const common = new Set(plainWords.common.split(' '))
  for (const form of Object.values(synonyms).flatMap((forms) => forms.split(', '))) {
    const words = form.split(' ')
    const left = words.filter((word) => !particles.includes(word))
    expect(left.length, form).toBeGreaterThan(0)
    if (left.length < words.length && left.length === 1) expect(common, form).not.toContain(left[0])
  }
})

test('every example, title and life event of a service leads to it', () => {
  const written = Object.entries(phrases).flatMap(([code, { examples }]) => examples.map((text) => ({ code, text })))
  const official = definitions.flatMap(({ code, title, lifeEvents }) =>
    [title, ...lifeEvents.map(({ label }) => label)].flatMap(wordings).map((text) => ({ code, text })),
  )
  expect([...written, ...official].filter(({ code, text }) => !firstTwo(text).includes(code))).toEqual([])
})

test('every example of what is no service is taken for it', () => {
  for (const [what, { examples }] of Object.entries(otherTopics))
    for (const example of examples) expect(findIntent(definitions, example), example).toEqual({ kind: 'other', what })
})

test('no example is a sentence of the corpus, which would then judge itself', () => {
  const sentences = new Set(readCorpus().map(({ sentence }) => fold(sentence)))
  const examples = [...Object.values(phrases), ...Object.values(otherTopics)].flatMap((one) => one.examples)
  expect(examples.filter((example) => sentences.has(fold(example)))).toEqual([])
})
