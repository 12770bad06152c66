import { appendFileSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Mail } from './mail'

/** Keeps the newest mails in memory and in a file, so that a restart keeps them. */
export interface MailStore {
  add(mail: Mail): void
  /** Newest first; only those to one address, when given. */
  list(to?: string): Mail[]
  find(id: string): Mail | undefined
  clear(): void
}

/**
 * @param directory where `mails.jsonl` lies, made when missing
 * @param capacity how many mails are kept
 */
export function openMailStore(directory: string, capacity = 1000): MailStore {
  mkdirSync(directory, { recursive: true, mode: 0o700 })
  const file = path.join(directory, 'mails.jsonl')
  let mails = readMails(file).slice(-capacity)
  let linesInFile = Number.POSITIVE_INFINITY // unknown: the first addition writes the file anew

  function rewrite() {
    const unfinished = `${file}.unfinished`
    writeFileSync(unfinished, mails.map(toLine).join(''), { mode: 0o600 })
    renameSync(unfinished, file)
    linesInFile = mails.length
  }

  return {
    add(mail) {
      mails = [...mails, mail].slice(-capacity)
      if (linesInFile >= 2 * capacity) return rewrite()
      appendFileSync(file, toLine(mail))
      linesInFile += 1
    },
    list: (to) => mails.filter((mail) => !to || mail.to.includes(to)).reverse(),
    find: (id) => mails.find((mail) => mail.id === id),
    clear() {
      mails = []
      rewrite()
    },
  }
}

function toLine(mail: Mail): string {
  return `${JSON.stringify(mail)}\n`
}

/** A line that a kill cut short is left out; the mails before it are whole. */
function readMails(file: string): Mail[] {
  if (!existsSync(file)) return []
  return readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((line) => {
      try {
        return line ? [JSON.parse(line) as Mail] : []
      } catch {
        return []
      }
    })
}
