import { ProblemError } from '@sipelandukilat/sdk/api'
import { useEffect } from 'react'

/** Messages by the path of their field; those of answers without the `answers.` before them. */
export function errorsOf(error: unknown): Record<string, string> {
  const errors = error instanceof ProblemError ? (error.problem.errors ?? []) : []
  return Object.fromEntries(errors.map(({ path, message }) => [path.replace(/^answers\./, ''), message]))
}

/** Brings the first wrong field to the eye and under the hand. */
export function useFirstErrorFocus(error: unknown): void {
  useEffect(() => {
    const [first] = Object.keys(errorsOf(error))
    const element = first === undefined ? null : document.getElementById(first)
    element?.scrollIntoView({ block: 'center' })
    element?.focus()
  }, [error])
}
