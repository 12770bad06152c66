import {
  isKkNumber,
  isNik,
  normalizeNik,
  normalizePhone,
  readCertainDate,
  readClock,
  toLocalDate,
} from '@sipelandukilat/domain'
import type { FormMessages } from '../form/form-messages'
import { createAsked, readFields } from './conditions'
import type { DraftError } from './device-store'
import { texts } from './page'

/** Whether an answer has the shape of its type: what can be told without a signal. The server judges all of it. */
const hasShape: Readonly<Record<string, (text: string) => boolean>> = {
  nik: (text) => isNik(normalizeNik(text)),
  kkNumber: (text) => isKkNumber(normalizeNik(text)),
  date: (text) => readCertainDate(text) !== undefined,
  time: (text) => readClock(text) !== undefined,
  phone: (text) => normalizePhone(text) !== undefined,
  email: (text) => /^\S+@\S+\.\S+$/.test(text),
}

/** What a field is called where it stands. */
export const labelOf = (field: Element): string => {
  const label = field.querySelector('label, legend, p.label')
  return label?.firstChild?.textContent?.trim() ?? ''
}

const readMessages = (form: HTMLFormElement): FormMessages =>
  JSON.parse(form.dataset.messages ?? '{"missing":{},"shape":{},"future":""}') as FormMessages

function missingMessage(messages: FormMessages, field: Element, type: string, name: string): string {
  if (field.hasAttribute('data-file')) return `${texts().device_upload}: ${name}`
  const isChoice = field.matches('[data-picker], fieldset') || field.querySelector('select') !== null
  const { missing } = messages
  const message = (isChoice ? missing.choice : missing[type as keyof typeof missing]) ?? missing.text
  // A question ends its sentence itself.
  return message.replace('{{name}}', () => name).replace(/\?\./, '?')
}

/** What an application is not even taken in without, though the rest follows. */
const neededAtOnce: ReadonlySet<string> = new Set(['villageCode', 'applicant.name', 'assistedBy.name'])

export type FoundError = DraftError & {
  /** Nothing was given yet, and it may follow after the form was sent. */
  mayFollow: boolean
}

/** The day it is, YYYY-MM-DD: the later of the page's, which may be kept for days, and the device's, whose clock may be slow. */
function todayFor(form: HTMLFormElement): string {
  const [page = '', device] = [form.dataset.today, toLocalDate(new Date())]
  return [page, device].sort().at(-1) ?? ''
}

/**
 * What is missing, has not the shape of its type or tells of an event to come, in a part of the form, with the field, the
 * person and an example.
 */
export function checkFields(form: HTMLFormElement, part: Element = form): FoundError[] {
  const messages = readMessages(form)
  const asks = createAsked(form)
  const fields = readFields(form)
  const today = todayFor(form)
  return [...part.querySelectorAll('[data-field]')].flatMap((field): FoundError[] => {
    if (field.closest('[data-off]')) return []
    const path = field.getAttribute('data-field') ?? ''
    const type = field.getAttribute('data-type') ?? 'text'
    const name = field.getAttribute('data-name') ?? labelOf(field)
    const isFilled = field.hasAttribute('data-file')
      ? field.querySelector('[data-files] li:not([data-refused])') !== null
      : [fields[path] ?? ''].flat().some((text) => text.trim() !== '')
    if (!isFilled) {
      const message = missingMessage(messages, field, type, name)
      return asks(field) ? [{ path, message, mayFollow: !neededAtOnce.has(path) }] : []
    }
    const wrong = (message: string) => [{ path, message: `${name}: ${message}`, mayFollow: false }]
    const entries = [fields[path] ?? ''].flat().map((text) => text.trim())
    const shape = messages.shape[type as keyof typeof messages.shape]
    if (shape !== undefined && !entries.every((text) => hasShape[type]?.(text) ?? true)) return wrong(shape)
    const isToCome = field.hasAttribute('data-event') && entries.some((text) => (readCertainDate(text) ?? '') > today)
    return isToCome ? wrong(messages.future) : []
  })
}
