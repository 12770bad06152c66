import { describe, expect, it } from 'vitest'
import { readCorpus } from '../intent/corpus.testing'
import { languageCodes } from '../language/languages'
import { sayIn } from './say'
import { play, testContext } from './testing'
import { findCommand } from './words'

const hint = 'For English, reply ENGLISH.'
const answerTo = (said: string) => play(testContext({ channel: 'sms' }), [said]).lines.at(-1)

describe('who writes English reads in English how to go on in it', () => {
  it.each(['hello', 'I want birth certificate', 'How do I make a new ID card?', 'my family card is lost'])(
    '%s',
    (said) => expect(answerTo(said)).toMatch(new RegExp(`^${hint}\\n`)),
  )

  it('also where something else is asked, and no more once English is spoken', () => {
    const asked = play(testContext(), ['KTP saya hilang', 'mulai', 'Budi Santoso', 'I want birth certificate'])
    expect(asked.last?.text).toMatch(new RegExp(`^${hint}`))
    const spoken = play(testContext(), ['ENGLISH', 'I want birth certificate'])
    expect(spoken.last?.text).not.toContain(hint)
  })

  it.each(['halo min', 'I want', 'sorry pak', 'KTP saya lost min', 'to the point aja pak, KTP hilang'])(
    'and nobody else: %s',
    (said) => expect(answerTo(said)).not.toContain(hint),
  )

  it('of the corpus nobody who writes Indonesian or Malay', () => {
    const english = /\b(?:the|my|want|how|where|is|need|get|i|of|our|birth|born|hi)\b/i
    const wrong = readCorpus().filter(({ sentence }) => !english.test(sentence) && answerTo(sentence)?.includes(hint))
    expect(wrong.map(({ sentence }) => sentence)).toEqual([])
  })
})

describe('the help of every language', () => {
  const commandsIn = (text: string) => [...text.matchAll(/(\p{Lu}{3,}):/gu)].map(([, word = '']) => findCommand(word))
  const named = commandsIn(sayIn('id')('help'))

  it.each(languageCodes)('lists the same commands in the same order, in %s', (language) => {
    const commands = commandsIn(sayIn(language)('help'))
    const [speak] = commands.slice(-1)
    expect(commands.slice(0, -1)).toEqual(named.slice(0, -1))
    expect(speak).toEqual({ speak: language === 'en' ? 'id' : 'en' })
    expect(commands).toEqual(expect.arrayContaining(['schedule', 'stop', 'begin', 'queue', 'complete', 'person']))
  })
})
