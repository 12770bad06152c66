import { useStoredDraft } from '@sipelandukilat/sdk'
import { useRef, useState } from 'react'
import { type EntryDraft, emptyDraft, isEntryDraft } from './entry-draft'
import type { EntryHome } from './use-entry-home'

/** The application being typed, kept in this tab. A file that finishes uploading never overwrites what was typed meanwhile. */
export function useEntryDraft(home: EntryHome) {
  const [first] = useState(() =>
    emptyDraft({
      villageCode: home.villageCode,
      channel: home.channels[0] ?? 'counter',
      isRegistrar: home.isRegistrar,
    }),
  )
  const stored = useStoredDraft<EntryDraft>('intake/entry', first, isEntryDraft)
  const latest = useRef(stored.value)
  const set = (next: EntryDraft) => {
    latest.current = next
    stored.setValue(next)
  }
  return {
    draft: stored.value,
    latest: () => latest.current,
    change: (part: Partial<EntryDraft>) => set({ ...latest.current, ...part }),
    startOver: () => set({ ...first, key: crypto.randomUUID() }),
    clear: () => {
      latest.current = first
      stored.clear()
    },
    isRestored: stored.isRestored && stored.value.applicant.name !== '',
  }
}
