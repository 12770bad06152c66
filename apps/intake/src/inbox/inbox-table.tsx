import { Link, useFormat, useLanguage, useSession, useTexts } from '@sipelandukilat/sdk'
import { type ApplicationRow, applicationLabel, channelLabel } from '@sipelandukilat/sdk/api'
import { Checkbox, DataTable, IconFlag, IconMessage, StatusBadge, Table, VisuallyHidden } from '@sipelandukilat/ui'
import { statusTones } from '../file/status-tone'
import type { Selection } from '../selection/use-selection'
import { useServices } from '../services/use-services'
import { inboxTexts } from '../texts/texts'
import { DueBadge } from './due-badge'

type InboxTableProps = {
  items: readonly ApplicationRow[]
  selected: number
  now: number
  isBusy: boolean
  /** Where several rows may be chosen to do one thing with all of them. */
  selection?: Selection | undefined
}

/** The rows of the inbox: a table, or cards on a phone. */
export function InboxTable({ items, selected, now, isBusy, selection }: InboxTableProps) {
  const t = useTexts(inboxTexts)
  const format = useFormat()
  const { language } = useLanguage()
  const { titleOf } = useServices()
  const me = useSession().user.id
  const assigneeOf = ({ assigneeId }: ApplicationRow) =>
    assigneeId === null ? t('unassigned') : assigneeId === me ? t('me') : t('other')
  return (
    <DataTable caption={t('caption')} isBusy={isBusy}>
      <Table.Thead>
        <Table.Tr>
          {selection && (
            <Table.Th>
              <VisuallyHidden>{t('selection')}</VisuallyHidden>
            </Table.Th>
          )}
          {(['applicant', 'service', 'status', 'due', 'submitted', 'assignee'] as const).map((column) => (
            <Table.Th key={column}>{t(column)}</Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {items.map((row, index) => (
          <Table.Tr
            key={row.id}
            className='intake-row'
            data-selected={index === selected || undefined}
            data-chosen={selection?.has(row.id) || undefined}
          >
            {selection && (
              <Table.Td className='intake-choose'>
                <Checkbox
                  aria-label={t('choose', { name: row.applicantName ?? row.trackingNumber })}
                  checked={selection.has(row.id)}
                  onChange={() => selection.toggle(row.id)}
                />
              </Table.Td>
            )}
            <Table.Td data-label={t('applicant')}>
              <div>
                <Link to={`/intake/${row.id}`} data-row={index}>
                  {row.applicantName ?? row.trackingNumber}
                </Link>
                <div className='intake-dim'>
                  {row.priority > 0 && <IconFlag size={14} aria-label={t('priority')} />}{' '}
                  {row.unansweredSince !== null && <IconMessage size={14} aria-label={t('unanswered')} />}{' '}
                  {row.trackingNumber}
                </div>
              </div>
            </Table.Td>
            <Table.Td data-label={t('service')}>
              <div>
                {titleOf(row.serviceCode)}
                <div className='intake-dim'>{row.villageName ?? row.villageCode}</div>
              </div>
            </Table.Td>
            <Table.Td data-label={t('status')}>
              <StatusBadge tone={statusTones[row.status]}>{applicationLabel(row, language)}</StatusBadge>
            </Table.Td>
            <Table.Td data-label={t('due')}>
              <DueBadge row={row} now={now} />
            </Table.Td>
            <Table.Td data-label={t('submitted')}>
              <div>
                <span className='intake-date'>{format.date(row.submittedAt)}</span>
                <div className='intake-dim'>{channelLabel(row.channel, language)}</div>
              </div>
            </Table.Td>
            <Table.Td data-label={t('assignee')}>{assigneeOf(row)}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </DataTable>
  )
}
