declare module 'pg/lib/utils' {
  /** A value as the protocol carries it: text, bytes or null. @throws where an object refers to itself */
  export function prepareValue(value: unknown): string | Buffer | null
}
