import { ProblemState, useApi, useFormat, usePageQuery, usePageTitle, useRegion, useTexts } from '@sipelandukilat/sdk'
import type { ProblemError } from '@sipelandukilat/sdk/api'
import { type HolidayYear, readHolidayYear } from '@sipelandukilat/sdk/api/administration'
import { EmptyState, LoadingState, Notice, Page, Select, Stack } from '@sipelandukilat/ui'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { holidaysTexts } from '../texts/texts'
import { YearForm } from './year-form'
import { YearTable } from './year-table'

/** The holidays of a year: proposed to the province, which confirms them; a regency reads what its province confirmed. */
export function HolidaysPage() {
  const t = useTexts(holidaysTexts)
  const { region } = useRegion()
  usePageTitle(t('title'))
  return (
    <Page title={t('title')} description={t('description')}>
      {region.code === null ? (
        <EmptyState title={t('noProvince.title')} description={t('noProvince.description')} />
      ) : (
        <YearOfProvince code={region.code} mayConfirm={region.level === 'province'} />
      )}
    </Page>
  )
}

function YearOfProvince({ code, mayConfirm }: { code: string; mayConfirm: boolean }) {
  const t = useTexts(holidaysTexts)
  const format = useFormat()
  const api = useApi()
  const queries = useQueryClient()
  const [query, change] = usePageQuery()
  const chosen = Number(query.get('year')) || new Date().getFullYear()
  const key = ['admin', 'holiday-year', code, chosen]
  const year = useQuery<HolidayYear, ProblemError>({
    queryKey: key,
    queryFn: () => api.call(readHolidayYear, { params: { code, year: chosen } }),
  })
  if (year.error)
    return <ProblemState error={year.error} onRetry={() => void year.refetch()} isRetrying={year.isFetching} />
  if (!year.data) return <LoadingState rows={10} />
  const { confirmedAt, years } = year.data
  return (
    <Stack gap='md'>
      <Select
        label={t('year')}
        value={String(chosen)}
        options={years.map((one) => ({
          value: String(one.year),
          label: t(one.confirmedAt ? 'yearConfirmed' : 'yearOpen', { year: one.year }),
        }))}
        onChange={(value) => change({ year: value })}
        w={{ base: '100%', xs: 280 }}
      />
      {confirmedAt ? (
        <Notice tone='positive'>{t('confirmed', { time: format.dateTime(confirmedAt) })}</Notice>
      ) : (
        <Notice tone='warning'>{t(mayConfirm ? 'open' : 'openForRegency', { year: chosen })}</Notice>
      )}
      {mayConfirm ? (
        <YearForm
          key={`${chosen} ${confirmedAt}`}
          year={year.data}
          onConfirmed={(confirmed) => queries.setQueryData(key, confirmed)}
        />
      ) : (
        <YearTable year={year.data} />
      )}
    </Stack>
  )
}
