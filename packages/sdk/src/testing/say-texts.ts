import type { Language } from '@sipelandukilat/domain'
import { type Keyed, type LoadedTexts, loadTexts, sayIn, type TextsSay } from '../language/texts'

/**
 * Texts as a reader of a language sees them, for tests of what is written with them.
 *
 * @example
 * const t = await sayTexts(schoolsTexts, 'id')
 * expect(t('pupils', { count: 3 })).toBe('3 siswa')
 */
export async function sayTexts<Keys extends Keyed>(
  texts: LoadedTexts<Keys>,
  language: Language,
): Promise<TextsSay<Keys>> {
  await loadTexts([texts.group], language)
  return sayIn(texts, language)
}
