/** The office that probably is a team’s or kit’s own: the one whose name holds the name of its regency, else the first. */
export function guessBase(bases: readonly { id: string; name: string }[], regencyName: string | undefined): string {
  const word = regencyName?.replace(/^(kabupaten|kota)\s+/i, '').toLowerCase()
  const own = word ? bases.find(({ name }) => name.toLowerCase().includes(word)) : undefined
  return (own ?? bases[0])?.id ?? ''
}
