import { useFormat, useLanguage, useTexts } from '@sipelandukilat/sdk'
import { applicationLabel, type CompletedRow } from '@sipelandukilat/sdk/api'
import { Anchor, DataTable, StatusBadge, Table, Text, Title } from '@sipelandukilat/ui'
import { statusTones } from '../file/status-tone'
import { useServices } from '../services/use-services'
import { inboxTexts } from '../texts/texts'

/** Which applications a registrar completed and how they stand; of the people nothing, for the files are the office's. */
export function CompletedList({ items }: { items: readonly CompletedRow[] }) {
  const t = useTexts(inboxTexts)
  const format = useFormat()
  const { language } = useLanguage()
  const { titleOf } = useServices()
  return (
    <section>
      <Title order={2} size='h3'>
        {t('completed')}
      </Title>
      <Text size='sm' c='dimmed'>
        {t('completedHint')} <Anchor href='/lacak'>{t('completedFollow')}</Anchor>
      </Text>
      <DataTable caption={t('completed')}>
        <Table.Thead>
          <Table.Tr>
            {(['completedNumber', 'service', 'status', 'completedAt'] as const).map((column) => (
              <Table.Th key={column}>{t(column)}</Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {items.map((row) => (
            <Table.Tr key={row.trackingNumber}>
              <Table.Td data-label={t('completedNumber')}>{row.trackingNumber}</Table.Td>
              <Table.Td data-label={t('service')}>{titleOf(row.serviceCode)}</Table.Td>
              <Table.Td data-label={t('status')}>
                <StatusBadge tone={statusTones[row.status]}>{applicationLabel(row, language)}</StatusBadge>
              </Table.Td>
              <Table.Td data-label={t('completedAt')}>{format.date(row.completedAt)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </DataTable>
    </section>
  )
}
