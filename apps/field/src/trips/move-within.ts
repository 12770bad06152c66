/** The same list with one entry a place earlier (-1) or later (+1); unchanged where there is no such place. */
export function moveWithin<T>(items: readonly T[], index: number, by: -1 | 1): T[] {
  const target = index + by
  const item = items[index]
  if (item === undefined || target < 0 || target >= items.length) return [...items]
  const others = items.filter((_, position) => position !== index)
  return [...others.slice(0, target), item, ...others.slice(target)]
}
