import {
  type Answers,
  answerPath,
  type Called,
  conditionFields,
  conditionsOf,
  type FormSection,
  findField,
  isAsked,
  localized,
  rowsOf,
  type SectionAnswers,
} from '@sipelandukilat/domain'
import { attributes, type Html, html } from '../html'
import { addresses } from '../site'
import { attachmentControl } from './attachments'
import { conditionMarks, type QuestionContext, questionControl, renderSection } from './section'

/** The other fields of rows that are corrected in part: they keep each row in its place. */
function keptFields(section: FormSection, answers: Answers, shown: ReadonlySet<string>): Html[] {
  if (!section.repeat) return []
  return rowsOf(answers, section.id).flatMap((row, index) =>
    Object.entries(row).flatMap(([fieldId, value]) => {
      const path = answerPath(section, index, fieldId)
      if (shown.has(path)) return []
      return [value].flat().map((text) => html`<input type="hidden" name="answers.${path}" value="${String(text)}">`)
    }),
  )
}

/** When other answers call for what has an id; undefined of what they never call for. */
const whenIn = (called: readonly Called[]) => (id: string) => called.find((one) => one.id === id)?.when

/** The questions of a section that are to be answered again, and those the answers now call for, or may. */
function askedPart(
  context: QuestionContext,
  section: FormSection,
  paths: readonly string[],
  called: readonly Called[],
): Html | null {
  const inSection = paths.filter((path) => path.startsWith(`${section.id}.`))
  if (inSection.length === 0) return null
  const rows = rowsOf(context.answers, section.id)
  const whenOf = whenIn(called)
  const controls = inSection.flatMap((path) => {
    const found = findField(context.definition, path)
    if (!found || !isAsked(found.field)) return []
    const values = rows[found.rowIndex ?? 0] ?? {}
    const control = questionControl(
      context,
      // A question that is asked anew is asked whatever else was answered.
      { ...found.field, shownWhen: whenOf(path) },
      `answers.${path}`,
      values[found.field.id],
      { sectionId: section.id, values },
    )
    const rowTitle = section.rowTitle ?? section.title
    return found.rowIndex === undefined
      ? [control]
      : [html`<p class="row-name">${localized(rowTitle, context.language)} ${found.rowIndex + 1}</p>`, control]
  })
  if (controls.length === 0) return null
  const whens = inSection.map(whenOf)
  const any = whens.filter((when) => when !== undefined)
  const { data } = conditionMarks(context, any.length === whens.length ? { any } : undefined)
  return html`<section class="part"${attributes(data)}><h2>${localized(section.title, context.language)}</h2>${controls}${keptFields(section, context.answers, new Set(inSection))}</section>`
}

/**
 * The answers given before that the island must know to judge conditions, for the form holds only what is asked: those that
 * some condition looks at, but for rows that stand here themselves.
 */
export function knownAnswers({ definition, answers }: QuestionContext, asked: readonly string[]): Answers {
  const decisive = new Set(conditionsOf(definition).flatMap(conditionFields))
  const isHere = (section: FormSection) =>
    asked.some((path) => path === section.id || (section.repeat && path.startsWith(`${section.id}.`)))
  return Object.fromEntries(
    definition.form.sections.flatMap((section): [string, SectionAnswers | SectionAnswers[]][] => {
      if (isHere(section)) return []
      const rows = rowsOf(answers, section.id).map((row) =>
        Object.fromEntries(Object.entries(row).filter(([fieldId]) => decisive.has(`${section.id}.${fieldId}`))),
      )
      if (rows.every((row) => Object.keys(row).length === 0)) return []
      return [[section.id, section.repeat ? rows : (rows[0] ?? {})]]
    }),
  )
}

/**
 * Of a form in which only some is asked: whole sections, or single questions by their path. An answer may call for another, or
 * contradict one that was given before: what is wrong now is asked too.
 */
export function askedQuestions(
  context: QuestionContext,
  fields: readonly string[],
  addRowTo: string | undefined,
  called: readonly Called[] = [],
): (Html | null)[] {
  const wrong = [...context.errors.keys()]
    .filter((path) => path.startsWith('answers.'))
    .map((path) => path.slice('answers.'.length))
  const mayFollow = called.filter(({ id }) => !fields.includes(id) && !wrong.includes(id))
  const paths = [...new Set([...fields, ...wrong, ...mayFollow.map(({ id }) => id)])]
  return context.definition.form.sections.map((section) =>
    paths.includes(section.id)
      ? renderSection(context, { ...section, shownWhen: undefined }, addRowTo === section.id ? 1 : 0)
      : askedPart(context, section, paths, mayFollow),
  )
}

/** What is known of the files that are asked for, besides what was sent just now. */
export type AskedFiles = {
  uploads: Readonly<Record<string, readonly string[]>>
  /** Papers that came in since they were asked for. */
  answered?: readonly string[]
  /** Papers that other answers would call for. */
  called?: readonly Called[]
  /** The form that is signed with a code in the place of a paper, by requirement. */
  toSign?: Readonly<Record<string, string>>
}

/** The boxes for the files that are asked for, whatever called for them; null where none is. */
export function askedFiles(
  context: QuestionContext,
  requirementIds: readonly string[],
  { uploads, answered = [], called = [], toSign = {} }: AskedFiles,
): Html | null {
  const { say, definition, language } = context
  const whenOf = whenIn(called)
  const shown = definition.requirements.filter(({ id }) => requirementIds.includes(id) || whenOf(id))
  if (shown.length === 0) return null
  const any = shown.flatMap(({ id }) => (requirementIds.includes(id) ? [] : (whenOf(id) ?? [])))
  const { data } = conditionMarks(context, any.length === shown.length ? { any } : undefined)
  return html`<section class="part"${attributes(data)}><h2>${say('filesTitle')}</h2><p class="help">${say('filesIntro')}</p>${
    any.length > 0
      ? html`<p class="help"${attributes(conditionMarks(context, { any }).data)}>${say('calledMayFollow')}</p>`
      : null
  }${shown.map((requirement) => {
    const { id, label } = requirement
    if (answered.includes(id))
      return html`<div class="field"><p><strong>${localized(label, language)}</strong></p><p role="status">${say('askedReceived')}</p></div>`
    const form = toSign[id]
    const isAskedAgain = requirementIds.includes(id)
    const required = isAskedAgain ? requirement.required : (whenOf(id) ?? requirement.required)
    return html`${attachmentControl(context, { ...requirement, required }, uploads[id] ?? [], { isAskedAgain })}${
      form ? html`<p><a href="${addresses.statement(form)}">${say('statementLink', { form })}</a></p>` : null
    }`
  })}</section>`
}
