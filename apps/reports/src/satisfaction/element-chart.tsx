import { useTexts } from '@sipelandukilat/sdk'
import type { SatisfactionReport } from '@sipelandukilat/sdk/api/reports'
import { useCallback } from 'react'
import { BarChartView, type ChartColors } from '../chart/bar-chart-view'
import { reportsTexts } from '../texts/texts'

/** The mean score of each element, on the whole scale from 1 to 4. */
export function ElementChart({ elements }: Pick<SatisfactionReport, 'elements'>) {
  const t = useTexts(reportsTexts)
  const optionOf = useCallback(
    ({ text, line, bars }: ChartColors) => ({
      color: bars,
      grid: { top: 8, left: 36, right: 8, bottom: 28 },
      xAxis: {
        type: 'category',
        data: elements.map((_, index) => `U${index + 1}`),
        axisLabel: { color: text },
        axisLine: { lineStyle: { color: line } },
        axisTick: { show: false },
      },
      yAxis: {
        type: 'value',
        min: 1,
        max: 4,
        interval: 1,
        axisLabel: { color: text },
        splitLine: { lineStyle: { color: line } },
      },
      series: [{ type: 'bar', data: elements.map(({ nrr }) => nrr), barMaxWidth: 28 }],
    }),
    [elements],
  )
  return (
    <BarChartView
      label={`${t('satisfaction.chart')}. ${t('satisfaction.chart.description')}`}
      heightPx={220}
      optionOf={optionOf}
    />
  )
}
