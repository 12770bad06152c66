import { Notice } from '@sipelandukilat/ui'
import type { ReactNode } from 'react'
import { isProblem, problemOf } from './problem-of'

/** Why an action was refused, beside what was typed. A version conflict is shown by the page itself. */
export function ProblemNotice({
  error,
  fixFor,
}: {
  error: unknown
  /** What puts the fault at a path right, where a button can. */
  fixFor?: ((path: string) => ReactNode) | undefined
}) {
  if (error === null || error === undefined || isProblem(error, 'version-conflict')) return null
  const problem = problemOf(error)
  return (
    <Notice tone='negative' role='alert' title={problem.title}>
      {problem.errors && problem.errors.length > 0 ? (
        <ul className='intake-problems'>
          {problem.errors.map(({ path, message }) => (
            <li key={`${path} ${message}`}>
              {message} {fixFor?.(path)}
            </li>
          ))}
        </ul>
      ) : (
        problem.detail
      )}
    </Notice>
  )
}
