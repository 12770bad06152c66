import { Can, ProblemState, useFormat, useLanguage, useTexts } from '@sipelandukilat/sdk'
import { type BaselineFigure, readImpact } from '@sipelandukilat/sdk/api/reports'
import { Button, IconPencil, LoadingState, Modal, Paper, Stack, Text, TileGrid, Title } from '@sipelandukilat/ui'
import { useState } from 'react'
import { monthLabel } from '../period/month'
import { PeriodPicker, useReportPeriod } from '../period/report-period'
import { ReportPage } from '../report-page'
import { reportsTexts } from '../texts/texts'
import { useReport } from '../use-report'
import { BaselineForm } from './baseline-form'
import { changeOf, type Impact, isShare } from './impact'

/** Where less is better, a fall is good news. */
const isLessBetter = (figure: BaselineFigure): boolean => figure === 'medianDays' || figure === 'correctionsPerHundred'

/** Six figures before and after, on one page that prints: what the innovation jury asks for. */
export function ImpactPage() {
  const t = useTexts(reportsTexts)
  const { language } = useLanguage()
  const [period, change, now] = useReportPeriod()
  const [isEditing, setEditing] = useState(false)
  const report = useReport(['impact', period], (api) =>
    api.call(readImpact, { query: { from: period.from, to: period.to, region: period.region as never } }),
  )
  return (
    <ReportPage
      title={t('impact.title')}
      description={t('impact.description')}
      current='impact'
      actions={
        <Can action='update' on='Region'>
          <Button
            variant='default'
            leftSection={<IconPencil size={18} aria-hidden />}
            onClick={() => setEditing(true)}
            disabled={!report.data}
          >
            {t('impact.edit')}
          </Button>
        </Can>
      }
    >
      <PeriodPicker period={period} change={change} now={now} />
      {report.data ? (
        <Stack gap='md'>
          <Text fw={600}>
            {t('impact.print', {
              region: report.data.regionName,
              from: monthLabel(report.data.from, language),
              to: monthLabel(report.data.to, language),
            })}
          </Text>
          <TileGrid minWidth='18rem'>
            {report.data.figures.map((entry) => (
              <ImpactTile key={entry.figure} entry={entry} />
            ))}
          </TileGrid>
        </Stack>
      ) : report.error ? (
        <ProblemState error={report.error} onRetry={() => void report.refetch()} isRetrying={report.isFetching} />
      ) : (
        <LoadingState rows={6} />
      )}
      <Modal opened={isEditing} onClose={() => setEditing(false)} title={t('impact.edit')}>
        {report.data && <BaselineForm impact={report.data} onDone={() => setEditing(false)} />}
      </Modal>
    </ReportPage>
  )
}

function ImpactTile({ entry }: { entry: Impact['figures'][number] }) {
  const t = useTexts(reportsTexts)
  const format = useFormat()
  const { figure, baseline, today } = entry
  const show = (value: number) => (isShare(figure) ? format.percent(value) : format.number(Math.round(value * 10) / 10))
  const change = changeOf(entry)
  const isGood = change !== null && (isLessBetter(figure) ? change < 0 : change > 0)
  return (
    <Paper withBorder p='md' radius='md'>
      <Stack gap='xs'>
        <Title order={2} size='h4'>
          {t(`impact.${figure}`)}
        </Title>
        <div style={{ display: 'grid', gridTemplateColumns: '1fr 1fr', gap: 12 }}>
          <div>
            <Text size='sm' c='dimmed'>
              {t('impact.before')}
            </Text>
            <Text fz={28} fw={600} lh={1.2}>
              {baseline ? show(baseline.value) : '–'}
            </Text>
          </div>
          <div>
            <Text size='sm' c='dimmed'>
              {t('impact.after')}
            </Text>
            <Text fz={28} fw={700} lh={1.2}>
              {today === null ? '–' : show(today)}
            </Text>
          </div>
        </div>
        {change !== null && change !== 0 && (
          <Text size='sm' fw={600}>
            {t('impact.change')}: {change > 0 ? '▲ +' : '▼ −'}
            {isShare(figure)
              ? t('impact.points', { points: format.number(Math.round(Math.abs(change) * 1000) / 10) })
              : format.percent(Math.abs(change))}{' '}
            ({t(isGood ? 'impact.better' : 'impact.worse')})
          </Text>
        )}
        <Text size='sm' c='dimmed'>
          {baseline ? t('impact.source', { source: baseline.source, period: baseline.period }) : t('impact.noBaseline')}
        </Text>
      </Stack>
    </Paper>
  )
}
