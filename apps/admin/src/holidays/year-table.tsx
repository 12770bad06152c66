import { useFormat, useTexts } from '@sipelandukilat/sdk'
import type { HolidayYear } from '@sipelandukilat/sdk/api/administration'
import { DataTable, Table } from '@sipelandukilat/ui'
import { holidaysTexts } from '../texts/texts'
import { DaySource } from './day-source'

/** The days of a year that stand in the calendar, for those who do not confirm them. */
export function YearTable({ year }: { year: HolidayYear }) {
  const t = useTexts(holidaysTexts)
  const format = useFormat()
  const standing = year.items.filter(({ standsAs }) => standsAs !== null)
  if (standing.length === 0) return null
  return (
    <DataTable caption={t('caption', { year: year.year })}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope='col'>{t('date')}</Table.Th>
          <Table.Th scope='col'>{t('name')}</Table.Th>
          <Table.Th scope='col'>{t('source')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {standing.map((day) => (
          <Table.Tr key={day.date}>
            <Table.Td data-label={t('date')}>{format.date(day.date)}</Table.Td>
            <Table.Td data-label={t('name')}>{day.standsAs}</Table.Td>
            <Table.Td data-label={t('source')}>
              <DaySource day={day} />
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </DataTable>
  )
}
