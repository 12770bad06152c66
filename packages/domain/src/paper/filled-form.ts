/** What stands in a box: the code, digits or text as typed, and the same in words. */
export type Filled = { value: string; display: string }
/** By `section.row.field`, rows from 0 on. */
export type FilledForm = ReadonlyMap<string, Filled>

export const filledAt = (filled: FilledForm, section: string, row: number, field: string): Filled | undefined =>
  filled.get(`${section}.${row}.${field}`)

/** How many rows of a part are filled. */
export function rowsFilled(filled: FilledForm, section: string): number {
  const rows = [...filled.keys()].flatMap((key) => {
    const [id, row] = key.split('.')
    return id === section ? [Number(row) + 1] : []
  })
  return Math.max(0, ...rows)
}
