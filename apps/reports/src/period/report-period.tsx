import { useLanguage, usePageQuery, useSession, useTexts } from '@sipelandukilat/sdk'
import { Group, Select } from '@sipelandukilat/ui'
import { useState } from 'react'
import { reportsTexts } from '../texts/texts'
import { addMonths, lastMonths, monthLabel, monthOf, parseMonth } from './month'

const monthsOffered = 36

export type ReportPeriod = { from: string; to: string; region: string | undefined }

/** The period and region of the address, so that a report can be shared and gone back to. The last twelve months at first,
 * and in place of what is no month. */
export function useReportPeriod(): [ReportPeriod, (changes: Record<string, string | undefined>) => void, number] {
  const [now] = useState(() => Date.now())
  const [query, change] = usePageQuery()
  const to = parseMonth(query.get('to')) ?? monthOf(now)
  const given = parseMonth(query.get('from'))
  const from = given && given <= to ? given : addMonths(to, -11)
  return [{ from, to, region: query.get('region') ?? undefined }, change, now]
}

type PeriodPickerProps = {
  period: ReportPeriod
  change: (changes: Record<string, string | undefined>) => void
  now: number
  /** Regions within the reader's own that may be chosen. */
  regions?: readonly { key: string; label: string }[]
}

export function PeriodPicker({ period, change, now, regions = [] }: PeriodPickerProps) {
  const t = useTexts(reportsTexts)
  const { language } = useLanguage()
  const isProvince = useSession().roles.some((role) => role.regionCode?.length === 2)
  const months = lastMonths(now, monthsOffered).map((month) => ({ value: month, label: monthLabel(month, language) }))
  return (
    <Group align='flex-end' gap='sm' className='ui-no-print'>
      <Select
        label={t('period.from')}
        options={months.filter((month) => month.value <= period.to)}
        value={period.from}
        onChange={(from) => change({ from })}
      />
      <Select
        label={t('period.to')}
        options={months.filter((month) => month.value >= period.from)}
        value={period.to}
        onChange={(to) => change({ to })}
      />
      {isProvince && regions.length > 0 && (
        <Select
          label={t('period.region')}
          placeholder={t('period.all')}
          options={regions.map((region) => ({ value: region.key, label: region.label }))}
          value={period.region ?? ''}
          onChange={(region) => change({ region: region === '' ? undefined : region })}
        />
      )}
    </Group>
  )
}
