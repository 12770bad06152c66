import { useTexts } from '@sipelandukilat/sdk'
import type { TravelLeg, TravelNode } from '@sipelandukilat/sdk/api/travel-network'
import { ActionIcon, DataTable, IconCheck, LoadMore, StatusBadge, Table, UnstyledButton } from '@sipelandukilat/ui'
import { useState } from 'react'
import { networkTexts } from '../texts/texts'
import { useLegWords } from './leg-words'
import { nameLeg } from './use-network'

const step = 50

type LegTableProps = {
  caption: string
  legs: readonly TravelLeg[]
  nodes: ReadonlyMap<string, TravelNode>
  canChange: (leg: TravelLeg) => boolean
  onEdit: (leg: TravelLeg) => void
  onConfirm: (legs: readonly TravelLeg[]) => void
}

export function LegTable({ caption, legs, nodes, canChange, onEdit, onConfirm }: LegTableProps) {
  const t = useTexts(networkTexts)
  const words = useLegWords()
  const [shown, setShown] = useState(step)
  return (
    <>
      <DataTable caption={caption}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('column.way')}</Table.Th>
            <Table.Th>{t('column.mode')}</Table.Th>
            <Table.Th>{t('column.time')}</Table.Th>
            <Table.Th>{t('column.cost')}</Table.Th>
            <Table.Th>{t('column.leaves')}</Table.Th>
            <Table.Th>{t('column.state')}</Table.Th>
            <Table.Th>{t('column.actions')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {legs.slice(0, shown).map((leg) => {
            const name = nameLeg(leg, nodes)
            return (
              <Table.Tr key={leg.id}>
                <Table.Td data-label={t('column.way')}>
                  <UnstyledButton className='field-name' onClick={() => onEdit(leg)}>
                    {name}
                  </UnstyledButton>
                </Table.Td>
                <Table.Td data-label={t('column.mode')}>{t(`mode.${leg.mode}`)}</Table.Td>
                <Table.Td data-label={t('column.time')}>{words.duration(leg)}</Table.Td>
                <Table.Td data-label={t('column.cost')}>{words.cost(leg)}</Table.Td>
                <Table.Td data-label={t('column.leaves')}>{words.leaves(leg)}</Table.Td>
                <Table.Td data-label={t('column.state')}>
                  <span className='field-badges'>
                    {leg.isClosedToday && <StatusBadge tone='negative'>{t('closedToday')}</StatusBadge>}
                    {words.limits(leg).map((limit) => (
                      <StatusBadge key={limit} tone='neutral'>
                        {limit}
                      </StatusBadge>
                    ))}
                    {leg.isEstimate && <StatusBadge tone='warning'>{t('estimate')}</StatusBadge>}
                  </span>
                </Table.Td>
                <Table.Td data-label={t('column.actions')}>
                  {leg.isEstimate && canChange(leg) && (
                    <ActionIcon
                      variant='default'
                      size={32}
                      aria-label={t('confirm.name', { name })}
                      title={t('confirm')}
                      onClick={() => onConfirm([leg])}
                    >
                      <IconCheck size={16} aria-hidden />
                    </ActionIcon>
                  )}
                </Table.Td>
              </Table.Tr>
            )
          })}
        </Table.Tbody>
      </DataTable>
      <LoadMore hasMore={legs.length > shown} isLoading={false} onLoadMore={() => setShown(shown + step)} />
    </>
  )
}
