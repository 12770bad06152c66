import { Link, useTexts } from '@sipelandukilat/sdk'
import type { ApplicationRow, BulkOutcome } from '@sipelandukilat/sdk/api'
import { Button, Group, Notice, Stack } from '@sipelandukilat/ui'
import { selectionTexts } from '../texts/texts'

type BulkActionResultsProps = {
  rows: readonly ApplicationRow[]
  outcomes: readonly BulkOutcome[]
  /** With those of earlier tries. */
  doneCount: number
  onTryAgain: () => void
  onClose: () => void
}

type Refusal = Extract<BulkOutcome, { outcome: 'refused' }>['problem']
/** A document that can be sent on paper alone, where that is said. */
const isCopyMissing = ({ errors = [] }: Refusal) => errors.some(({ path }) => /^products\..+\.copy$/u.test(path))

/** How many are done, and which are not, with the reason and the way to each file. */
export function BulkActionResults({ rows, outcomes, doneCount, onTryAgain, onClose }: BulkActionResultsProps) {
  const t = useTexts(selectionTexts)
  const refused = outcomes.flatMap((outcome) => (outcome.outcome === 'refused' ? [outcome] : []))
  const nameOf = (id: string) => {
    const row = rows.find((one) => one.id === id)
    return row ? (row.applicantName ?? row.trackingNumber) : id
  }
  return (
    <Stack gap='md'>
      {doneCount > 0 && (
        <Notice tone='positive' role='status'>
          {t('done', { count: doneCount })}
        </Notice>
      )}
      {refused.length > 0 && (
        <Notice tone='warning' role='alert' title={t('refused', { count: refused.length })}>
          <ul className='selection-refused'>
            {refused.map(({ id, problem }) => (
              <li key={id}>
                <Link to={`/intake/${id}`}>{nameOf(id)}</Link>
                {(problem.errors ?? []).map(({ path, message }) => (
                  <div key={path}>{message}</div>
                ))}
                {problem.errors ? (
                  isCopyMissing(problem) && <div>{t('tickOnPaper', { tick: t('onPaper') })}</div>
                ) : (
                  <div>{problem.detail}</div>
                )}
              </li>
            ))}
          </ul>
        </Notice>
      )}
      <Group justify='flex-end' gap='xs'>
        {refused.length > 0 && (
          <Button variant='default' onClick={onTryAgain}>
            {t('tryAgain', { count: refused.length })}
          </Button>
        )}
        <Button data-autofocus onClick={onClose}>
          {t('close')}
        </Button>
      </Group>
    </Stack>
  )
}
