/** What the far side gave up delivering is forgotten in the end. */
const MOST = 10_000

type Entry = { externalId: string; link: string; isAnswered: boolean }

/**
 * Remembers deliveries of which the far side may not know that we stored them, and recognises them when they come
 * again. What was answered before an `enquire_link` that was answered in turn has arrived, for both run in order.
 */
export function createUnconfirmed() {
  const entries = new Map<string, Entry>()
  return {
    /** The id under which this delivery was or may have been stored already. */
    find(digest: string, link: string): string | undefined {
      const entry = entries.get(digest)
      // On the same link an answered one is known to be answered: the same text again is a new message.
      return entry && (entry.link !== link || !entry.isAnswered) ? entry.externalId : undefined
    },
    begin(digest: string, externalId: string, link: string): void {
      entries.delete(digest) // the newest stands last
      entries.set(digest, { externalId, link, isAnswered: false })
      const [oldest] = entries.keys()
      if (entries.size > MOST && oldest !== undefined) entries.delete(oldest)
    },
    answered(digest: string, externalId: string): void {
      const entry = entries.get(digest)
      if (entry?.externalId === externalId) entries.set(digest, { ...entry, isAnswered: true })
    },
    /** Marks this moment; what is returned forgets all that was answered before it. */
    mark(link: string): () => void {
      const before = [...entries].filter(([, entry]) => entry.link === link && entry.isAnswered)
      return () => {
        for (const [digest, entry] of before) if (entries.get(digest) === entry) entries.delete(digest)
      }
    },
  }
}
