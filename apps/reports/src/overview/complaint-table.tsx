import { useTexts } from '@sipelandukilat/sdk'
import type { ReportSummary } from '@sipelandukilat/sdk/api/reports'
import { DataTable, Table, Title } from '@sipelandukilat/ui'
import { useFigureText } from '../figure-text'
import { reportsTexts } from '../texts/texts'

const columns = ['received', 'inTime', 'late'] as const

/** Complaints of the period by regency: received, answered in time, late. */
export function ComplaintTable({ complaints }: Pick<ReportSummary, 'complaints'>) {
  const t = useTexts(reportsTexts)
  const text = useFigureText()
  if (complaints.length === 0) return null
  return (
    <section>
      <Title order={2} size='h3' mb='sm'>
        {t('complaints.title')}
      </Title>
      <DataTable caption={t('complaints.caption')}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope='col'>{t('table.regency')}</Table.Th>
            {columns.map((column) => (
              <Table.Th key={column} scope='col' ta='right'>
                {t(`complaints.${column}`)}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {complaints.map((group) => (
            <Table.Tr key={group.key}>
              <Table.Th scope='row' data-label={t('table.regency')} fw={500}>
                {group.label}
              </Table.Th>
              {columns.map((column) => (
                <Table.Td key={column} ta='right' data-label={t(`complaints.${column}`)}>
                  {text.count(group[column], '')}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </DataTable>
    </section>
  )
}
