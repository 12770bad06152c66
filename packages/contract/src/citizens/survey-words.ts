import { surveyElementIds } from '@sipelandukilat/domain'
import * as z from 'zod'
import { endpoint } from '../endpoint'
import { refusedFor } from '../refusal-reason'
import { Instant, text } from '../shapes'

const question = text(80, 3)

/** The nine elements, each once, in the order in which they are asked and numbered. */
export const SurveyOrder = z
  .array(z.object({ id: z.enum(surveyElementIds), question: z.object({ id: question, en: question }) }))
  .length(surveyElementIds.length)
  .refine(
    (elements) => new Set(elements.map(({ id }) => id)).size === elements.length,
    refusedFor('surveyElementTwice'),
  )

export const SurveyWording = z.object({
  elements: SurveyOrder,
  /** The order and words that come with the system. */
  usual: SurveyOrder,
  isChanged: z.boolean(),
  changedAt: Instant.nullable(),
  /** 0 while nothing was changed. */
  version: z.int().min(0),
})
export type SurveyWording = z.infer<typeof SurveyWording>

export const readSurveyWords = endpoint({
  method: 'GET',
  path: '/survey-words',
  summary: 'The nine questions of the satisfaction survey, as the province asks them',
  access: ['update', 'Wording'],
  response: SurveyWording,
})

export const changeSurveyWords = endpoint({
  method: 'PUT',
  path: '/survey-words',
  summary: 'Change the order and words of the nine questions for the province; null takes the usual ones back',
  access: ['update', 'Wording'],
  body: z.object({ elements: SurveyOrder.nullable(), expectedVersion: z.int().min(0) }),
  response: SurveyWording,
  problems: ['invalid', 'version-conflict', 'forbidden'],
})
