import type { ProblemError } from '@sipelandukilat/contract'
import { ErrorState, Notice } from '@sipelandukilat/ui'

/** A failed load, in the API's own words, with the way to try again. */
export function ProblemState({
  error,
  onRetry,
  isRetrying = false,
}: {
  error: ProblemError
  onRetry: () => void
  isRetrying?: boolean
}) {
  const { title, detail, correlationId } = error.problem
  return (
    <ErrorState
      title={title}
      description={detail}
      onRetry={onRetry}
      isRetrying={isRetrying}
      {...(correlationId ? { reference: correlationId } : {})}
    />
  )
}

/** A failed action, above the form it belongs to. */
export function ProblemNotice({ error }: { error: ProblemError | null }) {
  if (!error) return null
  return (
    <Notice tone='negative' role='alert' title={error.problem.title}>
      {error.problem.detail}
    </Notice>
  )
}

/** The message of one field of a refused form: `roles.0.regionCode`. */
export const fieldMessage = (error: ProblemError | null, path: string): string | undefined =>
  error?.problem.errors?.find((entry) => entry.path === path)?.message
