import { createInterface } from 'node:readline'
import { Writable } from 'node:stream'
import type { Localized } from '@sipelandukilat/domain'
import { Failure } from './failure'
import type { Terminal } from './terminal'

/** Reads a line without showing it. @throws Failure where there is nobody to ask */
export async function askSecret(terminal: Terminal, question: Localized, instead: Localized): Promise<string> {
  if (!process.stdin.isTTY) throw new Failure('usage', instead)
  process.stderr.write(`${question[terminal.language]}: `)
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() })
  const lines = createInterface({ input: process.stdin, output: silent, terminal: true })
  try {
    return await new Promise((resolve) => lines.question('', resolve))
  } finally {
    lines.close()
    process.stderr.write('\n')
  }
}

/** The first line of what is piped in. */
export async function readPiped(): Promise<string> {
  let text = ''
  for await (const chunk of process.stdin) text += String(chunk)
  return text.split('\n')[0]?.replace(/\r$/, '') ?? ''
}
