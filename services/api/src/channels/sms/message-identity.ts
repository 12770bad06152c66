import { createHash } from 'node:crypto'

/**
 * An SMS from a message centre has no id of its own. Its external id here is `<digest>-<delivery>`: the digest is of
 * what it says and who says it, the delivery of the link and the number under which it came. Two equal texts are two
 * messages; a delivery that comes again because our answer was lost keeps the id of the first (see `unconfirmed.ts`).
 */
export function toDigest(fields: readonly (string | number | undefined)[]): string {
  return createHash('sha256').update(JSON.stringify(fields)).digest('hex').slice(0, 32)
}

/** The digest in an external id that was made here; undefined for one that a gateway gave. */
export function digestOf(externalId: string): string | undefined {
  return /^([0-9a-f]{32})-[0-9a-f]{16}$/.exec(externalId)?.[1]
}

export function toExternalId(digest: string, link: string, sequence: number): string {
  return `${digest}-${createHash('sha256').update(`${link}:${sequence}`).digest('hex').slice(0, 16)}`
}
