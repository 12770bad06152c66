import { type ParseArgsConfig, parseArgs } from 'node:util'
import type { Localized } from '@sipelandukilat/domain'
import { Failure } from '../terminal/failure'
import { plain, type Terminal } from '../terminal/terminal'

/** One word after `sipelandukilat`. `args` are those after it. */
export type Command = {
  readonly usage: string
  readonly summary: Localized
  readonly run: (args: readonly string[], terminal: Terminal) => Promise<void>
}

/** Options that every command takes; the terminal has read the first two already. */
const common = {
  json: { type: 'boolean' },
  language: { type: 'string' },
  url: { type: 'string' },
} as const

type Options = NonNullable<ParseArgsConfig['options']>

/** Parses the arguments of a command, its own options beside the common ones. */
export const parse = <const Own extends Options>(args: readonly string[], own: Own) =>
  parseArgs({ args: [...args], options: { ...common, ...own }, allowPositionals: true, strict: true })

/** @throws Failure that shows how the command is used */
export function required(value: string | undefined, usage: string): string {
  if (value === undefined || value === '') throw new Failure('usage', plain(usage))
  return value
}
