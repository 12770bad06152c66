import type { Language } from '../../language/language'
import { english } from './english'
import { indonesian, type Messages } from './indonesian'

export type { Messages }

export function messagesIn(language: Language): Messages {
  return language === 'id' ? indonesian : english
}
