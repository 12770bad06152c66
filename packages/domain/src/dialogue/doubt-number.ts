import type { AnswerValue } from '../forms/answers'
import { isNik, possibleBirthDates } from '../identity/nik'
import { localized } from '../language/localized'
import { holderOf } from '../services/own-document'
import type { FormField, ServiceDefinition } from '../services/service-definition'
import { valueAt } from './application'
import type { DialogueContext } from './context'
import { allQuestions, isIdentifier, type Question } from './question'
import { sayIn } from './say'
import type { DialogueState, TalkedApplication } from './state'

type Talked = {
  context: DialogueContext
  state: DialogueState
  definition: ServiceDefinition
  application: TalkedApplication
}

/**
 * Why a number looks like one of another kind: a NIK where the family card's number is asked, or the reverse, a day where that
 * of a paper is. In words, with what it is; undefined where nothing tells so.
 */
export function doubtNumber(
  { context, state, definition, application }: Talked,
  { key, field }: Extract<Question, { kind: 'value' }>,
  value: AnswerValue,
): string | undefined {
  const say = sayIn(state.language)
  if (!isIdentifier(field))
    return isNumberOfPaper(field) && looksLikeDate(String(value))
      ? say('looksLikeDate', { label: localized(field.label, state.language) })
      : undefined
  const answered = allQuestions(definition, application, context).flatMap((question) => {
    const known =
      question.kind === 'value' && question.key !== key ? valueAt(definition, application, question.key) : undefined
    return question.kind === 'value' && known !== undefined ? [{ question, known }] : []
  })
  const isCard = field.type === 'kkNumber'
  const same = answered.find(
    ({ question, known }) => known === value && question.field.type === (isCard ? 'nik' : 'kkNumber'),
  )
  if (!isCard) return same && say('thatIsCard')
  const isOwn = !application.assistedBy && holderOf(definition) === undefined
  if (same?.question.key === '@nik' && isOwn) return say('thatIsYourNik')
  if (same) return say('thatIsNik', { label: localized(same.question.title, state.language) })
  const number = String(value)
  const births = isNik(number) ? possibleBirthDates(number) : []
  const isBirth = answered.some(
    ({ question, known }) =>
      question.field.type === 'date' &&
      (question.field.event === 'birth' || /lahir/i.test(question.field.label.id)) &&
      births.includes(String(known)),
  )
  return isBirth ? say('looksLikeNik') : undefined
}

const isNumberOfPaper = ({ type, label }: FormField) => type === 'text' && /^nomor\b/i.test(label.id)
const looksLikeDate = (text: string) => /^\d{1,2}[-/. ]\d{1,2}[-/. ](?:19|20)\d{2}$/.test(text.trim())
