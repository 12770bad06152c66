import { ProblemError } from '@sipelandukilat/contract'
import { ErrorState, Notice } from '@sipelandukilat/ui'

type ProblemStateProps = {
  error: unknown
  /** What could not be read; the API's own title when it is not given. */
  title?: string | undefined
  onRetry: () => void
  isRetrying?: boolean
}

/**
 * A failed load, in the API's own words, with the way to try again. @throws the error when it is a fault of our own.
 *
 * @example
 * if (list.isError) return <ProblemState title={t('failed')} error={list.error} onRetry={() => void list.refetch()} />
 */
export function ProblemState({ error, title, onRetry, isRetrying = false }: ProblemStateProps) {
  if (!(error instanceof ProblemError)) throw error
  const { detail, correlationId, title: problemTitle } = error.problem
  return (
    <ErrorState
      title={title ?? problemTitle}
      description={detail}
      onRetry={onRetry}
      isRetrying={isRetrying}
      {...(correlationId ? { reference: correlationId } : {})}
    />
  )
}

/**
 * A failed action, above the form it belongs to.
 *
 * @example
 * <ProblemNotice error={save.error} />
 */
export function ProblemNotice({ error }: { error: ProblemError | null }) {
  if (!error) return null
  return (
    <Notice tone='negative' role='alert' title={error.problem.title}>
      {error.problem.detail}
    </Notice>
  )
}

/**
 * The message of one field of a refused form: `roles.0.regionCode`.
 *
 * @example
 * <TextInput label={t('school')} error={fieldMessage(save.error, 'values.school')} />
 */
export const fieldMessage = (error: ProblemError | null, path: string): string | undefined =>
  error?.problem.errors?.find((entry) => entry.path === path)?.message
