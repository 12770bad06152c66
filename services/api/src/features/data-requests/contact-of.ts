import type { Caller } from '../../platform/caller'
import { Problem } from '../../platform/problem'

/** The contact that the citizen of this request proved. @throws Problem `sign-in-required`. */
export function contactOf(caller: Caller): Buffer {
  if (!caller.contactIndex) throw new Problem('sign-in-required')
  return caller.contactIndex
}
