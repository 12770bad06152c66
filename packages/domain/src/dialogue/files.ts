import { localized } from '../language/localized'
import { goOn, type Talk } from './answer'
import { withClosed, withHistory, withoutClosed } from './application'
import type { DialogueAttachment, DialogueFile } from './context'
import { type Outcome, withApplication } from './flow'
import { openQuestions } from './open-questions'
import { paperNamed } from './paper-named'
import { allQuestions, type Question } from './question'
import { sayIn } from './say'
import type { TalkedApplication } from './state'

const readable = new Set(['image/jpeg', 'image/png', 'image/webp', 'application/pdf'])
/** As many as an application may carry. */
const fileLimit = 30

type FileQuestion = Extract<Question, { kind: 'file' }>

/** Puts files to the requirement being asked for, to the one their words name, or keeps them to ask about. */
export function takeFiles(talk: Talk, files: readonly DialogueFile[], caption: string): Outcome {
  const { context, state, application, definition } = talk
  const say = sayIn(state.language)
  const good = files.filter(({ contentType }) => readable.has(contentType.toLowerCase().split(';')[0]?.trim() ?? ''))
  const wrong = good.length < files.length ? say('fileWrongKind') : undefined
  const room = fileLimit - application.files.length - application.unsorted.length
  const kept = good.slice(0, Math.max(0, room))
  const full = kept.length < good.length ? say('filesTooMany') : undefined
  let next = application
  const leads = [wrong, full]
  const asked = allQuestions(definition, application, context).filter((question) => question.kind === 'file')
  for (const file of kept) {
    const target = namedBy(asked, `${caption} ${file.name ?? ''}`) ?? currentOf(talk, asked)
    next = target
      ? attach(next, { requirement: target.requirement.id, uploadId: file.id })
      : { ...next, unsorted: [...next.unsorted, file.id] }
  }
  const byRequirement = new Map<string, number>()
  for (const { requirement } of next.files.slice(application.files.length))
    byRequirement.set(requirement, (byRequirement.get(requirement) ?? 0) + 1)
  for (const [id, count] of byRequirement) {
    const requirement = definition.requirements.find((one) => one.id === id)
    leads.push(say('filesReceived', { count, label: requirement?.label ?? id }))
  }
  const unknown = next.unsorted.length - application.unsorted.length
  if (unknown > 0) leads.push(say('filesKept', { count: unknown }))
  const lead = leads.filter((part) => part !== undefined).join('\n')
  const after = withApplication(state, next)
  // The question stays: a document often has several pages.
  const stays =
    state.step.kind === 'question' ||
    state.step.kind === 'cancel' ||
    state.step.kind === 'call' ||
    state.step.kind === 'follow' ||
    state.step.kind === 'pin' ||
    state.step.kind === 'complaint'
  return stays ? { state: after, lead } : goOn(context, after, lead)
}

function attach(application: TalkedApplication, file: DialogueAttachment): TalkedApplication {
  const open = withoutClosed(application, `file:${file.requirement}`)
  return {
    ...withHistory(open, `file:${file.requirement}`),
    files: [...application.files, file],
    later: application.later.filter((id) => id !== file.requirement),
  }
}

function currentOf({ context, state, definition, application }: Talk, asked: FileQuestion[]): FileQuestion | undefined {
  const { step } = state
  if (step.kind === 'question') return asked.find(({ key }) => key === step.key)
  const open = openQuestions(definition, application, context).filter((question) => question.kind === 'file')
  return step.kind === 'form' && open.length === 1 ? open[0] : undefined
}

/** The requirement a caption or file name speaks of, when it is clearly one. */
const namedBy = (asked: readonly FileQuestion[], words: string): FileQuestion | undefined => {
  const { paper } =
    paperNamed(
      asked.map(({ requirement }) => requirement),
      words.replace(/\.\w{3,4}$/, ''),
    ) ?? {}
  return paper && asked.find(({ requirement }) => requirement.id === paper.id)
}

/** Leaves a requirement for later, closes it, or leaves it out. */
export function closeFile(talk: Talk, question: FileQuestion, command: 'later' | 'done' | 'skip'): Outcome {
  const { context, state, application } = talk
  const say = sayIn(state.language)
  const { id, label } = question.requirement
  const count = application.files.filter(({ requirement }) => requirement === id).length
  if (count > 0 || (command !== 'later' && question.optional)) {
    const closed = withHistory(withClosed(application, question.key), question.key)
    return goOn(context, withApplication(state, closed))
  }
  const later = { ...withHistory(application, question.key), later: [...application.later, id] }
  return goOn(context, withApplication(state, later), say('laterNoted', { label: localized(label, state.language) }))
}
