import type { Say as SayOf } from '../language/create-texts'
import type { DialogueKeys } from '../texts/carried/dialogue'
import { dialogueTexts } from '../texts/texts'

/** Says what the dialogue says of its own; short, since an SMS is paid by its length. */
export type Say = SayOf<DialogueKeys>
export const sayIn = dialogueTexts.in
