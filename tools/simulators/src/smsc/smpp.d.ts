/** The part of `smpp` that the message centre uses; the package brings no types. */
declare module 'smpp' {
  import type { EventEmitter } from 'node:events'
  import type { Server as NetServer } from 'node:net'

  export type Body = string | Buffer | { udh?: Buffer | readonly Buffer[]; message: string | Buffer }
  export type Parameters = Readonly<Record<string, string | number | Buffer | Body | undefined>>

  export type PDU = {
    readonly command: string
    readonly command_status: number
    readonly sequence_number: number
    response(parameters?: Parameters): PDU
    readonly [parameter: string]: unknown
  }

  export class Session extends EventEmitter {
    deliver_sm(parameters: Parameters, onResponse?: (response: PDU) => void): boolean
    enquire_link(parameters?: Parameters, onResponse?: (response: PDU) => void): boolean
    send(pdu: PDU): boolean
    close(): void
    destroy(): void
  }

  const smpp: {
    createServer(onSession: (session: Session) => void): NetServer
    readonly encodings: {
      readonly ASCII: { match: (text: string) => boolean; encode: (text: string) => Buffer }
      readonly UCS2: { encode: (text: string) => Buffer }
    }
  }
  export default smpp
}
