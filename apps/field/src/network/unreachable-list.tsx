import { ProblemState, useFormat, useTexts } from '@sipelandukilat/sdk'
import { TravelProfile } from '@sipelandukilat/sdk/api/travel-network'
import {
  DataTable,
  DateInput,
  EmptyState,
  Figure,
  IconCircleCheck,
  LoadingState,
  LoadMore,
  Select,
  Table,
  TileGrid,
} from '@sipelandukilat/ui'
import { useState } from 'react'
import { networkTexts } from '../texts/texts'
import { useUnreachable } from './use-network'

const step = 30

/** Which villages no office reaches there and back, and why, under each state of the rivers and on a date. */
export function UnreachableList() {
  const t = useTexts(networkTexts)
  const [profile, setProfile] = useState<TravelProfile>('dry')
  const [on, setOn] = useState('')
  return (
    <>
      <TileGrid minWidth='14rem'>
        <Select
          label={t('unreachable.season')}
          options={TravelProfile.options.map((value) => ({ value, label: t(`profile.${value}`) }))}
          value={profile}
          onChange={(value) => setProfile(TravelProfile.parse(value))}
        />
        <DateInput label={t('unreachable.on')} description={t('unreachable.on.hint')} value={on} onChange={setOn} />
      </TileGrid>
      <Found profile={profile} on={on} />
    </>
  )
}

function Found({ profile, on }: { profile: TravelProfile; on: string }) {
  const t = useTexts(networkTexts)
  const format = useFormat()
  const found = useUnreachable(profile, on)
  const [shown, setShown] = useState(step)
  if (found.error)
    return <ProblemState error={found.error} onRetry={() => void found.refetch()} isRetrying={found.isFetching} />
  if (!found.data) return <LoadingState rows={6} />
  const { items, villages, reachedVillages } = found.data
  return (
    <>
      <TileGrid minWidth='14rem'>
        <Figure
          label={t('unreachable.figure')}
          value={format.number(reachedVillages)}
          hint={t('unreachable.of', { number: format.number(villages) })}
          tone={reachedVillages < villages ? 'warning' : 'positive'}
        />
      </TileGrid>
      {items.length === 0 ? (
        <EmptyState
          icon={<IconCircleCheck size={32} />}
          title={t('unreachable.none.title')}
          description={t('unreachable.none.description')}
        />
      ) : (
        <DataTable caption={t('unreachable.title')} isBusy={found.isPlaceholderData}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('column.name')}</Table.Th>
              <Table.Th>{t('column.code')}</Table.Th>
              <Table.Th>{t('column.reason')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {items.slice(0, shown).map((item) => (
              <Table.Tr key={item.code}>
                <Table.Td data-label={t('column.name')}>{item.name || '–'}</Table.Td>
                <Table.Td data-label={t('column.code')}>{item.code || '–'}</Table.Td>
                <Table.Td data-label={t('column.reason')}>{item.reason.text}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </DataTable>
      )}
      <LoadMore hasMore={items.length > shown} isLoading={false} onLoadMore={() => setShown(shown + step)} />
    </>
  )
}
