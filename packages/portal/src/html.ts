/** Markup that is safe to send: made by `html`, never by hand from what a person typed. */
export class Html {
  constructor(readonly markup: string) {}
  toString(): string {
    return this.markup
  }
}

export type HtmlValue = Html | string | number | null | undefined | false | readonly HtmlValue[]

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (letter) => entities[letter] ?? letter)

function toMarkup(value: HtmlValue): string {
  if (value === null || value === undefined || value === false) return ''
  if (value instanceof Html) return value.markup
  if (typeof value === 'string' || typeof value === 'number') return escapeHtml(String(value))
  return value.map(toMarkup).join('')
}

/** A template whose every inserted text is escaped, for elements and quoted attributes alike; lists are joined. */
export function html(strings: TemplateStringsArray, ...values: HtmlValue[]): Html {
  return new Html(strings.reduce((markup, text, index) => markup + toMarkup(values[index - 1]) + text))
}

/** Attributes: true gives the bare name; false, null and undefined leave it out. */
export function attributes(given: Readonly<Record<string, string | number | boolean | null | undefined>>): Html {
  const parts = Object.entries(given).flatMap(([name, value]) => {
    if (value === false || value === null || value === undefined) return []
    return [value === true ? ` ${name}` : ` ${name}="${escapeHtml(String(value))}"`]
  })
  return new Html(parts.join(''))
}

/** Data for an island. `<` is escaped, so that no text can end the element. */
export function dataBlock(id: string, data: unknown): Html {
  const json = JSON.stringify(data).replaceAll('<', '\\u003c')
  return new Html(`<script type="application/json" id="${escapeHtml(id)}">${json}</script>`)
}
