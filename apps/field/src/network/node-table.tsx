import { useTexts } from '@sipelandukilat/sdk'
import type { TravelNode } from '@sipelandukilat/sdk/api/travel-network'
import { DataTable, LoadMore, StatusBadge, Table, UnstyledButton } from '@sipelandukilat/ui'
import { useMemo, useState } from 'react'
import { networkTexts } from '../texts/texts'
import type { Network } from './use-network'

const step = 50

type NodeTableProps = { network: Network; nodes: readonly TravelNode[]; onEdit: (node: TravelNode) => void }

export function NodeTable({ network, nodes, onEdit }: NodeTableProps) {
  const t = useTexts(networkTexts)
  const [shown, setShown] = useState(step)
  const legCount = useMemo(() => {
    const counts = new Map<string, number>()
    for (const { fromId, toId } of network.legs)
      for (const id of [fromId, toId]) counts.set(id, (counts.get(id) ?? 0) + 1)
    return counts
  }, [network.legs])
  return (
    <>
      <DataTable caption={t('nodes')}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('column.name')}</Table.Th>
            <Table.Th>{t('column.kind')}</Table.Th>
            <Table.Th>{t('column.code')}</Table.Th>
            <Table.Th>{t('column.legs')}</Table.Th>
            <Table.Th>{t('column.state')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {nodes.slice(0, shown).map((node) => (
            <Table.Tr key={node.id}>
              <Table.Td data-label={t('column.name')}>
                <UnstyledButton className='field-name' onClick={() => onEdit(node)}>
                  {node.name}
                </UnstyledButton>
              </Table.Td>
              <Table.Td data-label={t('column.kind')}>{t(`kind.${node.kind}`)}</Table.Td>
              <Table.Td data-label={t('column.code')}>{node.code}</Table.Td>
              <Table.Td data-label={t('column.legs')}>{legCount.get(node.id) ?? 0}</Table.Td>
              <Table.Td data-label={t('column.state')}>
                {node.isEstimate && <StatusBadge tone='warning'>{t('estimate')}</StatusBadge>}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </DataTable>
      <LoadMore hasMore={nodes.length > shown} isLoading={false} onLoadMore={() => setShown(shown + step)} />
    </>
  )
}
