import smpp, { type Parameters } from 'smpp'

export type LongForm = 'header' | 'payload' | 'sar'

const GSM = 0
const UCS2 = 8
const EXTENSION = /[\f^{}\\[~\]|€]/

/** A text as the PDUs in which a message centre hands it on; `payload` puts it into one. */
export function cutSms(text: string, form: LongForm, reference: number): Parameters[] {
  const isGsm = smpp.encodings.ASCII.match(text)
  const encode = (part: string) => (isGsm ? smpp.encodings.ASCII.encode(part) : smpp.encodings.UCS2.encode(part))
  const data_coding = isGsm ? GSM : UCS2
  const costOf = (character: string) => (isGsm ? (EXTENSION.test(character) ? 2 : 1) : character.length)
  const [single, part] = isGsm ? [160, 153] : [70, 67]
  const whole = Array.from(text).reduce((sum, character) => sum + costOf(character), 0)
  if (whole <= single) return [{ data_coding, short_message: encode(text) }]
  if (form === 'payload') return [{ data_coding, message_payload: encode(text) }]
  const parts = cut(text, part, costOf)
  return parts.map((body, index) =>
    form === 'header'
      ? {
          data_coding,
          esm_class: 0x40,
          short_message: Buffer.concat([
            Buffer.from([5, 0, 3, reference & 0xff, parts.length, index + 1]),
            encode(body),
          ]),
        }
      : {
          data_coding,
          short_message: encode(body),
          sar_msg_ref_num: reference,
          sar_total_segments: parts.length,
          sar_segment_seqnum: index + 1,
        },
  )
}

function cut(text: string, limit: number, costOf: (character: string) => number): string[] {
  const parts = ['']
  let cost = 0
  for (const character of text) {
    if (cost + costOf(character) > limit) {
      parts.push('')
      cost = 0
    }
    parts[parts.length - 1] += character
    cost += costOf(character)
  }
  return parts
}
