import { fromGsm } from './gsm-alphabet'

type Alphabet = 'gsm' | 'ascii' | 'latin1' | 'ucs2' | 'binary'

/** The text of an SMS by its data coding (SMPP 3.4, 5.2.19 and GSM 03.38); undefined when it is no text. */
export function decodeText(bytes: Buffer, dataCoding: number): string | undefined {
  switch (toAlphabet(dataCoding)) {
    case 'gsm':
      return fromGsm(bytes)
    case 'ascii':
      return bytes.toString('latin1')
    case 'latin1':
      return bytes.toString('latin1')
    case 'ucs2':
      return Buffer.from(bytes.subarray(0, bytes.length & ~1))
        .swap16()
        .toString('utf16le')
    case 'binary':
      return undefined
  }
}

function toAlphabet(dataCoding: number): Alphabet {
  if (dataCoding === 0x00) return 'gsm'
  if (dataCoding === 0x01) return 'ascii'
  if (dataCoding === 0x03) return 'latin1'
  if (dataCoding === 0x08) return 'ucs2'
  // Groups of GSM 03.38: 00xx and 1111 say the alphabet in bits 2 and 3.
  const alphabet = (dataCoding >> 2) & 0b11
  if (dataCoding >= 0xf0) return alphabet & 1 ? 'binary' : 'gsm'
  if (dataCoding >= 0x10 && dataCoding < 0x40) return alphabet === 0 ? 'gsm' : alphabet === 2 ? 'ucs2' : 'binary'
  return 'binary'
}
