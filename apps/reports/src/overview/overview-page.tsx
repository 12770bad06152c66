import { ExtensionPoint, linkTo, navigate, ProblemState, useAbility, useTexts } from '@sipelandukilat/sdk'
import { type ReportSummary, readSummary } from '@sipelandukilat/sdk/api/reports'
import { EmptyState, Figure, IconChartBar, LoadingState, Stack, TileGrid, Title } from '@sipelandukilat/ui'
import { lazy, Suspense } from 'react'
import { useFigureText } from '../figure-text'
import { PeriodPicker, type ReportPeriod, useReportPeriod } from '../period/report-period'
import { ReportPage } from '../report-page'
import { reportsTexts } from '../texts/texts'
import { useReport } from '../use-report'
import { ComplaintTable } from './complaint-table'
import { GroupTable } from './group-table'
import { MoveTable } from './move-table'
import { rowsPath } from './rows-path'

const MonthChart = lazy(() => import('./month-chart').then((module) => ({ default: module.MonthChart })))

export function OverviewPage() {
  const t = useTexts(reportsTexts)
  const [period, change, now] = useReportPeriod()
  const report = useReport(['summary', period], (api) =>
    api.call(readSummary, { query: { from: period.from, to: period.to, region: period.region as never } }),
  )
  // The choice of regions comes from the widest report, so that it stays when one is chosen.
  const widest = useReport(['summary', { ...period, region: undefined }], (api) =>
    api.call(readSummary, { query: { from: period.from, to: period.to } }),
  )
  return (
    <ReportPage
      title={t('overview.title')}
      current='overview'
      {...(report.data ? { description: report.data.regionName } : {})}
    >
      <PeriodPicker period={period} change={change} now={now} regions={widest.data?.by.regency ?? []} />
      {report.data ? (
        <>
          <Overview report={report.data} period={period} />
          <ExtensionPoint
            name='reports.overview'
            context={{ region: report.data.region, from: report.data.from, to: report.data.to }}
          />
        </>
      ) : report.error ? (
        <ProblemState error={report.error} onRetry={() => void report.refetch()} isRetrying={report.isFetching} />
      ) : (
        <LoadingState rows={8} />
      )}
    </ReportPage>
  )
}

function Overview({ report, period }: { report: ReportSummary; period: ReportPeriod }) {
  const t = useTexts(reportsTexts)
  const text = useFigureText()
  const mayOpen = useAbility().can('read', 'Application')
  const { totals } = report
  if (totals.submitted === 0 && totals.completed === 0 && totals.open === 0)
    return (
      <EmptyState
        icon={<IconChartBar size={32} />}
        title={t('overview.empty.title')}
        description={t('overview.empty.description')}
      />
    )
  /** A figure that opens its rows, for those who may see them. */
  const opening = (filter: Record<string, string>) => {
    if (!mayOpen) return {}
    const path = rowsPath({ ...filter, ...(report.region.length > 2 ? { region: report.region } : {}) })
    return { href: linkTo(path).href, onOpen: () => void navigate(path) }
  }
  const inPeriod = { from: period.from, to: period.to }
  const closedInPeriod = { closedFrom: period.from, closedTo: period.to }
  return (
    <Stack gap='xl'>
      <TileGrid minWidth='9.5rem'>
        <Figure
          label={t('figure.submitted')}
          value={text.count(totals.submitted, '')}
          {...opening({ view: 'all', ...inPeriod })}
        />
        <Figure
          label={t('figure.completed')}
          value={text.count(totals.completed, '')}
          tone='positive'
          {...opening({ view: 'all', status: 'completed', ...closedInPeriod })}
        />
        <Figure
          label={t('figure.open')}
          value={text.count(totals.open, '')}
          hint={t('figure.now')}
          tone='info'
          {...opening({ view: 'open' })}
        />
        <Figure
          label={t('figure.incomplete')}
          value={text.count(totals.incomplete, '')}
          hint={t('figure.incomplete.hint')}
          {...opening({ view: 'incomplete' })}
        />
        <Figure
          label={t('figure.overdue')}
          value={text.count(totals.overdue, '')}
          hint={t('figure.now')}
          tone={totals.overdue ? 'negative' : 'neutral'}
          {...opening({ view: 'overdue' })}
        />
        <Figure
          label={t('figure.medianDays')}
          value={text.days(totals.medianDays)}
          hint={t('figure.medianDays.hint')}
        />
        <Figure
          label={t('figure.medianCitizenDays')}
          value={text.days(totals.medianCitizenDays)}
          hint={t('figure.medianCitizenDays.hint')}
        />
        <Figure
          label={t('figure.medianWaitingDays')}
          value={text.days(totals.medianWaitingDays)}
          hint={totals.medianWaitingDays === null && t('figure.none')}
        />
        <Figure
          label={t('figure.withinDeadline')}
          value={text.share(totals.withinDeadline)}
          hint={totals.withinDeadline === null && t('figure.none')}
          tone='positive'
        />
        <Figure
          label={t('figure.rejected')}
          value={text.count(totals.rejected, '')}
          {...opening({ view: 'all', status: 'rejected', ...closedInPeriod })}
        />
        <Figure
          label={t('figure.withdrawn')}
          value={text.count(totals.withdrawn, '')}
          {...opening({ view: 'all', status: 'withdrawn', ...closedInPeriod })}
        />
        <Figure label={t('figure.moves')} value={text.count(totals.moves, '')} hint={t('figure.moves.hint')} />
      </TileGrid>
      <section>
        <Title order={2} size='h3' mb='sm'>
          {t('chart.title')}
        </Title>
        <Suspense fallback={<LoadingState rows={5} />}>
          <MonthChart months={report.by.month} from={period.from} to={period.to} />
        </Suspense>
      </section>
      <GroupTable report={report} period={period} />
      <MoveTable moves={report.moves} />
      <ComplaintTable complaints={report.complaints} />
    </Stack>
  )
}
