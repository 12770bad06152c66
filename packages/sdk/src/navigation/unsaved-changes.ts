import { useEffect } from 'react'
import { createStore } from '../store'

const dirty = new Set<symbol>()

/** The question that waits for an answer, shown by the shell. */
export const leavingQuestion = createStore<{ answer: (leave: boolean) => void } | undefined>(undefined)

export const hasUnsavedChanges = () => dirty.size > 0

let asked: Promise<boolean> | undefined

/** Asks whether to leave what is not saved; a second question meanwhile shares the answer. */
export function confirmLeaving(): Promise<boolean> {
  asked ??= new Promise<boolean>((resolve) => {
    leavingQuestion.set({
      answer: (leave) => {
        leavingQuestion.set(undefined)
        asked = undefined
        if (leave) dirty.clear()
        resolve(leave)
      },
    })
  })
  return asked
}

/** Whether the screen may be left: nothing is unsaved, or the person agreed to lose it. */
export const confirmLeavingIfNeeded = async (): Promise<boolean> => !hasUnsavedChanges() || confirmLeaving()

const warn = (event: BeforeUnloadEvent) => event.preventDefault()

/**
 * While `isDirty`, leaving the screen (link, back, module switch, closing the tab) asks first.
 *
 * @example
 * useUnsavedChanges(note !== saved.note)
 */
export function useUnsavedChanges(isDirty: boolean): void {
  useEffect(() => {
    if (!isDirty) return
    const mark = Symbol('unsaved')
    dirty.add(mark)
    addEventListener('beforeunload', warn)
    return () => {
      dirty.delete(mark)
      if (dirty.size === 0) removeEventListener('beforeunload', warn)
    }
  }, [isDirty])
}
