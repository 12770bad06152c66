import {
  type Answers,
  type AnswerValue,
  answerName,
  answerPath,
  type Condition,
  conditionHolds,
  type FormField,
  type FormSection,
  isAsked,
  localized,
  type PersonRole,
  rowsOf,
  type SectionAnswers,
  type ServiceDefinition,
} from '@sipelandukilat/domain'
import { attributes, type Html, html } from '../html'
import { applicantFills, fillValue } from './applicant-fill'
import { conditionInWords } from './condition-words'
import {
  type Choice,
  type ControlProps,
  choiceControl,
  controlId,
  dateControl,
  type FormContext,
  longTextControl,
  multiChoiceControl,
  textControl,
  timeControl,
} from './control'
import type { ApplicantEntries, RegionChoice } from './form-state'
import { regionControl } from './region-picker'

/** What a service's own questions need besides the form they stand in. */
export type QuestionContext = FormContext & {
  readonly definition: ServiceDefinition
  readonly answers: Answers
  /** By name of the entry. */
  readonly regions: Readonly<Record<string, RegionChoice>>
  /** Who applies, where a person asked for may be them. */
  readonly applicant?: ApplicantEntries
  /** The button by which a person was just filled from the applicant: what it asks for. */
  readonly filledBy?: string | undefined
}

const textOf = (value: AnswerValue | undefined): string =>
  value === undefined ? '' : Array.isArray(value) ? value.join(', ') : String(value)

type Row = { sectionId: string; values: SectionAnswers }

/**
 * Marks what is shown only under a condition: in words, as data for the island, and whether it holds now, so that a page
 * with script never flashes what does not apply.
 */
export function conditionMarks(
  context: Pick<QuestionContext, 'definition' | 'language' | 'say' | 'answers' | 'today'>,
  condition: Condition | undefined,
  row?: Row,
): { note: string | undefined; data: Record<string, string | boolean> } {
  if (condition === undefined) return { note: undefined, data: {} }
  return {
    note: context.say('onlyIf', { condition: conditionInWords(condition, context) }),
    data: {
      'data-shown-when': JSON.stringify(condition),
      'data-off': !conditionHolds(condition, { answers: context.answers, today: context.today, row }),
    },
  }
}

/** The control for one question. `name` is its path, `answers.section.field`. */
export function questionControl(
  context: QuestionContext,
  field: FormField,
  name: string,
  value: AnswerValue | undefined,
  row?: Row,
): Html {
  const { language, say } = context
  const marks = conditionMarks(context, field.shownWhen, row)
  const props: ControlProps = {
    name,
    label: localized(field.label, language),
    help: field.help ? localized(field.help, language) : undefined,
    note: marks.note,
    optional: field.required === false,
    called: localized(answerName(context.definition, name.replace(/^answers\./, '')), language),
    data: {
      ...marks.data,
      'data-type': field.type,
      'data-event': field.event !== undefined,
      ...(typeof field.required === 'object' ? { 'data-required-when': JSON.stringify(field.required) } : {}),
    },
  }
  const text = textOf(value)
  const choices: Choice[] = (field.codes ?? []).map((choice) => ({
    code: choice.code,
    label: localized(choice.label, language),
  }))
  switch (field.type) {
    case 'text':
      return textControl(context, { ...props, value: text, maxLength: field.maxLength ?? 200 })
    case 'personName':
      return textControl(context, { ...props, value: text, maxLength: 60 })
    case 'address':
      return textControl(context, { ...props, value: text, maxLength: field.maxLength ?? 300 })
    case 'longText':
      return longTextControl(context, { ...props, value: text, maxLength: field.maxLength ?? 2000 })
    case 'date':
      return dateControl(context, { ...props, value: text })
    case 'time':
      return timeControl(context, { ...props, value: text })
    case 'number':
      return textControl(context, {
        ...props,
        value: text,
        inputMode: 'decimal',
        maxLength: 12,
        narrow: true,
        unit: field.unit ? say(`unit_${field.unit}`) : undefined,
      })
    case 'nik':
    case 'kkNumber':
      return textControl(context, {
        ...props,
        value: text,
        inputMode: 'numeric',
        maxLength: 24,
        help: props.help ?? say('sixteenDigits'),
      })
    case 'phone':
      return textControl(context, { ...props, value: text, type: 'tel', inputMode: 'tel', maxLength: 24 })
    case 'email':
      return textControl(context, { ...props, value: text, type: 'email', inputMode: 'email', maxLength: 254 })
    case 'boolean':
      return choiceControl(context, {
        ...props,
        value: text,
        choices: [
          { code: 'true', label: say('yes') },
          { code: 'false', label: say('no') },
        ],
      })
    case 'choice':
      return choiceControl(context, { ...props, value: text, choices })
    case 'multiChoice':
      return multiChoiceControl(context, {
        ...props,
        values: Array.isArray(value) ? value : text ? [text] : [],
        choices,
      })
    case 'region':
      return regionControl(context, { ...props, value: text, choice: context.regions[name], everywhere: true })
  }
}

