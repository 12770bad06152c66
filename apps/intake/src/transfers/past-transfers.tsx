import { Link, useApi, useFormat, useTexts } from '@sipelandukilat/sdk'
import { listPastTransfers } from '@sipelandukilat/sdk/api'
import { DataTable, Table, Title } from '@sipelandukilat/ui'
import { useQuery } from '@tanstack/react-query'
import { useServices } from '../services/use-services'
import { transfersTexts } from '../texts/texts'

/** Where applications went that an office was offered or gave away; whose file is not the reader's is named and no more. */
export function PastTransfers() {
  const t = useTexts(transfersTexts)
  const format = useFormat()
  const api = useApi()
  const { titleOf } = useServices()
  const past = useQuery({
    queryKey: ['transfers', 'past'],
    queryFn: ({ signal }) => api.call(listPastTransfers, {}, { signal }),
  })
  const items = past.data?.items ?? []
  if (items.length === 0) return null
  return (
    <section>
      <Title order={2} size='h3'>
        {t('past')}
      </Title>
      <DataTable caption={t('past')}>
        <Table.Thead>
          <Table.Tr>
            {(['application', 'from', 'to', 'decision', 'decided'] as const).map((column) => (
              <Table.Th key={column}>{t(column)}</Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {items.map((transfer) => {
            const cover = `${transfer.trackingNumber} · ${titleOf(transfer.serviceCode)}`
            return (
              <Table.Tr key={transfer.id}>
                <Table.Td data-label={t('application')}>
                  {transfer.isReadable ? <Link to={`/intake/${transfer.applicationId}`}>{cover}</Link> : cover}
                </Table.Td>
                <Table.Td data-label={t('from')}>{transfer.fromRegencyName}</Table.Td>
                <Table.Td data-label={t('to')}>{transfer.toRegencyName}</Table.Td>
                <Table.Td data-label={t('decision')}>{t(`outcome.${transfer.status}`)}</Table.Td>
                <Table.Td data-label={t('decided')}>{format.date(transfer.decidedAt)}</Table.Td>
              </Table.Tr>
            )
          })}
        </Table.Tbody>
      </DataTable>
    </section>
  )
}
