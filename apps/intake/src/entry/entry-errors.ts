import { ProblemError } from '@sipelandukilat/sdk/api'
import { useEffect } from 'react'

/** Messages by the path of their field; those of answers without the `answers.` before them. */
export function errorsOf(error: unknown): Record<string, string> {
  const errors = error instanceof ProblemError ? (error.problem.errors ?? []) : []
  return Object.fromEntries(errors.map(({ path, message }) => [path.replace(/^answers\./, ''), message]))
}

/** Brings a field to the eye and under the hand. */
export function focusField(id: string): void {
  const field = document.getElementById(id)
  field?.scrollIntoView({ block: 'center' })
  field?.focus()
}

/** Brings the first wrong field to the eye and under the hand. */
export function useFirstErrorFocus(error: unknown): void {
  useEffect(() => {
    const [first] = Object.keys(errorsOf(error))
    if (first !== undefined) focusField(first)
  }, [error])
}
