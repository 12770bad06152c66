import { ProblemState, useTexts } from '@sipelandukilat/sdk'
import { compareRegencies } from '@sipelandukilat/sdk/api/reports'
import { LoadingState } from '@sipelandukilat/ui'
import { FigureTable } from '../overview/group-table'
import { PeriodPicker, useReportPeriod } from '../period/report-period'
import { ReportPage } from '../report-page'
import { reportsTexts } from '../texts/texts'
import { useReport } from '../use-report'

/** The regencies of the province side by side, for those who work in one of them. */
export function ComparisonPage() {
  const t = useTexts(reportsTexts)
  const [period, change, now] = useReportPeriod()
  const { from, to } = period
  const report = useReport(['comparison', from, to], (api) => api.call(compareRegencies, { query: { from, to } }))
  return (
    <ReportPage title={t('comparison.title')} description={t('comparison.description')} current='comparison'>
      <PeriodPicker period={period} change={change} now={now} />
      {report.data ? (
        <FigureTable
          caption={t('comparison.title')}
          heading={t('table.regency')}
          groups={report.data.regencies}
          without={['open']}
          absent={t('figure.small')}
        />
      ) : report.error ? (
        <ProblemState error={report.error} onRetry={() => void report.refetch()} isRetrying={report.isFetching} />
      ) : (
        <LoadingState rows={6} />
      )}
    </ReportPage>
  )
}
