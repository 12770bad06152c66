/** The default alphabet of GSM 03.38: the place in the text is the code; 0x1b leads to the second table. */
const BASIC =
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ\u001bÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà'
const ESCAPE = 0x1b
const EXTENSION: Readonly<Record<string, number>> = {
  '\f': 0x0a,
  '^': 0x14,
  '{': 0x28,
  '}': 0x29,
  '\\': 0x2f,
  '[': 0x3c,
  '~': 0x3d,
  ']': 0x3e,
  '|': 0x40,
  '€': 0x65,
}

const codes = new Map<string, readonly number[]>([
  ...Array.from(BASIC, (character, code) => [character, [code]] as const).filter(([, [code]]) => code !== ESCAPE),
  ...Object.entries(EXTENSION).map(([character, code]) => [character, [ESCAPE, code]] as const),
])
const extended = new Map(Object.entries(EXTENSION).map(([character, code]) => [code, character]))

/** The codes of one character, two for those of the second table; undefined when the alphabet lacks it. */
export function toGsmCodes(character: string): readonly number[] | undefined {
  return codes.get(character)
}

/** Reads one code per byte, as SMPP carries them. What no table knows becomes a space, as phones do. */
export function fromGsm(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += 1) {
    const code = bytes[at] ?? 0
    if (code !== ESCAPE) text += BASIC[code] ?? ' '
    else {
      at += 1
      text += extended.get(bytes[at] ?? -1) ?? ' '
    }
  }
  return text
}

/** Marks that word processors put in and that would make an SMS two times as expensive. */
const plain: Readonly<Record<string, string>> = {
  '‘': "'",
  '’': "'",
  '“': '"',
  '”': '"',
  '–': '-',
  '—': '-',
  '…': '...',
  '•': '-',
  '\u00a0': ' ',
  '\t': ' ',
  '`': "'",
}

/** The text with typographic marks in plain form. */
export function toPlainMarks(text: string): string {
  return Array.from(text, (character) => (Object.hasOwn(plain, character) ? plain[character] : character)).join('')
}
