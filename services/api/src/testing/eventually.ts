import { vi } from 'vitest'

/** Waits for something that another process does; looks often, and long enough for a busy machine. */
export function eventually<Value>(look: () => Value | Promise<Value>): Promise<Value> {
  return vi.waitFor(look, { timeout: 15_000, interval: 10 })
}
