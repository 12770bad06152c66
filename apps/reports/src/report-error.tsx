import type { ProblemError } from '@sipelandukilat/sdk/api'
import { ErrorState } from '@sipelandukilat/ui'

export function ReportError({
  error,
  onRetry,
  isRetrying,
}: {
  error: ProblemError
  onRetry: () => void
  isRetrying: boolean
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
