import { nikShapeMessage } from '../identity/nik'
import { phoneMessage } from '../identity/phone'
import type { TextValue } from '../language/create-texts'
import type { Localized } from '../language/language'
import type { FieldType } from '../services/service-definition'
import { formsTexts } from '../texts/texts'

/** What is said where an answer is missing; `name` tells which and whose. */
export function missingMessage(type: FieldType, name: Localized): Localized {
  if (type === 'choice' || type === 'multiChoice' || type === 'boolean') return formsTexts.of('choiceMissing', { name })
  const example = examples[type]
  return example ? formsTexts.of('answerMissingLike', { name, example }) : formsTexts.of('answerMissing', { name })
}

/** Invented, where the shape is not plain from the question; NIK and KK with the serial 99xx that no person has. */
const examples: { [Type in FieldType]?: TextValue } = {
  nik: '6503051708909901',
  kkNumber: '6503050101209901',
  date: '17/08/1990',
  time: formsTexts.of('example_time'),
  phone: '081234567890',
  email: formsTexts.of('example_email'),
  personName: 'Yuliana Padan',
}

/** What is said of the day of an event that is still to come. */
export const futureMessage = formsTexts.of('dateInFuture')

/** What is said of an answer that has not the shape of its type, with an example. */
export const shapeMessages = {
  nik: nikShapeMessage,
  kkNumber: formsTexts.of('kkNumberShape'),
  date: formsTexts.of('notADate'),
  time: formsTexts.of('notATime'),
  phone: phoneMessage,
  email: formsTexts.of('notAnEmail'),
} satisfies { [Type in FieldType]?: Localized }
