import { ErrorState } from '@sipelandukilat/ui'
import { problemOf } from './problem-of'

/** A read that failed, in the words of the API, with a way to try again. */
export function LoadError({
  error,
  title,
  onRetry,
  isRetrying,
}: {
  error: unknown
  title?: string
  onRetry: () => void
  isRetrying: boolean
}) {
  const problem = problemOf(error)
  return (
    <ErrorState
      title={title ?? problem.title}
      description={problem.detail}
      onRetry={onRetry}
      isRetrying={isRetrying}
      {...(problem.correlationId ? { reference: problem.correlationId } : {})}
    />
  )
}
