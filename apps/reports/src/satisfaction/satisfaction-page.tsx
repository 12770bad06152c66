import { Link, localized, ProblemState, useFormat, useLanguage, useTexts } from '@sipelandukilat/sdk'
import { readSatisfaction, type SatisfactionReport } from '@sipelandukilat/sdk/api/reports'
import {
  DataTable,
  EmptyState,
  Figure,
  IconChartBar,
  LoadingState,
  Stack,
  Table,
  Text,
  TileGrid,
  Title,
} from '@sipelandukilat/ui'
import { lazy, Suspense } from 'react'
import { useFigureText } from '../figure-text'
import { PeriodPicker, useReportPeriod } from '../period/report-period'
import { ReportPage } from '../report-page'
import { reportsTexts } from '../texts/texts'
import { useReport } from '../use-report'
import { Profile } from './profile'

const ElementChart = lazy(() => import('./element-chart').then((module) => ({ default: module.ElementChart })))

/** The satisfaction index of a region, its nine elements, its regencies, and what people wrote. */
export function SatisfactionPage() {
  const t = useTexts(reportsTexts)
  const [period, change, now] = useReportPeriod()
  const { from, to, region } = period
  const report = useReport(['satisfaction', period], (api) =>
    api.call(readSatisfaction, { query: { from, to, region: region as never } }),
  )
  const widest = useReport(['satisfaction', { from, to }], (api) => api.call(readSatisfaction, { query: { from, to } }))
  return (
    <ReportPage
      title={t('satisfaction.title')}
      current='satisfaction'
      {...(report.data ? { description: report.data.regionName } : {})}
    >
      <PeriodPicker period={period} change={change} now={now} regions={widest.data?.regencies ?? []} />
      {report.data ? (
        <Satisfaction report={report.data} />
      ) : report.error ? (
        <ProblemState error={report.error} onRetry={() => void report.refetch()} isRetrying={report.isFetching} />
      ) : (
        <LoadingState rows={8} />
      )}
    </ReportPage>
  )
}

function Satisfaction({ report }: { report: SatisfactionReport }) {
  const t = useTexts(reportsTexts)
  const text = useFigureText()
  return (
    <Stack gap='xl'>
      {report.index === null || report.grade === null ? (
        <EmptyState
          icon={<IconChartBar size={32} />}
          title={t(report.count === 0 ? 'satisfaction.none' : 'satisfaction.few')}
          description={t(report.count === 0 ? 'satisfaction.none.description' : 'satisfaction.few.description')}
        />
      ) : (
        <>
          <TileGrid minWidth='9.5rem'>
            <Figure label={t('satisfaction.index')} value={text.twoDecimals(report.index)} tone='info' />
            <Figure
              label={t('satisfaction.grade')}
              value={report.grade}
              hint={t(`satisfaction.grade.${report.grade}`)}
              tone={report.grade === 'A' || report.grade === 'B' ? 'positive' : 'negative'}
            />
            <Figure
              label={t('satisfaction.count')}
              value={text.count(report.count, t('figure.small'))}
              hint={t(report.isEnough ? 'satisfaction.enough' : 'satisfaction.notEnough', {
                served: text.count(report.served, ''),
                needed: text.count(report.needed, ''),
              })}
              tone={report.isEnough ? 'positive' : 'warning'}
            />
          </TileGrid>
          <ElementsTable elements={report.elements} />
          <Profile profile={report.profile} />
        </>
      )}
      {report.regencies.length > 1 && <RegenciesTable regencies={report.regencies} />}
      {report.comments.length > 0 && <Comments comments={report.comments} />}
    </Stack>
  )
}

function ElementsTable({ elements }: Pick<SatisfactionReport, 'elements'>) {
  const t = useTexts(reportsTexts)
  const { language } = useLanguage()
  const text = useFigureText()
  return (
    <section>
      <Title order={2} size='h3' mb='sm'>
        {t('satisfaction.chart')}
      </Title>
      <Suspense fallback={<LoadingState rows={4} />}>
        <ElementChart elements={elements} />
      </Suspense>
      <DataTable caption={t('satisfaction.chart')}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope='col'>{t('satisfaction.element')}</Table.Th>
            <Table.Th scope='col' ta='right'>
              {t('satisfaction.mean')}
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {elements.map(({ id, question, asked, nrr }, index) => (
            <Table.Tr key={id}>
              <Table.Th scope='row' fw={500} data-label={t('satisfaction.element')}>
                {`U${index + 1} ${localized(question, language)}`}
                <Text size='sm' c='dimmed'>
                  {localized(asked, language)}
                </Text>
              </Table.Th>
              <Table.Td ta='right' data-label={t('satisfaction.mean')}>
                {text.twoDecimals(nrr)}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </DataTable>
    </section>
  )
}

function RegenciesTable({ regencies }: Pick<SatisfactionReport, 'regencies'>) {
  const t = useTexts(reportsTexts)
  const text = useFigureText()
  const small = t('figure.small')
  return (
    <section>
      <Title order={2} size='h3' mb='sm'>
        {t('satisfaction.regencies')}
      </Title>
      <DataTable caption={t('satisfaction.regencies')}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope='col'>{t('table.regency')}</Table.Th>
            {(['count', 'index', 'grade'] as const).map((column) => (
              <Table.Th key={column} scope='col' ta='right'>
                {t(`satisfaction.${column}`)}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {regencies.map(({ key, label, count, index, grade }) => (
            <Table.Tr key={key}>
              <Table.Th scope='row' fw={500} data-label={t('table.regency')}>
                {label}
              </Table.Th>
              <Table.Td ta='right' data-label={t('satisfaction.count')}>
                {text.count(count, small)}
              </Table.Td>
              <Table.Td ta='right' data-label={t('satisfaction.index')}>
                {index === null ? '–' : text.twoDecimals(index)}
              </Table.Td>
              <Table.Td ta='right' data-label={t('satisfaction.grade')}>
                {grade ?? '–'}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </DataTable>
    </section>
  )
}

function Comments({ comments }: Pick<SatisfactionReport, 'comments'>) {
  const t = useTexts(reportsTexts)
  const format = useFormat()
  return (
    <section>
      <Title order={2} size='h3' mb='sm'>
        {t('satisfaction.comments')}
      </Title>
      <DataTable caption={t('satisfaction.comments')}>
        <Table.Thead>
          <Table.Tr>
            {(['comment', 'answered', 'application'] as const).map((column) => (
              <Table.Th key={column} scope='col'>
                {t(`satisfaction.${column}`)}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {comments.map((one) => (
            <Table.Tr key={one.applicationId}>
              <Table.Td data-label={t('satisfaction.comment')}>{one.comment}</Table.Td>
              <Table.Td data-label={t('satisfaction.answered')}>{format.dateTime(one.answeredAt)}</Table.Td>
              <Table.Td data-label={t('satisfaction.application')}>
                <Link to={`/intake/${one.applicationId}`}>{one.trackingNumber}</Link>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </DataTable>
    </section>
  )
}
