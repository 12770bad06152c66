import type { Language } from '@sipelandukilat/domain'
import type { Action, SubjectName } from './subject'
import type { ScopesKeys } from './texts/carried/scopes'
import { scopesTexts } from './texts/texts'

/** An action or a subject without words does not compile. */
const keyOf = (part: `action.${Action}` | `subject.${SubjectName}`): keyof ScopesKeys => part

/** What a scope lets a module do, in words; one that is not known yet is only named. */
export function scopeLabel(scope: string, language: Language): string {
  const [action = '', subject = ''] = scope.split(':')
  const does = scopesTexts.find(language, keyOf(`action.${action as Action}`))
  const what = scopesTexts.find(language, keyOf(`subject.${subject as SubjectName}`))
  return does !== undefined && what !== undefined ? `${does} ${what}` : scope
}
