import { inflateSync } from 'node:zlib'

const page = /\/Type\s*\/Page\b/
/** All that is unpacked of one file, in bytes: a small file may unpack to anything. */
const mostUnpacked = 50 * 1024 * 1024
/** Counted for each stream, for one that holds nothing takes its time too. */
const streamCost = 10_000

/**
 * Whether a PDF, read as Latin-1, has a page. Objects may lie packed in streams since PDF 1.5 (ISO 32000-1, 7.5.7). True also where
 * these cannot be read here: who checks it sees.
 */
export function hasPage(text: string): boolean {
  if (page.test(text)) return true
  let left = mostUnpacked
  for (const content of packedIn(text)) {
    const objects = unpack(content, left)
    if (objects === undefined || page.test(objects)) return true
    left -= objects.length + streamCost
    if (left <= 0) return true
  }
  return false
}

function* packedIn(text: string): Generator<string> {
  for (let end = 0; ; ) {
    const named = text.indexOf('/ObjStm', end)
    const begun = named < 0 ? -1 : text.indexOf('stream', named)
    end = begun < 0 ? -1 : text.indexOf('endstream', begun + 6)
    if (end < 0) return
    yield text.slice(begun + 6, end).replace(/^\r?\n/, '')
  }
}

function unpack(content: string, mostBytes: number): string | undefined {
  try {
    return inflateSync(Buffer.from(content, 'latin1'), { maxOutputLength: mostBytes }).toString('latin1')
  } catch {
    return undefined
  }
}
