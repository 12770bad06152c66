import { useLanguage, useTexts } from '@sipelandukilat/sdk'
import type { ReportGroup } from '@sipelandukilat/sdk/api/reports'
import { useCallback } from 'react'
import { BarChartView, type ChartColors } from '../chart/bar-chart-view'
import { addMonths, monthLabel } from '../period/month'
import { reportsTexts } from '../texts/texts'

/** Received and completed by month. */
export function MonthChart({ months, from, to }: { months: readonly ReportGroup[]; from: string; to: string }) {
  const t = useTexts(reportsTexts)
  const { language } = useLanguage()
  const optionOf = useCallback(
    ({ text, line, bars }: ChartColors) => {
      const keys: string[] = []
      for (let month = from; month <= to; month = addMonths(month, 1)) keys.push(month)
      const countOf = (key: string, figure: 'submitted' | 'completed') =>
        months.find((month) => month.key === key)?.[figure] ?? 0
      return {
        color: bars,
        legend: { top: 0, left: 0, textStyle: { color: text, fontSize: 13 } },
        grid: { top: 40, left: 44, right: 8, bottom: 28 },
        xAxis: {
          type: 'category',
          data: keys.map((key) => monthLabel(key, language)),
          axisLabel: { color: text },
          axisLine: { lineStyle: { color: line } },
          axisTick: { show: false },
        },
        yAxis: { type: 'value', minInterval: 1, axisLabel: { color: text }, splitLine: { lineStyle: { color: line } } },
        series: (['submitted', 'completed'] as const).map((figure) => ({
          type: 'bar',
          name: t(`figure.${figure}`),
          data: keys.map((key) => countOf(key, figure)),
          barMaxWidth: 22,
        })),
      }
    },
    [months, from, to, language, t],
  )
  return <BarChartView label={`${t('chart.title')}. ${t('chart.description')}`} heightPx={280} optionOf={optionOf} />
}
