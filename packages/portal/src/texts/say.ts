import type { Say as SayOf } from '@sipelandukilat/domain'
import type { TextKeys } from './texts'

/** Says any text of the portal in the language of the page. */
export type Say = SayOf<TextKeys>
