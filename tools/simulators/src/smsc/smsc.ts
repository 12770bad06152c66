import { randomBytes } from 'node:crypto'
import type { Server } from 'node:net'
import smpp, { type Parameters, type PDU, type Session } from 'smpp'
import type { Talk } from '../talk'
import { cutSms, type LongForm } from './cut-sms'
import { createJoiner } from './joiner'

export type SmscOptions = {
  talk: Talk
  systemId: string
  password: string
  /** the office's number */
  office: string
  retryMs?: number
}

export type SmscFaults = {
  /** So many of the next messages are refused as too many. */
  throttle?: number
  /** So many of the next messages are refused with this status. */
  refuse?: { status: number; count: number }
  /** So many acknowledgements are lost: the link breaks instead. */
  loseAcknowledgements?: number
  /** So many of the next messages break the link before they are answered. */
  breakOnSubmit?: number
}

export type Smsc = {
  server: Server
  say: (message: { person: string; text: string; form?: LongForm; isReversed?: boolean }) => void
  dropLinks: () => void
  setFaults: (faults: SmscFaults) => void
  /** How many deliveries were not acknowledged yet. */
  countWaiting: () => number
  countLinks: () => number
  stop: () => void
}

type Waiting = { parameters: Parameters; isUnderWay: boolean; onStored: () => void }

/** A message centre over SMPP 3.4: binds, takes messages, delivers those of citizens and receipts until acknowledged. */
export function createSmsc(options: SmscOptions): Smsc {
  const { talk, retryMs = 500 } = options
  const sessions = new Set<Session>()
  const joiner = createJoiner()
  const faults: Required<Omit<SmscFaults, 'refuse'>> & { refuse: { status: number; count: number } } = {
    throttle: 0,
    refuse: { status: 0, count: 0 },
    loseAcknowledgements: 0,
    breakOnSubmit: 0,
  }
  const timers = new Set<NodeJS.Timeout>()
  let waiting: Waiting[] = []

  function queue(parameters: Parameters, onStored: () => void = () => undefined) {
    waiting.push({ parameters, isUnderWay: false, onStored })
    pump()
  }

  function pump() {
    const [session] = sessions
    if (!session) return
    for (const delivery of waiting.filter(({ isUnderWay }) => !isUnderWay)) {
      delivery.isUnderWay = true
      session.deliver_sm(delivery.parameters, ({ command_status: status }) => settle(delivery, session, status))
    }
  }

  function settle(delivery: Waiting, session: Session, status: number) {
    if (faults.loseAcknowledgements > 0) {
      faults.loseAcknowledgements -= 1
      session.destroy()
      return
    }
    const isTemporary = status === 0x64 || status === 0x58 || status === 0x14
    if (!isTemporary) {
      waiting = waiting.filter((other) => other !== delivery)
      if (status === 0) delivery.onStored()
      return
    }
    const timer = setTimeout(() => {
      timers.delete(timer)
      delivery.isUnderWay = false
      pump()
    }, retryMs)
    timers.add(timer)
  }

  function submit(session: Session, pdu: PDU) {
    if (faults.breakOnSubmit > 0) {
      faults.breakOnSubmit -= 1
      session.destroy()
      return
    }
    const status = takeRefusal()
    if (status !== 0) return void session.send(pdu.response({ command_status: status }))
    const id = randomBytes(5).toString('hex')
    session.send(pdu.response({ message_id: id }))
    const person = `+${String(pdu.destination_addr).replace('+', '')}`
    const text = joiner.take(pdu)
    // A receipt is sent for each part; the phone shows the whole.
    if (text !== undefined)
      talk.add({
        channel: 'sms',
        person,
        isFromCitizen: false,
        content: { kind: 'text', text },
        externalId: id,
        state: 'sent',
      })
    if (pdu.registered_delivery) sendReceipt(pdu, id, person.endsWith('0000') ? 'UNDELIV' : 'DELIVRD')
  }

  function takeRefusal(): number {
    if (faults.throttle > 0) {
      faults.throttle -= 1
      return 0x58
    }
    if (faults.refuse.count === 0) return 0
    faults.refuse.count -= 1
    return faults.refuse.status
  }

  function sendReceipt(pdu: PDU, id: string, word: 'DELIVRD' | 'UNDELIV') {
    const error = word === 'DELIVRD' ? '000' : '001'
    const date = new Date().toISOString().replace(/\D/g, '').slice(2, 12)
    queue(
      {
        source_addr: String(pdu.destination_addr),
        destination_addr: String(pdu.source_addr),
        esm_class: 0x04,
        receipted_message_id: id,
        message_state: word === 'DELIVRD' ? 2 : 5,
        short_message: Buffer.from(
          `id:${id} sub:001 dlvrd:001 submit date:${date} done date:${date} stat:${word} err:${error} text:`,
        ),
      },
      () => talk.setState(id, word === 'DELIVRD' ? 'delivered' : 'failed'),
    )
  }

  const server = smpp.createServer((session) => {
    session.on('error', () => session.destroy())
    session.on('close', () => {
      sessions.delete(session)
      for (const delivery of waiting) delivery.isUnderWay = false
      pump()
    })
    session.on('bind_transceiver', (pdu: PDU) => {
      const isKnown = pdu.system_id === options.systemId && pdu.password === options.password
      session.send(pdu.response(isKnown ? { system_id: 'simulated' } : { command_status: 0x0e }))
      if (!isKnown) return
      sessions.add(session)
      pump()
    })
    session.on('submit_sm', (pdu: PDU) =>
      sessions.has(session) ? submit(session, pdu) : void session.send(pdu.response({ command_status: 0x04 })),
    )
    session.on('enquire_link', (pdu: PDU) => session.send(pdu.response()))
    session.on('unbind', (pdu: PDU) => {
      session.send(pdu.response())
      session.close()
    })
  })

  return {
    server,
    say({ person, text, form = 'header', isReversed = false }) {
      const id = randomBytes(5).toString('hex')
      const content = { kind: 'text', text } as const
      talk.add({ channel: 'sms', person, isFromCitizen: true, content, externalId: id, state: 'waiting' })
      const addresses = {
        source_addr: person.replace('+', ''),
        source_addr_ton: 1,
        source_addr_npi: 1,
        destination_addr: options.office,
      }
      const parts = cutSms(text, form, randomBytes(1).readUInt8())
      let stored = 0
      for (const part of isReversed ? parts.reverse() : parts)
        queue({ ...addresses, ...part }, () => {
          stored += 1
          if (stored === parts.length) talk.setState(id, 'delivered')
        })
    },
    dropLinks() {
      for (const session of sessions) session.destroy()
    },
    setFaults: (given) => void Object.assign(faults, given),
    countWaiting: () => waiting.length,
    countLinks: () => sessions.size,
    stop() {
      for (const timer of timers) clearTimeout(timer)
      for (const session of sessions) session.destroy()
    },
  }
}
