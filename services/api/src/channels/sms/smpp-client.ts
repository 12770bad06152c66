import type { PDU } from 'smpp'
import type { SmppSettings } from '../../platform/channel-settings'
import { type BackOff, toDelay } from '../back-off'
import type { LinkState, OutboundMessage, SendOutcome } from '../message'
import { withNumberedChoices } from '../numbered-choices'
import { createDeliveries, type DeliveryHandlers } from './deliveries'
import { toReference, toSegments } from './segments'
import { openLink, type SmppLink, type SmppTimes } from './smpp-link'
import { toSubmitFailure } from './submit-outcome'

export type SmppClientOptions = SmppSettings &
  DeliveryHandlers & {
    onState?: (state: LinkState) => void
    clock?: () => Date
    random?: () => number
    times?: Partial<SmppTimes>
    backOff?: BackOff
  }

export type SmppClient = {
  /** Never throws: every end is an outcome. */
  send: (message: OutboundMessage) => Promise<SendOutcome>
  state: () => LinkState
  /** Answers what is being stored, unbinds and stays closed. */
  close: () => Promise<void>
}

const defaultTimes: SmppTimes = { bindMs: 10_000, answerMs: 15_000, enquireMs: 30_000 }

/**
 * Keeps one link with the message centre, makes it again when it breaks, and speaks SMPP 3.4 on it. Each part of a
 * long message is handed to `onMessage` on its own, so that an acknowledged part is a stored one; see `join-parts.ts`.
 */
export function smppClient(options: SmppClientOptions): SmppClient {
  const times = { ...defaultTimes, ...options.times }
  const backOff = options.backOff ?? { firstMs: 1_000, mostMs: 60_000 }
  const random = options.random ?? Math.random
  const deliveries = createDeliveries(options, options.clock ?? (() => new Date()))
  let link: SmppLink | undefined
  let state: LinkState = { state: 'down', reason: 'connecting' }
  const stopped = new AbortController()
  let isClosing = false
  let nextSlot = 0

  function report(next: LinkState) {
    state = next
    options.onState?.(next)
  }

  async function run(): Promise<void> {
    let failures = 0
    while (!isClosing) {
      let reason: string
      try {
        const opened = await openLink(options, times, deliveries, stopped.signal)
        failures = 0
        reason = await workOn(opened)
      } catch (error) {
        reason = error instanceof Error ? error.message : String(error)
      }
      failures += 1
      report({ state: 'down', reason })
      if (!isClosing) await pause(toDelay(failures, backOff, random()))
    }
  }

  async function workOn(opened: SmppLink): Promise<string> {
    link = opened
    report({ state: 'up' })
    const timer = setInterval(() => {
      const forget = deliveries.mark(opened)
      opened.request('enquire_link', {}).then(forget, () => undefined) // a broken link reports itself by `closed`
    }, times.enquireMs)
    const reason = await opened.closed
    clearInterval(timer)
    link = undefined
    return reason
  }

  function pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(finish, ms)
      stopped.signal.addEventListener('abort', finish)
      function finish() {
        clearTimeout(timer)
        stopped.signal.removeEventListener('abort', finish)
        resolve()
      }
    })
  }

  /** Waits for its turn, so that no more leave in a second than the contract allows. */
  async function waitForTurn(): Promise<void> {
    const now = performance.now()
    const slot = Math.max(now, nextSlot)
    nextSlot = slot + 1000 / options.throughput
    if (slot > now) await new Promise((resolve) => setTimeout(resolve, slot - now))
  }

  async function submit(body: Buffer, message: OutboundMessage, format: Format): Promise<PDU | undefined> {
    await waitForTurn()
    return link?.request('submit_sm', {
      ...toSource(options.sourceAddress),
      dest_addr_ton: 1,
      dest_addr_npi: 1,
      destination_addr: message.to.replace('+', ''),
      esm_class: format.hasHeader ? 0x40 : 0,
      registered_delivery: 1,
      data_coding: format.dataCoding,
      short_message: body,
      user_message_reference: toReference(message.ourId),
    })
  }

  const finished = run()
  return {
    async send(message) {
      if (!/^\+?\d{6,15}$/.test(message.to)) return { kind: 'refused', reason: 'invalid-recipient' }
      const text = withNumberedChoices(message.text, message.choices).trim()
      if (text === '') return { kind: 'refused', reason: 'empty' }
      const segments = toSegments(text, toReference(message.ourId))
      if (!segments) return { kind: 'refused', reason: 'too-long' }
      const externalIds = [...(message.alreadySent ?? [])]
      for (const body of segments.bodies.slice(externalIds.length)) {
        const outcome = await submit(body, message, segments).then(toOutcome, toBrokenLink)
        if (typeof outcome === 'string') externalIds.push(outcome)
        else return outcome.kind === 'retry' && externalIds.length > 0 ? { ...outcome, externalIds } : outcome
      }
      return { kind: 'sent', externalIds }
    },
    state: () => state,
    async close() {
      isClosing = true
      await deliveries.settled()
      await link?.request('unbind', {}).catch(() => undefined)
      stopped.abort()
      await finished
    },
  }
}

type Format = { hasHeader: boolean; dataCoding: number }
type Failure = Exclude<SendOutcome, { kind: 'sent' }>

/** The id under which the message centre knows it, or why it did not take it. */
function toOutcome(response: PDU | undefined): string | Failure {
  if (response === undefined) return { kind: 'retry', reason: 'no-connection', afterSeconds: 10 }
  if (response.command_status !== 0) return toSubmitFailure(response.command_status)
  return String(response.message_id ?? '')
}

function toBrokenLink(): Failure {
  return { kind: 'retry', reason: 'no-answer', afterSeconds: 10, isUncertain: true }
}

/** Type and plan of number: a name, an international number, or a short code. */
function toSource(address: string) {
  const isNumber = /^\+?\d+$/.test(address)
  const ton = isNumber ? (address.startsWith('+') ? 1 : 0) : 5
  return { source_addr_ton: ton, source_addr_npi: isNumber ? 1 : 0, source_addr: address.replace('+', '') }
}
