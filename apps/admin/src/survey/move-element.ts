/** The list with one element a place higher (-1) or lower (1); as it was where there is no such place. */
export function moveElement<Element>(list: readonly Element[], index: number, by: -1 | 1): readonly Element[] {
  const element = list[index]
  const other = list[index + by]
  if (element === undefined || other === undefined) return list
  const moved = [...list]
  moved[index] = other
  moved[index + by] = element
  return moved
}
