import { inflateSync } from 'node:zlib'

const page = /\/Type\s*\/Page\b/
/** Objects may lie packed in streams since PDF 1.5 (ISO 32000-1, 7.5.7). */
const packed = /\/ObjStm\b[\s\S]*?stream\r?\n([\s\S]*?)endstream/g
const mostUnpacked = 50 * 1024 * 1024

/** Whether a PDF, read as Latin-1, has a page. True also where its packed objects cannot be read here: who checks it sees. */
export function hasPage(text: string): boolean {
  if (page.test(text)) return true
  return [...text.matchAll(packed)].some(([, content = '']) => {
    const objects = unpack(content)
    return objects === undefined || page.test(objects)
  })
}

function unpack(content: string): string | undefined {
  try {
    return inflateSync(Buffer.from(content, 'latin1'), { maxOutputLength: mostUnpacked }).toString('latin1')
  } catch {
    return undefined
  }
}
