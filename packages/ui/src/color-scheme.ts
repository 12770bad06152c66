import { type MantineColorSchemeManager, useMantineColorScheme } from '@mantine/core'

export type ColorScheme = 'light' | 'dark' | 'auto'

const storageKey = 'color-scheme'
const listeners = new Set<(scheme: ColorScheme) => void>()
let current: ColorScheme | undefined

function readStored(): ColorScheme {
  const stored = localStorage.getItem(storageKey)
  return stored === 'light' || stored === 'dark' ? stored : 'auto'
}

/** One scheme for every React root of the page, and for the browser's other tabs. */
export function createColorSchemeManager(): MantineColorSchemeManager {
  let listener: ((scheme: ColorScheme) => void) | undefined
  const onStorage = (event: StorageEvent) => {
    if (event.key === storageKey) listener?.(readStored())
  }
  return {
    get: () => {
      current ??= readStored()
      return current
    },
    set: (scheme) => {
      current = scheme
      localStorage.setItem(storageKey, scheme)
      for (const notify of listeners) notify(scheme)
    },
    subscribe: (onUpdate) => {
      listener = onUpdate
      listeners.add(onUpdate)
      addEventListener('storage', onStorage)
    },
    unsubscribe: () => {
      if (listener) listeners.delete(listener)
      removeEventListener('storage', onStorage)
    },
    clear: () => localStorage.removeItem(storageKey),
  }
}

/** The chosen scheme (`auto` follows the system) and the way to change it everywhere. */
export function useColorScheme(): { colorScheme: ColorScheme; setColorScheme: (scheme: ColorScheme) => void } {
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  return { colorScheme, setColorScheme }
}
