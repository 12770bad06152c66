const suffixes = ['nya', 'kan', 'lah', 'kah', 'pun', 'an', 'in', 'ku', 'mu', 'i']
/** A prefix, and the letter that it swallows from the root: "menukar" is from "tukar". */
const prefixes: readonly [prefix: string, swallowed: string][] = [
  ...(['meny', 'peny', 'ny'] as const).map((prefix): [string, string] => [prefix, 's']),
  ...(['men', 'pen'] as const).map((prefix): [string, string] => [prefix, 't']),
  ...(['mem', 'pem'] as const).map((prefix): [string, string] => [prefix, 'p']),
  ...(['meng', 'peng', 'ng'] as const).map((prefix): [string, string] => [prefix, 'k']),
  ...[
    ...['menge', 'nge', 'meng', 'peng', 'mem', 'pem', 'men', 'pen', 'me', 'pe'],
    ...['ber', 'be', 'ter', 'te', 'per', 'di', 'ke', 'se', 'ku', 'ng', 'm', 'n'],
  ].map((prefix): [string, string] => [prefix, '']),
]

/** The roots a word may have once its prefixes and suffixes are taken off, the least changed first; behind a prefix none is shorter than four letters. */
export function stemsOf(word: string): string[] {
  const found = new Set<string>()
  let layer = [word]
  for (let depth = 0; depth < 3; depth++) {
    layer = layer.flatMap((one) => [...withoutSuffix(one), ...withoutPrefix(one)]).filter((one) => !found.has(one))
    for (const one of layer) found.add(one)
  }
  return [...found]
}

function withoutSuffix(word: string): string[] {
  return suffixes
    .filter((suffix) => word.endsWith(suffix))
    .map((suffix) => word.slice(0, -suffix.length))
    .filter((root) => root.length >= 2)
}

function withoutPrefix(word: string): string[] {
  return prefixes
    .filter(([prefix]) => word.startsWith(prefix))
    .map(([prefix, swallowed]) => swallowed + word.slice(prefix.length))
    .filter((root) => root.length >= 4)
}
