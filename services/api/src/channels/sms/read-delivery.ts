import { toPhoneAddress } from '../address'
import { cleanText } from '../clean-text'
import type { DeliveryReceipt, InboundContent, InboundMessage, MessagePart } from '../message'
import { decodeText } from './decode-text'
import { parseReceipt } from './delivery-receipt'
import { toDigest } from './message-identity'
import { splitHeader, toPart } from './user-data-header'

/** A `deliver_sm` or `data_sm` as far as we read it; the bodies are raw bytes. */
export type DeliveryPdu = Readonly<Record<string, unknown>>

export type Delivery =
  | { kind: 'message'; digest: string; message: Omit<InboundMessage, 'externalId'> }
  | { kind: 'receipt'; receipt: DeliveryReceipt }
  /** A receipt that says nothing to us. */
  | { kind: 'nothing' }

const MESSAGE_TYPE = 0x3c
const RECEIPT = 0x04
const INTERMEDIATE = 0x20
const HAS_HEADER = 0x40

/** Turns what a message centre delivers into a message, a part of one, or a receipt. */
export function readDelivery(pdu: DeliveryPdu, receivedAt: Date): Delivery {
  const esmClass = numberOf(pdu.esm_class) ?? 0
  const type = esmClass & MESSAGE_TYPE
  const messageId = textOf(pdu.receipted_message_id)
  const state = numberOf(pdu.message_state)
  const body = bodyOf(pdu)
  const dataCoding = numberOf(pdu.data_coding) ?? 0
  if (type === RECEIPT || type === INTERMEDIATE || (messageId !== undefined && state !== undefined)) {
    const receipt = parseReceipt(decodeText(body, dataCoding) ?? '', { messageId, state }, receivedAt)
    return receipt ? { kind: 'receipt', receipt } : { kind: 'nothing' }
  }
  const { part, text } = esmClass & HAS_HEADER ? splitHeader(body) : { part: sarPart(pdu), text: body }
  const from = textOf(pdu.source_addr) ?? ''
  const to = textOf(pdu.destination_addr) ?? ''
  return {
    kind: 'message',
    digest: toDigest([from, to, dataCoding, part?.reference, part?.number, part?.total, body.toString('base64')]),
    message: {
      channel: 'sms',
      from: toPhoneAddress(from),
      to: toPhoneAddress(to),
      sentAt: receivedAt.toISOString(), // a delivery carries no time of its own
      content: toContent(text, dataCoding, part),
      ...(part ? { part } : {}),
    },
  }
}

function toContent(body: Buffer, dataCoding: number, part: MessagePart | undefined): InboundContent {
  const text = decodeText(body, dataCoding)
  if (text === undefined) return { kind: 'unsupported', what: 'binary' }
  // Ends of a part may be spaces between two words.
  return { kind: 'text', text: part ? cleanText(text) : cleanText(text).trim() }
}

function bodyOf(pdu: DeliveryPdu): Buffer {
  const { short_message: short, message_payload: long } = pdu
  if (Buffer.isBuffer(short) && short.length > 0) return short
  return Buffer.isBuffer(long) ? long : Buffer.alloc(0)
}

function sarPart(pdu: DeliveryPdu): MessagePart | undefined {
  const reference = numberOf(pdu.sar_msg_ref_num)
  const total = numberOf(pdu.sar_total_segments)
  const number = numberOf(pdu.sar_segment_seqnum)
  return reference === undefined || total === undefined || number === undefined
    ? undefined
    : toPart(reference, total, number)
}

function numberOf(value: unknown): number | undefined {
  return typeof value === 'number' ? value : undefined
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined
}
