import { useStoredDraft } from '@sipelandukilat/sdk'
import { useRef, useState } from 'react'
import { type EntryDraft, emptyDraft, isEntryDraft } from './entry-draft'
import type { EntryOrigin } from './entry-origin'
import type { EntryHome } from './use-entry-home'

/** What is typed in a form of an application, kept in this tab. A file that finishes uploading never overwrites what was typed meanwhile. */
export function useKeptDraft(name: string, first: EntryDraft) {
  const stored = useStoredDraft<EntryDraft>(name, first, isEntryDraft)
  const latest = useRef(stored.value)
  const set = (next: EntryDraft) => {
    latest.current = next
    stored.setValue(next)
  }
  return {
    draft: stored.value,
    latest: () => latest.current,
    set,
    change: (part: Partial<EntryDraft>) => set({ ...latest.current, ...part }),
    clear: () => {
      latest.current = first
      stored.clear()
    },
    isRestored: stored.isRestored,
  }
}

/**
 * The application being typed, kept in this tab; that of a conversation apart from the counter's own, and with the number or
 * address that is known of the citizen.
 */
export function useEntryDraft(home: EntryHome, origin: EntryOrigin | undefined) {
  const [first] = useState(() => {
    const channel = home.channels.find((one) => one === origin?.channel) ?? home.channels[0] ?? 'counter'
    const draft = emptyDraft({ villageCode: home.villageCode, channel, isRegistrar: home.isRegistrar })
    const address = origin?.conversation.address
    if (!address) return draft
    const contact = origin.conversation.channel === 'email' ? { email: address } : { phone: address }
    return { ...draft, applicant: { ...draft.applicant, ...contact } }
  })
  const { set, ...kept } = useKeptDraft(origin ? `intake/entry/${origin.conversation.id}` : 'intake/entry', first)
  return {
    ...kept,
    startOver: () => set({ ...first, key: crypto.randomUUID() }),
    isRestored: kept.isRestored && kept.draft.applicant.name !== '',
  }
}
