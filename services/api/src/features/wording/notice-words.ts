import { type noticeKeys, noticePlaceholders } from '@sipelandukilat/contract'
import type { Localized } from '@sipelandukilat/domain'
import { noticesTexts } from '#texts'
import { invalid } from '../../platform/problem'

export type NoticeKey = (typeof noticeKeys)[number]

/** The words that come with the system; a province may put its own in their place. */
export const defaultWords: Readonly<Record<NoticeKey, Localized>> = {
  received: noticesTexts.of('default_received'),
  incomplete: noticesTexts.of('default_incomplete'),
  'incomplete-reminder': noticesTexts.of('default_incomplete-reminder'),
  supplied: noticesTexts.of('default_supplied'),
  'contact-changed': noticesTexts.of('default_contact-changed'),
  correction: noticesTexts.of('default_correction'),
  'correction-reminder': noticesTexts.of('default_correction-reminder'),
  'presence-office': noticesTexts.of('default_presence-office'),
  'presence-visit': noticesTexts.of('default_presence-visit'),
  ready: noticesTexts.of('default_ready'),
  'document-replaced': noticesTexts.of('default_document-replaced'),
  completed: noticesTexts.of('default_completed'),
  rejected: noticesTexts.of('default_rejected'),
  withdrawn: noticesTexts.of('default_withdrawn'),
  merged: noticesTexts.of('default_merged'),
  separated: noticesTexts.of('default_separated'),
  transferred: noticesTexts.of('default_transferred'),
  'data-answered': noticesTexts.of('default_data-answered'),
  'message-answered': noticesTexts.of('default_message-answered'),
  arrival: noticesTexts.of('default_arrival'),
  'arrival-reminder': noticesTexts.of('default_arrival-reminder'),
  'arrival-expired': noticesTexts.of('default_arrival-expired'),
  'arrival-elsewhere': noticesTexts.of('default_arrival-elsewhere'),
  'visit-planned': noticesTexts.of('default_visit-planned'),
  'visit-moved': noticesTexts.of('default_visit-moved'),
  'visit-place-changed': noticesTexts.of('default_visit-place-changed'),
  'visit-called-off': noticesTexts.of('default_visit-called-off'),
}

export type NoticeValues = Readonly<Record<(typeof noticePlaceholders)[number], string>>

/** Where no visit is spoken of. */
export const noVisit = { jadwal: '', tempat: '', bawa: '' } as const

/** The words with their facts; a sentence whose fact is not known is left out. */
export function fillWords(words: string, values: NoticeValues): string {
  const known = new Map<string, string>(Object.entries(values))
  return words
    .split(/(?<=[.!?])\s+/)
    .filter((sentence) => [...sentence.matchAll(/\{(\w+)\}/g)].every(([, name]) => known.get(name ?? '') !== ''))
    .map((sentence) => sentence.replaceAll(/\{(\w+)\}/g, (whole, name: string) => known.get(name) ?? whole))
    .join(' ')
}

/** @throws Problem `invalid` on a placeholder nobody fills, or digits that could be somebody's number. */
export function assertWords(words: string): void {
  const unknown = [...words.matchAll(/\{([^}]*)\}/g)].find(
    ([, name]) => !noticePlaceholders.some((placeholder) => placeholder === name),
  )
  const list = noticePlaceholders.map((name) => `{${name}}`).join(', ')
  if (unknown || /[{}]/.test(words.replaceAll(/\{\w+\}/g, '')))
    throw invalid('body', noticesTexts.of('unknownNotKnown', { unknown: unknown?.[0] ?? '{ }', list }))
  if (/\d{9,}/.test(words)) throw invalid('body', noticesTexts.of('writeNoLongNumber'))
}
