import {
  type FieldType,
  futureMessage,
  type Language,
  localized,
  missingMessage,
  perLanguage,
  shapeMessages,
} from '@sipelandukilat/domain'

/** What a phone says of an entry by the type of its question; `{{name}}` stands for the entry's name. */
export type FormMessages = {
  readonly missing: { readonly [Type in FieldType]?: string } & { readonly text: string }
  readonly shape: { readonly [Type in FieldType]?: string }
  /** Of an event that is still to come. */
  readonly future: string
}

const name = perLanguage(() => '{{name}}')
const types: readonly FieldType[] = ['choice', 'nik', 'kkNumber', 'date', 'time', 'phone', 'email', 'personName']

/** The words of the server's own checks, so that a form without a signal says the same. */
export function formMessages(language: Language): FormMessages {
  const missing = (type: FieldType) => localized(missingMessage(type, name), language)
  return {
    missing: { text: missing('text'), ...Object.fromEntries(types.map((type) => [type, missing(type)])) },
    shape: Object.fromEntries(
      Object.entries(shapeMessages).map(([type, message]) => [type, localized(message, language)]),
    ),
    future: localized(futureMessage, language),
  }
}
