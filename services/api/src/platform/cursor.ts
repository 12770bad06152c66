import { z } from 'zod'
import { platformTexts } from '#texts'
import { Problem } from './problem'

const Cursor = z.object({ at: z.iso.datetime({ offset: true }), id: z.uuid() })
export type Cursor = z.infer<typeof Cursor>

/** Where the next page of a list ordered by instant and id begins. */
export const encodeCursor = (cursor: Cursor): string =>
  Buffer.from(JSON.stringify([cursor.at, cursor.id])).toString('base64url')

/** @throws Problem `bad-request` on a text that no list gave. */
export function decodeCursor(text: string): Cursor {
  try {
    const [at, id] = JSON.parse(Buffer.from(text, 'base64url').toString('utf8')) as [unknown, unknown]
    return Cursor.parse({ at, id })
  } catch (error) {
    throw new Problem('bad-request', {
      detail: platformTexts.of('pageCannotContinued'),
      cause: error,
    })
  }
}

/**
 * A page of rows that were asked for with one more than `limit`, and where the next one begins; null at the end.
 * @param at the instant that the rows are ordered by
 */
export function cutPage<R extends { id: string }>(
  found: readonly R[],
  limit: number,
  at: (row: R) => Date | null,
): { rows: R[]; nextCursor: string | null } {
  const rows = found.slice(0, limit)
  const last = rows.at(-1)
  const position = last && at(last)
  return {
    rows,
    nextCursor: found.length > limit && position ? encodeCursor({ at: position.toISOString(), id: last.id }) : null,
  }
}
