import { createHash } from 'node:crypto'
import type { InboundMessage } from '../message'

/** Parts of one long message have one key. References are few and come again: look only some hours back. */
export function partKey(message: InboundMessage): string | undefined {
  const { part, from, to } = message
  return (
    part &&
    createHash('sha256')
      .update(JSON.stringify([from, to, part.reference, part.total]))
      .digest('hex')
  )
}

/**
 * The whole message, once every part is there, in whatever order they came and however often.
 * Its external id is that of its first part: the same parts always make the same message.
 * @param parts stored messages of one key
 */
export function joinParts(parts: readonly InboundMessage[]): InboundMessage | undefined {
  const total = parts[0]?.part?.total ?? 0
  const byNumber = new Map(parts.map((message) => [message.part?.number, message]))
  const inOrder = Array.from({ length: total }, (_, index) => byNumber.get(index + 1))
  const first = inOrder[0]
  if (!first || !inOrder.every((message) => message !== undefined)) return undefined
  const { part: _, ...whole } = first
  const unread = inOrder.find(({ content }) => content.kind !== 'text')
  if (unread) return { ...whole, content: unread.content }
  const texts = inOrder.map(({ content }) => (content.kind === 'text' ? content.text : ''))
  return { ...whole, content: { kind: 'text', text: texts.join('') } }
}
