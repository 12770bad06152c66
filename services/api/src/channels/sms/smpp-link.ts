/// <reference path="./smpp.d.ts" />
import smpp, { type Parameters, type PDU, type Session } from 'smpp'
import type { SmppSettings } from '../../platform/channel-settings'

// The package reads texts with the wrong alphabet for some data codings; we take the bytes and read them ourselves.
smpp.filters.message.decode = (value) => value

export type SmppTimes = { bindMs: number; answerMs: number; enquireMs: number }

/** What becomes of what the far side says; called in the order in which it says it. */
export type LinkListener = {
  /** The link is bound; deliveries may follow at once. */
  begin: (link: SmppLink) => void
  /** A `deliver_sm` or `data_sm`. */
  take: (pdu: PDU) => void
}

/** One bound session with the message centre. */
export type SmppLink = {
  /** Resolves with the answer; rejects when the link broke or no answer came: the far side may have it. */
  request: (command: 'submit_sm' | 'enquire_link' | 'unbind', parameters: Parameters) => Promise<PDU>
  answer: (pdu: PDU, commandStatus: number, onSent?: () => void) => void
  /** Resolves once it is closed, with the reason. */
  closed: Promise<string>
}

/**
 * Connects and binds as transceiver.
 * @param signal ends it, also while it connects
 * @throws {Error} when it cannot connect, or the far side refuses us
 */
export function openLink(
  settings: SmppSettings,
  times: SmppTimes,
  listener: LinkListener,
  signal: AbortSignal,
): Promise<SmppLink> {
  return new Promise((resolve, reject) => {
    const { host, port, isSecure: tls } = settings
    let reason = 'closed by the far side'
    const session: Session = smpp.connect({ host, port, tls }, () => void bind())
    const destroy = (why: string) => {
      reason = why
      session.destroy()
    }
    const end = () => destroy('closed by us')
    signal.addEventListener('abort', end)
    const bindTimer = setTimeout(() => destroy('no answer to bind'), times.bindMs)
    const waiting = new Set<(error: Error) => void>()
    const closed = new Promise<string>((resolveClosed) => {
      session.once('close', () => {
        clearTimeout(bindTimer)
        signal.removeEventListener('abort', end)
        for (const fail of waiting) fail(new Error(reason))
        resolveClosed(reason)
        reject(new Error(reason))
      })
    })
    // After an error the package reads nothing more, so the session is of no use.
    session.on('error', (error: Error) => destroy(error.message))

    const request: SmppLink['request'] = (command, parameters) =>
      new Promise((answered, failed) => {
        const timer = setTimeout(() => {
          finish()
          failed(new Error(`no answer to ${command}`))
          destroy(`no answer to ${command}`)
        }, times.answerMs)
        const finish = () => {
          clearTimeout(timer)
          waiting.delete(fail)
        }
        const fail = (error: Error) => {
          finish()
          failed(error)
        }
        waiting.add(fail)
        const isTaken = session[command](parameters, (response) => {
          finish()
          answered(response)
        })
        if (!isTaken) fail(new Error('the link is closed'))
      })

    const bind = () =>
      session.bind_transceiver(
        {
          system_id: settings.systemId,
          password: settings.password,
          system_type: settings.systemType,
          interface_version: 0x34,
        },
        (response) => {
          clearTimeout(bindTimer)
          if (response.command_status !== 0) return destroy(`bind refused (${response.command_status})`)
          const link: SmppLink = {
            request,
            answer(pdu, commandStatus, onSent) {
              try {
                session.send(pdu.response({ command_status: commandStatus }), onSent)
              } catch (error) {
                // Unanswered, it comes again on the next link.
                destroy(error instanceof Error ? error.message : String(error))
              }
            },
            closed,
          }
          listener.begin(link)
          resolve(link)
        },
      )

    session.on('deliver_sm', (pdu: PDU) => listener.take(pdu))
    session.on('data_sm', (pdu: PDU) => listener.take(pdu))
    session.on('enquire_link', (pdu: PDU) => session.send(pdu.response()))
    session.on('unknown', (pdu: PDU) => session.send(pdu.response()))
    session.on('unbind', (pdu: PDU) => {
      session.send(pdu.response())
      reason = 'unbound by the far side'
      session.close()
    })
  })
}
