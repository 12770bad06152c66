import { Button } from '@mantine/core'
import { useSyncExternalStore } from 'react'
import { IconX } from './icons'
import { useKitTexts } from './kit-texts'
import { toneStyle } from './theme'
import type { Tone } from './tokens'

type Toast = {
  id: number
  message: string
  tone: Extract<Tone, 'info' | 'positive' | 'warning' | 'negative'>
  undo?: () => void
}

/** Long enough to read and to reach *undo* by keyboard; errors stay until closed. */
const shownFor = 8000

let toasts: readonly Toast[] = []
let lastId = 0
const listeners = new Set<() => void>()

function setToasts(next: readonly Toast[]) {
  toasts = next
  for (const listener of listeners) listener()
}

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

const close = (id: number) => setToasts(toasts.filter((toast) => toast.id !== id))

/** Says in a corner of the page what just happened, with *undo* where it can be taken back. */
export function showToast(toast: Omit<Toast, 'id'>): void {
  lastId += 1
  const id = lastId
  setToasts([...toasts.slice(-2), { ...toast, id }])
  if (toast.tone !== 'negative') setTimeout(() => close(id), shownFor)
}

/** Where toasts appear: once, in the shell. */
export function Toasts() {
  const t = useKitTexts()
  const shown = useSyncExternalStore(subscribe, () => toasts)
  return (
    <div className='ui-toasts ui-no-print' role='status' aria-live='polite'>
      {shown.map((toast) => (
        <div className='ui-toast' key={toast.id} style={toneStyle(toast.tone)}>
          <span>{toast.message}</span>
          {toast.undo && (
            <Button
              size='compact-sm'
              variant='transparent'
              c='inherit'
              onClick={() => {
                toast.undo?.()
                close(toast.id)
              }}
            >
              {t('undo')}
            </Button>
          )}
          <button type='button' className='ui-icon-button' aria-label={t('close')} onClick={() => close(toast.id)}>
            <IconX size={16} aria-hidden />
          </button>
        </div>
      ))}
    </div>
  )
}
