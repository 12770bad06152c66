export type StoredMail = { uid: number; flags: Set<string>; raw: Buffer; receivedAt: Date }

/** A mailbox of the office: what lies in it, and who wants to know of changes. */
export type Mailbox = ReturnType<typeof createMailbox>

export function createMailbox(uidValidity = 1) {
  let mails: StoredMail[] = []
  let validity = uidValidity
  let nextUid = 1
  const listeners = new Set<() => void>()
  const notify = () => {
    for (const listener of listeners) listener()
  }
  return {
    get uidValidity() {
      return validity
    },
    get nextUid() {
      return nextUid
    },
    /** In the order of their sequence numbers. */
    list: (): readonly StoredMail[] => mails,
    add(raw: Buffer, flags: Iterable<string> = []): number {
      const uid = nextUid
      nextUid += 1
      mails = [...mails, { uid, flags: new Set(flags), raw, receivedAt: new Date() }]
      notify()
      return uid
    },
    remove(uids: readonly number[]): void {
      mails = mails.filter(({ uid }) => !uids.includes(uid))
    },
    /** As after a restored backup: the same mails under other UIDs. */
    renumber(): void {
      validity += 1
      nextUid = 1000
      mails = mails.map((mail) => {
        nextUid += 1
        return { ...mail, uid: nextUid - 1 }
      })
    },
    listen(listener: () => void): () => void {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
