import { type TextsSay, useTexts } from '@sipelandukilat/sdk'
import type { Action, SubjectName } from '@sipelandukilat/sdk/api/modules'
import { type ModuleScopesKeys, moduleScopesTexts } from '../texts/texts'

/** Words for every action and every subject of access: one without words does not compile. */
type ScopeKeys = Pick<ModuleScopesKeys, `action.${Action}` | `subject.${SubjectName}`>

/** What a scope lets a module do, in words; one that is not known yet is only named. */
export function scopeWords(scope: string, t: TextsSay<ScopeKeys>): string {
  const [action = '', subject = ''] = scope.split(':')
  const [does, what] = [t.find(`action.${action}`), t.find(`subject.${subject}`)]
  return does !== undefined && what !== undefined ? `${does} ${what}` : scope
}

/** The same in the reader's language. */
export function useScopeWords(): (scope: string) => string {
  const t = useTexts(moduleScopesTexts)
  return (scope) => scopeWords(scope, t)
}
