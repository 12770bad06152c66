import type { Asked } from './batch'

const merged = new Map<string, string>()
const mostMerged = 500

/** The server takes 65,535 parameters of a statement. */
const mostValues = 30_000

/** Whether a statement may travel as part of another: an insert that answers nothing, and never the same row twice. */
export const isPlainInsert = (text: string): boolean =>
  /^insert into /i.test(text) && !/\breturning\b|\bdo update\b/i.test(text)

const tableOf = (text: string): string => /^insert into "?(\w+)/i.exec(text)?.[1] ?? ''

/** Whether it may go by what one of these writes: together they would see the database as it was before. */
function reads({ text }: Asked, written: ReadonlySet<string>): boolean {
  const own = tableOf(text)
  if (/\bon conflict\b/i.test(text) && written.has(own)) return true
  if (!/\b(select|using)\b/i.test(text)) return false
  const behindHead = text.slice(text.indexOf(own) + own.length)
  return [...written].some((table) => new RegExp(`\\b${table}\\b`).test(behindHead))
}

/** Whether others may travel within it: a proof, which is worked out before them and fails them all. Taking on the role is none. */
const isProof = ({ text }: Asked): boolean => text.startsWith('select app_prove_kept(')

/** One text for these inserts; each takes its values behind those before it. */
function textOf(asked: readonly Asked[]): string {
  const key = asked.map(({ text }) => text).join('\0')
  const known = merged.get(key)
  if (known) return known
  let offset = 0
  const texts = asked.map(({ text, values }) => {
    const begun = offset
    offset += values.length
    return text.replace(/\$(\d+)/g, (_, number: string) => `$${Number(number) + begun}`)
  })
  const parts = texts.slice(0, -1).map((text, index) => `part_${index} as (${text})`)
  const made = `with ${parts.join(', ')} ${texts.at(-1)}`
  if (merged.size < mostMerged) merged.set(key, made)
  return made
}

function mergeRun(run: readonly Asked[]): Asked {
  const outer = run.find(isProof) ?? run.at(-1)
  const ordered = [...run.filter((asked) => asked !== outer), ...(outer ? [outer] : [])]
  return {
    text: textOf(ordered),
    values: ordered.flatMap(({ values }) => values),
    ...(outer?.explain ? { explain: outer.explain } : {}),
    resolve: (answer) => {
      for (const { resolve } of run) resolve(answer)
    },
    reject: (error) => {
      for (const { reject } of run) reject(error)
    },
  }
}

/**
 * Inserts next to each other whose outcome nobody reads become one statement, also with a proof before them: a dozen
 * statements cost the server more than their rows. They see the database as it was before all of them; foreign keys are
 * judged once all are there.
 */
export function mergeInserts(asked: readonly Asked[]): readonly Asked[] {
  const given: Asked[] = []
  for (let index = 0; index < asked.length; ) {
    const first = asked[index] as Asked
    let end = first.mayMerge || isProof(first) ? index + 1 : index
    const written = new Set(first.mayMerge ? [tableOf(first.text)] : [])
    let count = first.values.length
    for (let next = asked[end]; end > index && next?.mayMerge; next = asked[end]) {
      count += next.values.length
      if (count > mostValues || reads(next, written)) break
      written.add(tableOf(next.text))
      end += 1
    }
    if (end - index > 1) given.push(mergeRun(asked.slice(index, end)))
    else given.push(first)
    index = Math.max(end, index + 1)
  }
  return given
}
