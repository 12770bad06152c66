import type { Language } from '../language/languages'
import { localized } from '../language/localized'
import { statementsTexts } from '../texts/texts'
import { type FilledForm, filledAt, rowsFilled } from './filled-form'
import type { OfficialForm, PaperSection } from './official-form'
import { statementOf } from './statement'

/** Forms that a citizen may sign on the phone. */
export const signableForms: readonly string[] = ['F-1.03', 'F-2.03', 'F-2.04']

/**
 * What somebody signs, as one text: the sentences of the letter and everything that is filled in, in the order of the paper. The
 * same answers give the same text, so that its hash says what was signed.
 */
export function statementText(form: OfficialForm, filled: FilledForm, language: Language): string {
  const statement = statementOf(form, language)
  const parts = form.sections.flatMap((section) => {
    const lines = linesOf(section, filled, language)
    const lead = statement?.leads[section.id] ?? localized(section.title, language)
    return lines.length > 0 ? [[lead, ...lines].join('\n')] : []
  })
  const closing = statement?.closing ?? statementsTexts.say(language, 'closing_form')
  const head = `${form.number} ${localized(form.title, language)}`
  return [head, ...(statement ? [statement.before] : []), ...parts, closing].join('\n\n')
}

function linesOf(section: PaperSection, filled: FilledForm, language: Language): string[] {
  const rows = Array.from({ length: rowsFilled(filled, section.id) }, (_, row) => row)
  return rows.flatMap((row) =>
    section.fields.flatMap((field) => {
      const known = filledAt(filled, section.id, row, field.id)
      const label = localized(field.label, language)
      return known ? [`${section.rows === null ? '' : `${row + 1}. `}${label}: ${known.display}`] : []
    }),
  )
}
