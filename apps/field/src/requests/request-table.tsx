import { useFormat, useTexts } from '@sipelandukilat/sdk'
import type { VisitRequest } from '@sipelandukilat/sdk/api/field'
import { DataTable, Table, UnstyledButton } from '@sipelandukilat/ui'
import { PriorityBadge, RequestStatusBadge } from '../status/status-badges'
import { requestsTexts, sharedTexts } from '../texts/texts'
import { togetherByHousehold } from './households'
import { isLive } from './is-live'

type RequestTableProps = { requests: readonly VisitRequest[]; isBusy: boolean; onOpen: (id: string) => void }

export function RequestTable({ requests, isBusy, onOpen }: RequestTableProps) {
  const t = useTexts(requestsTexts)
  const w = useTexts(sharedTexts)
  const format = useFormat()
  return (
    <DataTable caption={t('table.caption')} isBusy={isBusy}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('column.priority')}</Table.Th>
          <Table.Th>{t('column.name')}</Table.Th>
          <Table.Th>{t('column.place')}</Table.Th>
          <Table.Th>{t('column.need')}</Table.Th>
          <Table.Th>{t('column.people')}</Table.Th>
          <Table.Th>{t('column.waiting')}</Table.Th>
          <Table.Th>{t('column.status')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {togetherByHousehold(requests).map(({ request, follows }) => (
          <Table.Tr key={request.id} data-follows={follows || undefined}>
            <Table.Td data-label={t('column.priority')}>
              <PriorityBadge request={request} />
            </Table.Td>
            <Table.Td data-label={t('column.name')}>
              <span>
                <UnstyledButton className='field-name' onClick={() => onOpen(request.id)}>
                  {request.name}
                </UnstyledButton>
                <RequestNotes request={request} follows={follows} />
              </span>
            </Table.Td>
            <Table.Td data-label={t('column.place')}>
              <span>
                {request.villageName}
                <span className='field-dim'> · {request.districtName}</span>
              </span>
            </Table.Td>
            <Table.Td data-label={t('column.need')}>
              <span>
                {w(`purpose.${request.purpose}`)}
                <span className='field-dim'> · {w(`mode.${request.mode}`)}</span>
              </span>
            </Table.Td>
            <Table.Td data-label={t('column.people')}>{format.number(request.peopleCount)}</Table.Td>
            <Table.Td data-label={t('column.waiting')}>
              <span className='field-nowrap'>{format.date(request.requestedAt)}</span>
            </Table.Td>
            <Table.Td data-label={t('column.status')}>
              <RequestStatusBadge status={request.status} />
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </DataTable>
  )
}

/** What a plan must know beside the name: the house it shares, a consent that is missing, what they answered. */
function RequestNotes({ request, follows }: { request: VisitRequest; follows: boolean }) {
  const t = useTexts(requestsTexts)
  const w = useTexts(sharedTexts)
  const waits = isLive(request)
  const notes = [
    request.institution,
    follows ? t('household.same') : null,
    waits && request.mode === 'home' && !request.consent ? t('consent.missing') : null,
    waits && request.reply ? w(`reply.${request.reply.answer}`) : null,
  ].filter((note) => note !== null)
  if (notes.length === 0) return null
  return <span className='field-dim'> · {notes.join(' · ')}</span>
}
