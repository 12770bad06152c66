import { Problem } from '../problem'

/** The one application that a citizen has open. */
export function openedId(caller: { principal: { kind: string; applicationIds?: readonly string[] } }): string {
  const id = caller.principal.applicationIds?.[0]
  if (!id) throw new Problem('sign-in-required')
  return id
}
