import { expect, test } from 'vitest'
import { startSurvey } from '../dialogue/start-survey'
import { newDialogue } from '../dialogue/state'
import { testContext } from '../dialogue/testing'
import { surveyElements, usualSurveyWords, wordedElements } from './survey-elements'

const [first, ...rest] = usualSurveyWords
if (!first) throw new Error('No elements')
const worded = wordedElements([...rest, { ...first, question: { id: 'Syaratnya', en: 'What is asked for' } }])

test('a province’s words and order keep each element’s scale and id', () => {
  expect(worded.map(({ id }) => id).join()).toBe('U2,U3,U4,U5,U6,U7,U8,U9,U1')
  expect(worded.at(-1)).toEqual({ ...surveyElements[0], question: { id: 'Syaratnya', en: 'What is asked for' } })
})

test('the dialogue asks in that order and by the elements’ ids', () => {
  const about = { reference: '0198f7d0-0000-7000-8000-000000000001', serviceTitle: 'KTP' }
  const { replies } = startSurvey(testContext({ surveyElements: worded }), newDialogue('id'), about)
  expect(replies.at(-1)?.text).toContain('1/9 Prosedurnya')
  expect(replies.at(-1)?.choices?.[0]?.id).toBe('score:U2:1')
})
