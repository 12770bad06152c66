import { useColorScheme, useMediaQuery } from '@sipelandukilat/ui'
import { BarChart } from 'echarts/charts'
import { GridComponent, LegendComponent } from 'echarts/components'
import { type EChartsCoreOption, init, use } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import { useEffect, useRef } from 'react'

use([BarChart, GridComponent, LegendComponent, SVGRenderer])

export type ChartColors = { text: string; line: string; bars: string[] }

type BarChartViewProps = {
  /** What the chart shows and where the same numbers stand as text. */
  label: string
  heightPx: number
  /** Must keep its identity while nothing changes. */
  optionOf: (colors: ChartColors) => EChartsCoreOption
}

/** A chart in the colours of the screen. No tooltip: the same numbers stand in a table, for everyone. */
export function BarChartView({ label, heightPx, optionOf }: BarChartViewProps) {
  const { colorScheme } = useColorScheme()
  const prefersDark = useMediaQuery('(prefers-color-scheme: dark)')
  const isDark = colorScheme === 'dark' || (colorScheme === 'auto' && prefersDark === true)
  const element = useRef<HTMLDivElement>(null)

  useEffect(() => {
    if (!element.current) return
    const chart = init(element.current, null, { renderer: 'svg', height: heightPx })
    chart.setOption({
      animation: false,
      ...optionOf({
        text: isDark ? '#d6d9e0' : '#525252',
        line: isDark ? '#3a4152' : '#e5e5e5',
        bars: isDark ? ['#6ea8ee', '#5fd06f'] : ['#196bcd', '#2b8f3a'],
      }),
    })
    const observer = new ResizeObserver(() => chart.resize())
    observer.observe(element.current)
    return () => {
      observer.disconnect()
      chart.dispose()
    }
  }, [optionOf, heightPx, isDark])

  return <div ref={element} role='img' aria-label={label} style={{ height: heightPx, overflow: 'hidden' }} />
}
