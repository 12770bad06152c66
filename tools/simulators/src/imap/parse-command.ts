/** A word, a string, or a list of them, as RFC 3501 writes arguments. */
export type Argument = string | Argument[]

export type Command = { tag: string; name: string; arguments: Argument[] }

/**
 * Reads one whole command, literals included.
 * @throws {Error} when it is no command
 */
export function parseCommand(text: string): Command {
  const reader = { text, at: 0 }
  const [tag, name, ...rest] = readList(reader)
  if (typeof tag !== 'string' || typeof name !== 'string') throw new Error('A command is a tag and a name.')
  if (name.toUpperCase() !== 'UID') return { tag, name: name.toUpperCase(), arguments: rest }
  const [second, ...others] = rest
  if (typeof second !== 'string') throw new Error('UID needs a command.')
  return { tag, name: `UID ${second.toUpperCase()}`, arguments: others }
}

/** How many bytes of a literal follow this line; undefined when it ends the command. */
export function findLiteral(line: string): { size: number; isSent: boolean } | undefined {
  const found = /\{(\d+)(\+?)\}$/.exec(line)
  return found ? { size: Number(found[1]), isSent: found[2] === '+' } : undefined
}

type Reader = { text: string; at: number }

function readList(reader: Reader): Argument[] {
  const list: Argument[] = []
  while (reader.at < reader.text.length) {
    const character = reader.text[reader.at]
    if (character === ' ') reader.at += 1
    else if (character === ')') {
      reader.at += 1
      return list
    } else if (character === '(') {
      reader.at += 1
      list.push(readList(reader))
    } else list.push(readWord(reader))
  }
  return list
}

function readWord(reader: Reader): string {
  if (reader.text[reader.at] === '"') return readQuoted(reader)
  const literal = /^\{(\d+)\+?\}\r\n/.exec(reader.text.slice(reader.at))
  if (literal) {
    const begin = reader.at + literal[0].length
    reader.at = begin + Number(literal[1])
    return reader.text.slice(begin, reader.at)
  }
  // A section such as BODY.PEEK[HEADER.FIELDS (DATE)] is one word, spaces and brackets included.
  const word = /^(?:[^\s()[\]]|\[[^\]]*\])+/.exec(reader.text.slice(reader.at))?.[0]
  if (!word) throw new Error('An argument cannot be read.')
  reader.at += word.length
  return word
}

function readQuoted(reader: Reader): string {
  const quoted = /^"((?:[^"\\]|\\.)*)"/.exec(reader.text.slice(reader.at))
  if (!quoted) throw new Error('A quoted text has no end.')
  reader.at += quoted[0].length
  return (quoted[1] ?? '').replace(/\\(.)/g, '$1')
}
