import { useSyncExternalStore } from 'react'

export const widths = ['320', '768', 'full'] as const
export type Width = (typeof widths)[number]

/** What the hash of the address says: `#/data-table/empty?width=320`. */
export type Address = { pageId: string; storyId: string; width: Width }

/** `ManyRows` → `many-rows` */
export const toStoryId = (name: string) => name.replaceAll(/(?<=[a-z])(?=[A-Z])/g, '-').toLowerCase()

export function parseAddress(hash: string): Address {
  const [path = '', query = ''] = hash.replace(/^#\/?/, '').split('?')
  const [pageId = '', storyId = ''] = path.split('/')
  const wanted = new URLSearchParams(query).get('width')
  return { pageId, storyId, width: widths.find((width) => width === wanted) ?? 'full' }
}

export function toHash({ pageId, storyId, width }: Address): string {
  const path = [pageId, storyId].filter(Boolean).join('/')
  return `#/${path}${width === 'full' ? '' : `?width=${width}`}`
}

const subscribe = (listener: () => void) => {
  addEventListener('hashchange', listener)
  return () => removeEventListener('hashchange', listener)
}

export const useAddress = (): Address => parseAddress(useSyncExternalStore(subscribe, () => location.hash))
