import { shortTitle } from '@sipelandukilat/domain/short-titles'
import type { OutboundChoice, OutboundFile, OutboundMessage } from '../message'
import { withNumberedChoices } from '../numbered-choices'
import { splitText } from '../split-text'

/** Limits of the Cloud API, in characters. */
const TEXT = 4096
const INTERACTIVE_BODY = 1024
const BUTTON_TITLE = 20
const ROW_TITLE = 24
const ROW_DESCRIPTION = 72
const BUTTONS = 3
const ROWS = 10
const CHOICE_ID = 200

/** What is sent in one request: a body of the Cloud API, or a file that is first uploaded. */
export type Piece =
  | { kind: 'body'; type: 'text' | 'interactive' | 'template'; content: unknown }
  | { kind: 'file'; file: OutboundFile }

/** An outbound message as the requests it takes, in order. The same message always gives the same pieces. */
export function compose(message: OutboundMessage): Piece[] {
  if (message.template) return [{ kind: 'body', type: 'template', content: toTemplate(message.template) }]
  const files: Piece[] = (message.files ?? []).map((file) => ({ kind: 'file', file }))
  // Files first: what a person is asked stands at the end, beside the buttons.
  return [...files, ...composeText(message.text, message.choices ?? [])]
}

function composeText(text: string, choices: readonly OutboundChoice[]): Piece[] {
  if (text.trim() === '' && choices.length === 0) return []
  const interactive = choices.length > 0 ? (toButtons(choices) ?? toList(choices)) : undefined
  if (!interactive) return splitText(withNumberedChoices(text, choices), TEXT).map(toText)
  const pieces = text.length > INTERACTIVE_BODY ? splitText(text, INTERACTIVE_BODY) : [text]
  const last = pieces.at(-1) ?? ''
  const before = pieces.slice(0, -1).join('\n\n')
  return [
    ...(before === '' ? [] : splitText(before, TEXT).map(toText)),
    { kind: 'body', type: 'interactive', content: { ...interactive, body: { text: last.trim() || '…' } } },
  ]
}

function toText(body: string): Piece {
  return { kind: 'body', type: 'text', content: { body, preview_url: false } }
}

function toButtons(choices: readonly OutboundChoice[]): object | undefined {
  const fits =
    choices.length <= BUTTONS && choices.every(({ title, description }) => title.length <= BUTTON_TITLE && !description)
  if (!fits || !areDistinct(choices)) return undefined
  const buttons = choices.map(({ id, title }) => ({ type: 'reply', reply: { id, title } }))
  return { type: 'button', action: { buttons } }
}

/** Undefined when a title fits in no row, or not apart from another: then numbers say it better. No title is ever cut. */
function toList(choices: readonly OutboundChoice[]): object | undefined {
  if (choices.length > ROWS) return undefined
  const rows = toRows(choices, headOf) ?? toRows(choices, tailOf)
  if (!rows || !areDistinct(rows)) return undefined
  return { type: 'list', action: { button: 'Pilih / Choose', sections: [{ rows }] } }
}

type Row = { id: string; title: string; description?: string }

/** Rows with titles that fit, the whole one below where it is longer; of a place `partOf` says which part of its name. */
function toRows(choices: readonly OutboundChoice[], partOf: (title: string) => string): Row[] | undefined {
  const rows: Row[] = []
  for (const { id, title: whole, description } of choices) {
    const isLong = whole.length > ROW_TITLE
    const title = isLong ? (shortTitle(whole) ?? partOf(whole)) : whole
    const second = isLong ? [whole, description].filter(Boolean).join(' – ') : description
    const isTooLong = title.length > ROW_TITLE || (isLong && whole.length > ROW_DESCRIPTION)
    if (isTooLong) return undefined
    rows.push({ id, title, ...(second ? { description: shorten(second) } : {}) })
  }
  return areDistinct(rows) ? rows : undefined
}

/** "Tanjung Harapan, Kec. Nunukan": the place itself, and where it lies. */
const headOf = (title: string): string => title.split(', ')[0] ?? title
const tailOf = (title: string): string => title.split(', ').slice(1).join(', ') || title

function shorten(description: string): string {
  return description.length <= ROW_DESCRIPTION ? description : `${description.slice(0, ROW_DESCRIPTION - 1)}…`
}

/** The far side refuses two equal titles or ids, empty ones, and ids that are too long. */
function areDistinct(choices: readonly { id: string; title: string }[]): boolean {
  return (
    new Set(choices.map(({ title }) => title)).size === choices.length &&
    new Set(choices.map(({ id }) => id)).size === choices.length &&
    choices.every(({ id, title }) => title.trim() !== '' && id !== '' && id.length <= CHOICE_ID)
  )
}

function toTemplate({ name, language, parameters, isCode }: NonNullable<OutboundMessage['template']>): object {
  // Parameters may hold no line breaks nor more than four spaces in a row.
  const texts = parameters.map((text) => ({ type: 'text', text: text.replace(/\s+/g, ' ').trim() || '-' }))
  return {
    name,
    language: { code: language },
    ...(texts.length > 0
      ? { components: [{ type: 'body', parameters: texts }, ...(isCode ? [button(texts)] : [])] }
      : {}),
  }
}

/** What its “copy code” button puts on the clipboard; the far side refuses a code's template without it. */
const button = (parameters: object[]) => ({ type: 'button', sub_type: 'url', index: '0', parameters })
