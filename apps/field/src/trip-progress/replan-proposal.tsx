import { useFormat, useTexts } from '@sipelandukilat/sdk'
import type { StopMove, TripReplan } from '@sipelandukilat/sdk/api/field'
import { DataTable, Notice, Stack, Table, Text } from '@sipelandukilat/ui'
import { sharedTexts, tripProgressTexts } from '../texts/texts'
import { InformedList } from './informed-list'

/** What would change least of a trip, and what that means for its people. */
export function ReplanProposal({ proposal }: { proposal: TripReplan }) {
  const t = useTexts(tripProgressTexts)
  const w = useTexts(sharedTexts)
  const { moves, kept, withoutKit, informed, leavesAt, profile } = proposal
  return (
    <Stack gap='md'>
      {moves.length === 0 ? <Notice tone='info'>{t('replan.nothing')}</Notice> : <Moves moves={moves} />}
      {withoutKit.map(({ stopId, place, people }) => (
        <Notice key={stopId} tone='warning'>
          {t('replan.withoutKit', { people, place })}
        </Notice>
      ))}
      <Text>{t('replan.kept', { count: kept })}</Text>
      <Text c='dimmed' size='sm'>
        {t('replan.ways', { profile: w(`profile.${profile}`) })}
      </Text>
      <InformedList informed={informed} leavesAt={leavesAt} />
    </Stack>
  )
}

function Moves({ moves }: { moves: readonly StopMove[] }) {
  const t = useTexts(tripProgressTexts)
  const w = useTexts(sharedTexts)
  const format = useFormat()
  const when = ({ date, arrivalTime }: { date: string; arrivalTime: string | null }) => format.dateAt(date, arrivalTime)
  return (
    <DataTable caption={t('replan.result')}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('replan.column.place')}</Table.Th>
          <Table.Th>{t('replan.column.from')}</Table.Th>
          <Table.Th>{t('replan.column.to')}</Table.Th>
          <Table.Th>{t('replan.column.why')}</Table.Th>
          <Table.Th>{t('replan.column.people')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {moves.map((move) => (
          <Table.Tr key={move.stopId}>
            <Table.Td data-label={t('replan.column.place')}>
              {move.place}, {move.villageName}
            </Table.Td>
            <Table.Td data-label={t('replan.column.from')}>{when(move.from)}</Table.Td>
            <Table.Td data-label={t('replan.column.to')}>
              {move.to ? <strong>{when(move.to)}</strong> : t('replan.off')}
            </Table.Td>
            <Table.Td data-label={t('replan.column.why')}>
              {move.reason === 'knock_on' ? t('reason.knock_on') : w(`skip.${move.reason}`)}
            </Table.Td>
            <Table.Td data-label={t('replan.column.people')}>{format.number(move.people)}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </DataTable>
  )
}
