import * as z from 'zod'
import { findPrivate, writePrivate } from './user-folder'

const fileName = 'sessions.json'

/** One session for each system; the last signed in is the one that is meant when no address is given. */
const Sessions = z.object({
  current: z.string().nullable(),
  byUrl: z.record(z.string(), z.object({ cookie: z.string(), email: z.string() })),
})
type Sessions = z.infer<typeof Sessions>

const none: Sessions = { current: null, byUrl: {} }

export async function readSessions(): Promise<Sessions> {
  const text = await findPrivate(fileName)
  return text === undefined ? none : Sessions.parse(JSON.parse(text))
}

export async function keepSession(url: string, session: { cookie: string; email: string }): Promise<void> {
  const { byUrl } = await readSessions()
  await writePrivate(fileName, JSON.stringify({ current: url, byUrl: { ...byUrl, [url]: session } } satisfies Sessions))
}

export async function forgetSession(url: string): Promise<void> {
  const { current, byUrl } = await readSessions()
  const { [url]: _forgotten, ...rest } = byUrl
  await writePrivate(fileName, JSON.stringify({ current: current === url ? null : current, byUrl: rest }))
}
