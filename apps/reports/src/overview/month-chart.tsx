import { useLanguage, useMessages } from '@sipelandukilat/sdk'
import type { ReportGroup } from '@sipelandukilat/sdk/api'
import { useColorScheme, useMediaQuery } from '@sipelandukilat/ui'
import { BarChart } from 'echarts/charts'
import { GridComponent, LegendComponent } from 'echarts/components'
import { init, use } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import { useEffect, useRef } from 'react'
import { messages } from '../messages'
import { addMonths, monthLabel } from '../period/month'

use([BarChart, GridComponent, LegendComponent, SVGRenderer])

const heightPx = 280

/** Received and completed by month. No tooltip: the same numbers stand in the table, for everyone. */
export function MonthChart({ months, from, to }: { months: readonly ReportGroup[]; from: string; to: string }) {
  const t = useMessages(messages)
  const { language } = useLanguage()
  const { colorScheme } = useColorScheme()
  const prefersDark = useMediaQuery('(prefers-color-scheme: dark)')
  const isDark = colorScheme === 'dark' || (colorScheme === 'auto' && prefersDark === true)
  const element = useRef<HTMLDivElement>(null)

  useEffect(() => {
    if (!element.current) return
    const chart = init(element.current, null, { renderer: 'svg', height: heightPx })
    const keys: string[] = []
    for (let month = from; month <= to; month = addMonths(month, 1)) keys.push(month)
    const countOf = (key: string, figure: 'submitted' | 'completed') =>
      months.find((month) => month.key === key)?.[figure] ?? 0
    const text = isDark ? '#d6d9e0' : '#525252'
    const line = isDark ? '#3a4152' : '#e5e5e5'
    chart.setOption({
      animation: false,
      color: isDark ? ['#6ea8ee', '#5fd06f'] : ['#196bcd', '#2b8f3a'],
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
    })
    const observer = new ResizeObserver(() => chart.resize())
    observer.observe(element.current)
    return () => {
      observer.disconnect()
      chart.dispose()
    }
  }, [months, from, to, isDark, language, t])

  return (
    <div
      ref={element}
      role='img'
      aria-label={`${t('chart.title')}. ${t('chart.description')}`}
      style={{ height: heightPx, overflow: 'hidden' }}
    />
  )
}
