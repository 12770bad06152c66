import { toLocalDate } from '../calendar/dates'
import { requiredAttachments, requiresOfApplicant } from '../forms/service-demands'
import type { ServiceDefinition } from '../services/service-definition'
import { valueAt } from './application'
import type { DialogueContext } from './context'
import { judged, type Question, questionsOf } from './question'
import type { TalkedApplication } from './state'

/** Whether a question needs no more asking. */
function isAnswered(
  definition: ServiceDefinition,
  application: TalkedApplication,
  context: DialogueContext,
  question: Question,
): boolean {
  const { correction } = application
  if (application.closed.includes(question.key)) return true
  switch (question.kind) {
    case 'value': {
      const isAskedAgain =
        correction &&
        (correction.fields.includes(question.key) ||
          (question.section !== undefined && correction.fields.includes(question.section.id)))
      if (isAskedAgain) return correction.mended.includes(question.key)
      return valueAt(definition, application, question.key) !== undefined
    }
    case 'file': {
      const { id } = question.requirement
      // In an e-mail all pages come at once; elsewhere the citizen says when there are no more.
      const isSent = context.channel === 'email' && application.files.some(({ requirement }) => requirement === id)
      return isSent || application.later.includes(id)
    }
    case 'rows':
    case 'sort':
      return false
  }
}

export function openQuestions(
  definition: ServiceDefinition,
  application: TalkedApplication,
  context: DialogueContext,
): Question[] {
  return questionsOf(definition, application, context).filter(
    (question) => !isAnswered(definition, application, context, question),
  )
}

/** What keeps the application from being sent, as keys; empty when it can be. */
export function missingOf(
  definition: ServiceDefinition,
  application: TalkedApplication,
  context: DialogueContext,
): string[] {
  const { answers, errors } = judged(definition, application, context)
  const { applicant, assistedBy, presence, correction } = application
  const missing: string[] = []
  if (!correction) {
    if (!applicant.name) missing.push('@name')
    if (!applicant.nik && requiresOfApplicant(definition, 'applicant.nik')) missing.push('@nik')
    if (!applicant.kkNumber && requiresOfApplicant(definition, 'applicant.kkNumber')) missing.push('@kkNumber')
    if (!application.villageCode) missing.push('@village')
    if (assistedBy?.relation === 'delegate') {
      if (!assistedBy.name) missing.push('@helper')
      if (!assistedBy.nik) missing.push('@helperNik')
      if (!assistedBy.kinship) missing.push('@kinship')
    }
    if (definition.presence !== 'none' && !presence.mode) missing.push('@presence')
    if (presence.mode === 'home' && definition.presence !== 'none') {
      if (!presence.reason) missing.push('@visitReason')
      if (!presence.landmark) missing.push('@landmark')
    }
  }
  missing.push(...errors.map(({ path }) => path))
  const sent = new Set(application.files.map(({ requirement }) => requirement))
  for (const requirement of requiredAttachments(definition, answers, toLocalDate(context.now))) {
    const isNeeded = correction ? correction.requirements.includes(requirement.id) : requirement.required
    if (isNeeded && !sent.has(requirement.id)) missing.push(`file:${requirement.id}`)
  }
  return [...new Set(missing)]
}

/** The question that can correct an error of `validateAnswers` at that path. */
export function questionAt(questions: readonly Question[], path: string): Question | undefined {
  return questions.find(({ key }) => key === path) ?? questions.find(({ key }) => key === `${path}+`)
}
