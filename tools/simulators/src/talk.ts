import { randomUUID } from 'node:crypto'

export type TalkChannel = 'whatsapp' | 'sms' | 'email'

export type TalkContent =
  | { kind: 'text'; text: string; choices?: { id: string; title: string; description?: string }[] }
  | { kind: 'mail'; subject: string; text: string; references: string[]; attachments: string[] }
  | { kind: 'choice'; title: string }
  | { kind: 'file'; fileId: string; name: string; contentType: string; caption?: string }
  | { kind: 'voice'; fileId: string }
  | { kind: 'sticker' }
  | { kind: 'location'; latitude: number; longitude: number }

/** One message between a citizen and the office, as the citizen's phone shows it. */
export type TalkEntry = {
  id: string
  at: string
  channel: TalkChannel
  /** the citizen's number or address */
  person: string
  isFromCitizen: boolean
  content: TalkContent
  /** The far side's id: wamid, the message centre's id, Message-ID. */
  externalId: string
  state: 'waiting' | 'sent' | 'delivered' | 'read' | 'failed'
}

export type StoredFile = { bytes: Buffer; contentType: string; name: string }

/** What all simulated channels write down and the page shows. */
export type Talk = ReturnType<typeof createTalk>

/** @param capacity how many entries are kept; the page of a demonstration, not an archive */
export function createTalk(capacity = 2000) {
  let entries: TalkEntry[] = []
  const files = new Map<string, StoredFile>()
  const listeners = new Set<(entry: TalkEntry) => void>()
  const notify = (entry: TalkEntry) => {
    for (const listener of listeners) listener(entry)
  }
  return {
    add(entry: Omit<TalkEntry, 'id' | 'at'>): TalkEntry {
      const added = { ...entry, id: randomUUID(), at: new Date().toISOString() }
      entries = [...entries, added].slice(-capacity)
      notify(added)
      return added
    },
    setState(externalId: string, state: TalkEntry['state']): void {
      const found = entries.find((entry) => entry.externalId === externalId)
      if (!found || found.state === state) return
      found.state = state
      notify(found)
    },
    list: (channel?: string, person?: string) =>
      entries.filter((entry) => (!channel || entry.channel === channel) && (!person || entry.person === person)),
    find: (externalId: string) => entries.find((entry) => entry.externalId === externalId),
    putFile(file: StoredFile): string {
      const id = randomUUID().replaceAll('-', '')
      files.set(id, file)
      return id
    },
    findFile: (id: string) => files.get(id),
    /** @returns how to stop listening */
    listen(listener: (entry: TalkEntry) => void): () => void {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
