/** The part of `smpp` that we use; the package brings no types. */
declare module 'smpp' {
  import type { EventEmitter } from 'node:events'
  import type { Server as NetServer } from 'node:net'

  export type Parameters = Readonly<Record<string, string | number | Buffer | undefined>>

  export type PDU = {
    readonly command: string
    readonly command_status: number
    readonly sequence_number: number
    isResponse(): boolean
    response(parameters?: Parameters): PDU
    readonly [parameter: string]: unknown
  }

  type Request = (parameters: Parameters, onResponse?: (response: PDU) => void) => boolean

  export class Session extends EventEmitter {
    bind_transceiver: Request
    enquire_link: Request
    submit_sm: Request
    deliver_sm: Request
    unbind: Request
    /** False when the socket takes no more; then no callback comes either. */
    send(pdu: PDU, onSent?: () => void): boolean
    close(onClosed?: () => void): void
    destroy(onClosed?: () => void): void
  }

  const smpp: {
    connect(options: { host: string; port: number; tls: boolean }, onConnect: () => void): Session
    createServer(onSession: (session: Session) => void): NetServer
    readonly filters: { message: { decode: (value: unknown) => unknown } }
  }
  export default smpp
}
