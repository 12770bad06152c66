import { Can, ProblemState, useFormat, useTexts } from '@sipelandukilat/sdk'
import type { VillageCoverage } from '@sipelandukilat/sdk/api/field'
import {
  Button,
  DataTable,
  EmptyState,
  Group,
  IconChartBar,
  IconPencil,
  IconPlus,
  IconUpload,
  LoadingState,
  LoadMore,
  Stack,
  Table,
} from '@sipelandukilat/ui'
import { useState } from 'react'
import { coverageTexts } from '../texts/texts'
import { AskForm } from './ask-form'
import { CoverageForm } from './coverage-form'
import { CoverageImport } from './coverage-import'
import { useCoverage } from './use-coverage'

type Opened =
  | { kind: 'form'; village?: VillageCoverage }
  | { kind: 'import' }
  | { kind: 'ask'; village: VillageCoverage }

/** Villages by how many lack a KTP-el, and what can be done about it. */
export function CoveragePanel({ region }: { region: string | undefined }) {
  const t = useTexts(coverageTexts)
  const coverage = useCoverage(region)
  const [opened, setOpened] = useState<Opened | undefined>()
  const close = () => setOpened(undefined)
  return (
    <Stack gap='md'>
      <p className='field-dim'>{t('description')}</p>
      <Can action='update' on='VisitRequest'>
        <Group gap='xs'>
          <Button
            variant='default'
            leftSection={<IconPlus size={18} aria-hidden />}
            onClick={() => setOpened({ kind: 'form' })}
          >
            {t('enter')}
          </Button>
          <Button
            variant='default'
            leftSection={<IconUpload size={18} aria-hidden />}
            onClick={() => setOpened({ kind: 'import' })}
          >
            {t('import')}
          </Button>
        </Group>
      </Can>
      {coverage.error ? (
        <ProblemState error={coverage.error} onRetry={() => void coverage.refetch()} isRetrying={coverage.isFetching} />
      ) : !coverage.data ? (
        <LoadingState rows={8} />
      ) : coverage.data.items.length === 0 ? (
        <EmptyState icon={<IconChartBar size={32} />} title={t('empty.title')} description={t('empty.description')} />
      ) : (
        <CoverageTable
          villages={coverage.data.items}
          onEdit={(village) => setOpened({ kind: 'form', village })}
          onAsk={(village) => setOpened({ kind: 'ask', village })}
        />
      )}
      {opened?.kind === 'form' && (
        <CoverageForm {...(opened.village ? { village: opened.village } : {})} onClose={close} />
      )}
      {opened?.kind === 'import' && <CoverageImport onClose={close} />}
      {opened?.kind === 'ask' && <AskForm village={opened.village} onClose={close} />}
    </Stack>
  )
}

const pageLength = 30

type CoverageTableProps = {
  villages: readonly VillageCoverage[]
  onEdit: (village: VillageCoverage) => void
  onAsk: (village: VillageCoverage) => void
}

function CoverageTable({ villages, onEdit, onAsk }: CoverageTableProps) {
  const t = useTexts(coverageTexts)
  const format = useFormat()
  const [shown, setShown] = useState(pageLength)
  return (
    <>
      <DataTable caption={t('caption')}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('column.village')}</Table.Th>
            <Table.Th>{t('column.lacking')}</Table.Th>
            <Table.Th>{t('column.share')}</Table.Th>
            <Table.Th>{t('column.points')}</Table.Th>
            <Table.Th>{t('column.requested')}</Table.Th>
            <Table.Th>{t('column.actions')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {villages.slice(0, shown).map((village) => (
            <Table.Tr key={village.villageCode}>
              <Table.Td data-label={t('column.village')}>
                <span>
                  {village.villageName}
                  <span className='field-dim'>
                    {' · '}
                    {village.districtName}, {village.regencyName}
                  </span>
                </span>
              </Table.Td>
              <Table.Td data-label={t('column.lacking')}>{format.number(village.lacking)}</Table.Td>
              <Table.Td data-label={t('column.share')}>
                <span>
                  {village.eligible > 0 ? format.percent(village.recorded / village.eligible) : '–'}
                  <span className='field-dim'>
                    {' · '}
                    {t('column.share.value', {
                      recorded: format.number(village.recorded),
                      eligible: format.number(village.eligible),
                    })}
                    {' · '}
                    {village.source}, {format.date(village.asOf)}
                  </span>
                </span>
              </Table.Td>
              <Table.Td data-label={t('column.points')}>{format.number(village.points)}</Table.Td>
              <Table.Td data-label={t('column.requested')}>{format.number(village.requestedPeople)}</Table.Td>
              <Table.Td data-label={t('column.actions')}>
                <Group gap={4}>
                  {village.canUpdate && (
                    <Button
                      size='xs'
                      variant='default'
                      leftSection={<IconPencil size={16} aria-hidden />}
                      aria-label={t('edit.of', { village: village.villageName })}
                      onClick={() => onEdit(village)}
                    >
                      {t('edit')}
                    </Button>
                  )}
                  {village.canUpdate && village.lacking > village.requestedPeople && (
                    <Button
                      size='xs'
                      variant='default'
                      aria-label={t('ask.title', { village: village.villageName })}
                      onClick={() => onAsk(village)}
                    >
                      {t('ask')}
                    </Button>
                  )}
                </Group>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </DataTable>
      <LoadMore hasMore={shown < villages.length} onLoadMore={() => setShown(shown + pageLength)} isLoading={false} />
    </>
  )
}
