import { useTexts } from '@sipelandukilat/sdk'
import type { ReportSummary } from '@sipelandukilat/sdk/api/reports'
import { DataTable, Table, Title } from '@sipelandukilat/ui'
import { useFigureText } from '../figure-text'
import { reportsTexts } from '../texts/texts'

/** The moves between regencies of the period, by where from and where to. */
export function MoveTable({ moves }: Pick<ReportSummary, 'moves'>) {
  const t = useTexts(reportsTexts)
  const text = useFigureText()
  if (moves.length === 0) return null
  return (
    <section>
      <Title order={2} size='h3' mb='sm'>
        {t('moves.title')}
      </Title>
      <DataTable caption={t('moves.title')}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope='col'>{t('moves.origin')}</Table.Th>
            <Table.Th scope='col'>{t('moves.destination')}</Table.Th>
            <Table.Th scope='col' ta='right'>
              {t('moves.count')}
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {moves.map(({ origin, destination, count }) => (
            <Table.Tr key={`${origin.code} ${destination.code}`}>
              <Table.Th scope='row' data-label={t('moves.origin')} fw={500}>
                {origin.name}
              </Table.Th>
              <Table.Td data-label={t('moves.destination')}>{destination.name}</Table.Td>
              <Table.Td ta='right' data-label={t('moves.count')}>
                {text.count(count, '')}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </DataTable>
    </section>
  )
}
