import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

/**
 * An answer that is JSON in the contract's shape already: the database wrote it. Every other answer passes through its
 * schema, which drops what the contract does not name; for the pages that officers wait for all day that costs more than it
 * finds, and a test holds them against the schema instead.
 */
export class ExactAnswer<Shape> {
  declare readonly shape: Shape
  constructor(
    readonly json: string,
    /** The same text in what a browser may accept, where it is kept and given to many. */
    readonly packed?: PackedText,
  ) {}
}

export const packings = ['br', 'gzip'] as const
export type Packing = (typeof packings)[number]

const compressors = {
  br: (bytes: Buffer) => promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }),
  gzip: (bytes: Buffer) => promisify(gzip)(bytes),
}

/** A text, packed once for each encoding that is asked for. */
export class PackedText {
  readonly #text: string
  readonly #made = new Map<Packing, Promise<Buffer>>()

  constructor(text: string) {
    this.#text = text
  }

  in(packing: Packing): Promise<Buffer> {
    const known = this.#made.get(packing) ?? compressors[packing](Buffer.from(this.#text))
    this.#made.set(packing, known)
    known.catch(() => this.#made.delete(packing))
    return known
  }
}
