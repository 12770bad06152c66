import type { exampleApplication } from '../examples'
import { type AnswerValue, rowsOf } from '../forms/answers'
import { displayAnswer } from '../forms/describe-answers'
import { regionTitle } from '../places'
import { findField, type ServiceDefinition } from '../services/service-definition'
import type { DialogueContext, DialogueInput } from './context'
import { lineTitle } from './email-template'
import { openQuestions } from './open-questions'
import type { DialogueState } from './state'

type Example = ReturnType<typeof exampleApplication>

const say = (text: string): DialogueInput => ({ kind: 'text', text })

/** Of whoever writes, where it is for somebody else. */
const ofHelper: Readonly<Record<string, string>> = {
  '@relation': 'Keluarga yang membantu',
  '@helper': 'Yakub Lalung',
  '@helperNik': '6503051203909921',
}

/** Answers what is asked as the person of an example would, in words: for tests and for the demonstration. */
export function sayFor(
  context: DialogueContext,
  definition: ServiceDefinition,
  example: Example,
  state: DialogueState,
): DialogueInput {
  const { step } = state
  if (step.kind === 'form') return fillFor(context, definition, example, state)
  if (step.kind === 'cancel' || step.kind === 'replace') return say('tidak')
  if (step.kind !== 'question') return say('ya')
  if (step.options)
    return { kind: 'choice', id: placeOffered(definition, example, state, step.key) ?? state.choices[0] ?? '' }
  if (step.key.startsWith('file:')) {
    const isSent = state.application?.files.some(({ requirement }) => `file:${requirement}` === step.key)
    return isSent ? say('selesai') : { kind: 'files', files: [{ id: `upload-${step.key}`, contentType: 'image/jpeg' }] }
  }
  if (step.key.endsWith('+')) {
    const id = step.key.slice(0, -1)
    const rows = rowsOf(example.answers, id).length
    return say(rowsOf(state.application?.answers ?? {}, id).length < rows ? 'tambah' : 'selesai')
  }
  const asHelper = state.application?.assistedBy ? ofHelper[step.key] : undefined
  return say(asHelper ?? wordsFor(context, definition, example, step.key) ?? 'lewati')
}

/** The choice that is, or holds, the place of the example; a page further on where it is not shown yet. */
function placeOffered(
  definition: ServiceDefinition,
  { applicant, answers }: Example,
  state: DialogueState,
  key: string,
): string | undefined {
  const found = findField(definition, key)
  if (key !== '@village' && found?.field.type !== 'region') return undefined
  const answered = found && rowsOf(answers, found.section.id)[found.rowIndex ?? 0]?.[found.field.id]
  const code = key === '@village' ? applicant.villageCode : String(answered)
  const holds = (id: string) => id.startsWith(`answer:${key}:`) && `${code}.`.startsWith(`${id.split(':').at(-1)}.`)
  return state.choices.find(holds) ?? state.choices.find((id) => id.startsWith('page:'))
}

/** All lines of the form at once, then a file after the other. */
function fillFor(
  context: DialogueContext,
  definition: ServiceDefinition,
  example: Example,
  state: DialogueState,
): DialogueInput {
  const open = state.application ? openQuestions(definition, state.application, context) : []
  const lines = open.flatMap((question) => {
    const words = question.kind === 'value' ? wordsFor(context, definition, example, question.key) : undefined
    return words === undefined ? [] : [`> ${lineTitle(question, 'id')}: ${words}`]
  })
  for (const { id, repeat, rowTitle, title, fields } of definition.form.sections.filter(({ repeat }) => repeat)) {
    const row = (rowTitle ?? title).id
    const isAsked = open.some(
      (question) => (question.kind === 'value' || question.kind === 'rows') && question.section?.id === id,
    )
    if (!isAsked || !repeat) continue
    rowsOf(example.answers, id).forEach((_, index) => {
      if (index < repeat.min) return
      for (const field of fields) {
        const words = wordsFor(context, definition, example, `${id}.${index}.${field.id}`)
        if (words !== undefined) lines.push(`${row} ${index + 1} - ${field.label.id}: ${words}`)
      }
    })
  }
  if (lines.length > 0) return say(lines.join('\n'))
  const file = open.find(({ kind }) => kind === 'file')
  if (!file) return say('nanti')
  return {
    kind: 'files',
    files: [{ id: `upload-${file.key}`, contentType: 'image/jpeg', name: `${file.title.id}.jpg` }],
  }
}

function wordsFor(
  context: DialogueContext,
  definition: ServiceDefinition,
  { applicant, answers }: Example,
  key: string,
): string | undefined {
  const facts: Record<string, string> = {
    '@name': applicant.name,
    '@nik': applicant.nik,
    '@kkNumber': applicant.kkNumber,
    '@village': regionTitle(context.regions, applicant.villageCode) ?? '',
    '@presence': 'Kunjungan rumah',
    '@visitReason': 'Ibu saya tidak bisa berjalan',
    '@landmark': 'Rumah biru di samping gereja',
  }
  const fact = facts[key]
  if (fact !== undefined) return fact
  const found = findField(definition, key)
  const value: AnswerValue | undefined =
    found && rowsOf(answers, found.section.id)[found.rowIndex ?? 0]?.[found.field.id]
  if (!found || value === undefined) return undefined
  return displayAnswer(found.field, value, 'id', (code) => regionTitle(context.regions, code))
}
