import { vi } from 'vitest'

const { waitFor } = vi

/** What is waited for comes; on a busy machine not always within the second that Vitest allows. */
vi.waitFor = (callback, options = 20_000) => waitFor(callback, options)
