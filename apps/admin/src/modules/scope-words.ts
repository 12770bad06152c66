import { type TextsSay, useTexts } from '@sipelandukilat/sdk'
import { type ModuleScopesKeys, moduleScopesTexts } from '../texts/texts'

/** What a scope lets a module do, in words; one that is not known yet is only named. */
export function scopeWords(scope: string, t: TextsSay<ModuleScopesKeys>): string {
  const [action = '', subject = ''] = scope.split(':')
  const [does, what] = [t.find(`action.${action}`), t.find(`subject.${subject}`)]
  return does !== undefined && what !== undefined ? `${does} ${what}` : scope
}

/** The same in the reader's language. */
export function useScopeWords(): (scope: string) => string {
  const t = useTexts(moduleScopesTexts)
  return (scope) => scopeWords(scope, t)
}