/** The questions of one row of a section (its only one, where it does not repeat). */
function rowQuestions(context: QuestionContext, section: FormSection, index: number, values: SectionAnswers): Html[] {
  return section.fields.filter(isAsked).map((field) =>
    questionControl(context, field, `answers.${answerPath(section, index, field.id)}`, values[field.id], {
      sectionId: section.id,
      values,
    }),
  )
}

/** *Saya ibunya*: one press fills a person from the applicant's entries, where the applicant may be that person. */
function fillButtons(context: QuestionContext, section: FormSection, index: number): Html | null {
  const { definition, applicant, say, filledBy } = context
  const fills = applicant ? applicantFills(definition, section) : []
  if (fills.length === 0) return null
  const wordOf = (role: PersonRole) =>
    say(role === 'mother' || role === 'father' ? `fillFor_${role}` : 'fillFor_person')
  const values = fills.map((fill) => fillValue(section, index, fill))
  const isFilled = filledBy !== undefined && values.includes(filledBy)
  return html`<div class="fill"><p class="help">${say('fillHelp')}</p>${fills.map(
    (fill, at) =>
      html`<button type="submit" class="quiet" name="step" value="${values[at]}" formnovalidate formaction="#${controlId(`answers.${section.id}`)}-judul" data-fill="${JSON.stringify(fill.fields)}">${wordOf(fill.role)}</button>`,
  )}<p role="status" class="help"${attributes({ 'data-filled': say('filled'), 'data-nothing': say('nothingToFill') })}>${
    isFilled ? say(applicant?.name ? 'filled' : 'nothingToFill') : null
  }</p></div>`
}

function rowFrame(context: QuestionContext, section: FormSection, index: number, values: SectionAnswers): Html {
  const { say, language } = context
  const title = localized(section.rowTitle ?? section.title, language)
  const canRemove = section.repeat !== undefined && section.repeat.min !== section.repeat.max
  return html`<fieldset class="row-frame" data-row="${section.id}"><legend>${title} <span data-row-number>${index + 1}</span></legend>${fillButtons(context, section, index)}${rowQuestions(
    context,
    section,
    index,
    values,
  )}${
    canRemove
      ? html`<button type="submit" class="quiet" name="step" value="remove-row:${section.id}:${index}" formnovalidate formaction="#${controlId(`answers.${section.id}`)}-judul">${say('removeRow', { title })}</button>`
      : null
  }</fieldset>`
}

/** The row that the island copies; its index is filled in there. */
const templateIndex = 999

function repeatedRows(context: QuestionContext, section: FormSection, extraRows: number): Html {
  const { say, language } = context
  const repeat = section.repeat ?? { min: 1, max: 1 }
  const rows = rowsOf(context.answers, section.id)
  const count = Math.min(Math.max(rows.length + extraRows, repeat.min, 1), Math.max(repeat.max, rows.length))
  const title = localized(section.rowTitle ?? section.title, language)
  return html`<div data-rows="${section.id}" data-most="${repeat.max}" data-least="${Math.max(repeat.min, 1)}">${Array.from(
    { length: count },
    (_, index) => rowFrame(context, section, index, rows[index] ?? {}),
  )}${
    repeat.max > repeat.min
      ? html`<template>${rowFrame({ ...context, errors: new Map() }, section, templateIndex, {})}</template><button type="submit" class="quiet" name="step" value="add-row:${section.id}" formnovalidate formaction="#${controlId(`answers.${section.id}`)}-judul">${say('addRow', { title })}</button>`
      : null
  }</div>`
}

/** One section of a service's form. `extraRows` are empty ones asked for by button. */
export function renderSection(context: QuestionContext, section: FormSection, extraRows = 0): Html {
  const marks = conditionMarks(context, section.shownWhen)
  const error = context.errors.get(`answers.${section.id}`)
  const id = controlId(`answers.${section.id}`)
  return html`<section class="part"${attributes({ ...marks.data, 'aria-labelledby': `${id}-judul` })}><h2 id="${id}-judul">${localized(section.title, context.language)}</h2>${
    section.description ? html`<p class="help">${localized(section.description, context.language)}</p>` : null
  }${marks.note ? html`<p class="when">${marks.note}</p>` : null}${
    error ? html`<p class="error" id="${id}" tabindex="-1">${error}</p>` : null
  }${section.repeat ? null : fillButtons(context, section, 0)}${section.repeat ? repeatedRows(context, section, extraRows) : rowQuestions(context, section, 0, rowsOf(context.answers, section.id)[0] ?? {})}</section>`
}
