import { Link, navigate, ProblemState, useApi, useFormat, usePageTitle, useTexts } from '@sipelandukilat/sdk'
import { decideTransfer, listTransfers, type ResponseOf } from '@sipelandukilat/sdk/api'
import { useRegionNames } from '@sipelandukilat/sdk/forms'
import {
  Button,
  DataTable,
  EmptyState,
  Group,
  LoadingState,
  Modal,
  Page,
  showToast,
  Table,
  Text,
  Textarea,
} from '@sipelandukilat/ui'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import '../file/file.css'
import { ProblemNotice } from '../problem/problem-notice'
import { useServices } from '../services/use-services'
import { transfersTexts } from '../texts/texts'
import { PastTransfers } from './past-transfers'

type Transfer = ResponseOf<typeof listTransfers>['items'][number]

/** Offers from and to the reader's region; who receives decides, or the province. */
export function TransfersPage() {
  const t = useTexts(transfersTexts)
  const format = useFormat()
  const api = useApi()
  const cache = useQueryClient()
  const { titleOf } = useServices()
  const [refusing, setRefusing] = useState<Transfer>()
  const [note, setNote] = useState('')
  usePageTitle(t('title'))
  const transfers = useQuery({
    queryKey: ['transfers'],
    queryFn: ({ signal }) => api.call(listTransfers, {}, { signal }),
  })
  const items = transfers.data?.items ?? []
  const nameOf = useRegionNames(items.flatMap((one) => [one.fromRegencyCode, one.toVillageCode]))
  const deciding = useMutation({
    mutationFn: ({ transfer, accept }: { transfer: Transfer; accept: boolean }) =>
      api.call(decideTransfer, { params: { id: transfer.id }, body: { accept, ...(note === '' ? {} : { note }) } }),
    onSuccess: (decided, { accept }) => {
      setRefusing(undefined)
      setNote('')
      showToast({ tone: 'positive', message: accept ? t('accepted') : t('refused') })
      void cache.invalidateQueries({ queryKey: ['applications'] })
      void cache.invalidateQueries({ queryKey: ['transfers'] })
      if (accept) void navigate(`/intake/${decided.applicationId}`)
    },
  })
  return (
    <Page title={t('title')} description={t('description')}>
      <ProblemNotice error={deciding.error} />
      {transfers.isError ? (
        <ProblemState
          error={transfers.error}
          onRetry={() => void transfers.refetch()}
          isRetrying={transfers.isFetching}
        />
      ) : transfers.isPending ? (
        <LoadingState rows={4} />
      ) : items.length === 0 ? (
        <EmptyState title={t('empty')} />
      ) : (
        <DataTable caption={t('caption')}>
          <Table.Thead>
            <Table.Tr>
              {(['application', 'from', 'to', 'requested', 'decision'] as const).map((column) => (
                <Table.Th key={column}>{t(column)}</Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {items.map((transfer) => (
              <Table.Tr key={transfer.id}>
                <Table.Td data-label={t('application')}>
                  {transfer.isReadable ? (
                    <Link to={`/intake/${transfer.applicationId}`}>
                      {transfer.trackingNumber} · {titleOf(transfer.serviceCode)}
                    </Link>
                  ) : transfer.trackingNumber === '' ? (
                    t('hidden')
                  ) : (
                    `${transfer.trackingNumber} · ${titleOf(transfer.serviceCode)}`
                  )}
                  {transfer.reason !== '' && (
                    <Text size='sm' c='dimmed'>
                      {transfer.reason}
                    </Text>
                  )}
                </Table.Td>
                <Table.Td data-label={t('from')}>
                  {nameOf(transfer.fromRegencyCode) ?? transfer.fromRegencyCode}
                </Table.Td>
                <Table.Td data-label={t('to')}>{nameOf(transfer.toVillageCode) ?? transfer.toVillageCode}</Table.Td>
                <Table.Td data-label={t('requested')}>{format.dateTime(transfer.requestedAt)}</Table.Td>
                <Table.Td data-label={t('decision')}>
                  {transfer.canDecide ? (
                    <Group gap='xs'>
                      <Button
                        size='compact-sm'
                        loading={deciding.isPending}
                        onClick={() => deciding.mutate({ transfer, accept: true })}
                      >
                        {t('accept')}
                      </Button>
                      <Button size='compact-sm' variant='default' onClick={() => setRefusing(transfer)}>
                        {t('refuse')}
                      </Button>
                    </Group>
                  ) : (
                    t('waiting')
                  )}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </DataTable>
      )}
      <PastTransfers />
      {refusing && (
        <Modal opened title={t('refuseTitle')} onClose={() => setRefusing(undefined)}>
          <form
            className='intake-form'
            onSubmit={(event) => {
              event.preventDefault()
              deciding.mutate({ transfer: refusing, accept: false })
            }}
          >
            <Textarea
              label={t('note')}
              rows={3}
              maxLength={1000}
              value={note}
              onChange={(event) => setNote(event.currentTarget.value)}
            />
            <Group justify='flex-end'>
              <Button variant='default' onClick={() => setRefusing(undefined)}>
                {t('cancel')}
              </Button>
              <Button type='submit' color='red' loading={deciding.isPending}>
                {t('refuse')}
              </Button>
            </Group>
          </form>
        </Modal>
      )}
    </Page>
  )
}
