import { useFormat, useTexts } from '@sipelandukilat/sdk'
import type { Informed } from '@sipelandukilat/sdk/api/field'
import { DataTable, Notice, Stack, Table, Text } from '@sipelandukilat/ui'
import './trip-progress.css'
import { tripProgressTexts } from '../texts/texts'

/** Who is notified of what, on which channel: first those whom no message reaches, for somebody must ring or go there. */
export function InformedList({
  informed,
  leavesAt,
}: {
  informed: readonly Informed[]
  /** Until when the quiet hours hold the messages. */
  leavesAt: string | null
}) {
  const t = useTexts(tripProgressTexts)
  const format = useFormat()
  const unreached = informed.filter(({ channel }) => channel === null)
  const reached = informed.filter(({ channel }) => channel !== null)
  if (informed.length === 0) return <Text>{t('inform.nobody')}</Text>
  return (
    <Stack gap='sm'>
      <Text>{t('inform.count', { count: informed.length })}</Text>
      {leavesAt !== null && reached.length > 0 && <Text>{t('inform.held', { time: format.dateTime(leavesAt) })}</Text>}
      {unreached.length > 0 && (
        <Notice tone='warning' title={t('inform.unreached', { count: unreached.length })}>
          {t('inform.unreached.hint')}
        </Notice>
      )}
      <div className='field-informed'>
        <DataTable caption={t('inform.title')}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('inform.column.name')}</Table.Th>
              <Table.Th>{t('inform.column.channel')}</Table.Th>
              <Table.Th>{t('inform.column.news')}</Table.Th>
              <Table.Th>{t('inform.column.place')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {[...unreached, ...reached].map((one) => (
              <InformedRow key={one.requestId} one={one} />
            ))}
          </Table.Tbody>
        </DataTable>
      </div>
    </Stack>
  )
}

function InformedRow({ one }: { one: Informed }) {
  const t = useTexts(tripProgressTexts)
  const { name, reference, phone, channel, news, place, villageName } = one
  return (
    <Table.Tr>
      <Table.Td data-label={t('inform.column.name')}>
        <span>
          {name}
          <Text size='sm' c='dimmed'>
            {reference}
          </Text>
        </span>
      </Table.Td>
      <Table.Td data-label={t('inform.column.channel')}>
        {channel ? (
          t(`inform.channel.${channel}`)
        ) : (
          <strong>{phone ? t('inform.ring', { phone }) : t('inform.visit')}</strong>
        )}
      </Table.Td>
      <Table.Td data-label={t('inform.column.news')}>{t(`inform.news.${news}`)}</Table.Td>
      <Table.Td data-label={t('inform.column.place')}>
        {place}, {villageName}
      </Table.Td>
    </Table.Tr>
  )
}
