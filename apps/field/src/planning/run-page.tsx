import { Link, ProblemNotice, ProblemState, useFormat, usePageParam, usePageTitle, useTexts } from '@sipelandukilat/sdk'
import { cancelPlanningRun, type PlanningRun } from '@sipelandukilat/sdk/api/planning'
import { Button, ConfirmDialog, IconBan, LoadingState, Notice, Page, Paper, Stack } from '@sipelandukilat/ui'
import { useState } from 'react'
import './planning.css'
import { planningTexts } from '../texts/texts'
import { ProposalTable } from './proposal-table'
import { RunProgress } from './run-progress'
import { RunStatusBadge } from './run-status-badge'
import { TripEditor } from './trip-editor'
import { isUnderWay, usePlanningRun, useRunChange } from './use-planning'

export function RunPage() {
  const t = useTexts(planningTexts)
  const run = usePlanningRun(usePageParam('runId'))
  usePageTitle(run.data?.name ?? t('title'))
  if (run.error)
    return <ProblemState error={run.error} onRetry={() => void run.refetch()} isRetrying={run.isFetching} />
  if (!run.data) return <LoadingState rows={8} withTitle />
  return <LoadedRun run={run.data} />
}

function LoadedRun({ run }: { run: PlanningRun }) {
  const t = useTexts(planningTexts)
  const format = useFormat()
  const [chosen, setChosen] = useState<number | undefined>()
  const isServing = run.proposals.some(({ trips }) => trips.length > 0)
  const proposal = chosen === undefined ? undefined : run.proposals[chosen]
  return (
    <Page
      title={run.name}
      breadcrumbs={[
        <Link key='planning' to='/field/planning'>
          {t('title')}
        </Link>,
      ]}
      aside={<RunStatusBadge run={run} />}
      description={t('days', { from: format.date(run.startsOn), to: format.date(run.endsOn) })}
      actions={run.can.cancel && <CancelRun run={run} />}
    >
      <Stack gap='lg'>
        {run.acceptedAt && <Accepted run={run} />}
        {isUnderWay(run) && <RunProgress run={run} />}
        {!isServing && <Findings run={run} />}
        {run.proposals.length > 0 && !isUnderWay(run) && (
          <ProposalTable run={run} chosen={chosen} onChoose={run.can.accept ? setChosen : undefined} />
        )}
        {isServing && <FoldedFindings run={run} />}
        {proposal && run.can.accept && <TripEditor key={proposal.objective} run={run} proposal={proposal} />}
      </Stack>
    </Page>
  )
}

function CancelRun({ run }: { run: PlanningRun }) {
  const t = useTexts(planningTexts)
  const [isAsking, setAsking] = useState(false)
  const cancel = useRunChange<void>(
    (api) => api.call(cancelPlanningRun, { params: { id: run.id }, body: { expectedVersion: run.version } }),
    () => setAsking(false),
  )
  return (
    <>
      <Button variant='default' leftSection={<IconBan size={18} aria-hidden />} onClick={() => setAsking(true)}>
        {t('cancel')}
      </Button>
      <ConfirmDialog
        isOpen={isAsking}
        title={t('cancel')}
        confirmLabel={t('cancel')}
        isBusy={cancel.isPending}
        onCancel={() => setAsking(false)}
        onConfirm={() => cancel.mutate()}
      >
        <Stack gap='sm'>
          <ProblemNotice error={cancel.error} />
          {t('cancel.confirm')}
        </Stack>
      </ConfirmDialog>
    </>
  )
}

/** Why nobody can be served: that is what one came for. */
function Findings({ run }: { run: PlanningRun }) {
  const t = useTexts(planningTexts)
  if (run.findings.length === 0) return null
  return (
    <Notice
      tone={run.proposals.length === 0 ? 'negative' : 'warning'}
      title={run.status === 'failed' ? t('nothing.title') : t('findings.title')}
    >
      <FindingList run={run} />
    </Notice>
  )
}

/** Beside trips, what could not be planned waits until somebody asks; only how much it is stands there. */
function FoldedFindings({ run }: { run: PlanningRun }) {
  const t = useTexts(planningTexts)
  if (run.findings.length === 0) return null
  return (
    <Paper withBorder p='md'>
      <details className='field-details'>
        <summary>{t('findings.show', { count: run.findings.length })}</summary>
        <FindingList run={run} />
      </details>
    </Paper>
  )
}

const FindingList = ({ run }: { run: PlanningRun }) => (
  <ul className='field-findings'>
    {run.findings.map(({ code, subject, text }) => (
      <li key={`${code} ${subject}`}>{text}</li>
    ))}
  </ul>
)

function Accepted({ run }: { run: PlanningRun }) {
  const t = useTexts(planningTexts)
  return (
    <Notice tone='positive' title={t('accepted.title')}>
      {t('accepted.trips', { count: run.tripIds.length })}
      <ol className='field-findings'>
        {run.tripIds.map((id, index) => (
          <li key={id}>
            <Link to={`/field/trips/${id}`}>{t('accepted.trip', { number: index + 1 })}</Link>
          </li>
        ))}
      </ol>
    </Notice>
  )
}
