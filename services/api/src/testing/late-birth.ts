import { type Answers, addCalendarDays, toLocalDate } from '@sipelandukilat/domain'
import { exampleSubmission } from './test-application'
import type { TestSystem } from './test-system'

const lateBy = 90

/** The body of a birth reported so late that the head of the office must decide. */
export async function lateBirth(system: TestSystem, seed: number, villageCode: string) {
  const body = await exampleSubmission(system, 'AK-LAHIR', seed, { villageCode })
  const answers = body.answers as Answers
  const birthDate = addCalendarDays(toLocalDate(system.clock.now), -lateBy)
  return { ...body, answers: { ...answers, birth: { ...answers.birth, birthDate } } }
}
