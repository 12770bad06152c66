import { Link, ProblemState, useFormat, usePageParam, usePageTitle, useTexts } from '@sipelandukilat/sdk'
import type { TripReport } from '@sipelandukilat/sdk/api/field'
import {
  Button,
  DataTable,
  Figure,
  Group,
  IconDownload,
  IconPencil,
  IconPrinter,
  LoadingState,
  Page,
  Stack,
  Table,
  Text,
  TileGrid,
  Title,
} from '@sipelandukilat/ui'
import { useState } from 'react'
import { TripStatusBadge } from '../status/status-badges'
import { CostsForm } from './costs-form'
import './trip-progress.css'
import { sharedTexts, tripProgressTexts, tripsTexts } from '../texts/texts'
import { useTripReport } from './use-trip-progress'

export function ReportPage() {
  const t = useTexts(tripProgressTexts)
  const report = useTripReport(usePageParam('tripId'))
  usePageTitle(t('report.title'))
  if (report.error)
    return <ProblemState error={report.error} onRetry={() => void report.refetch()} isRetrying={report.isFetching} />
  if (!report.data) return <LoadingState rows={8} withTitle />
  return <Report report={report.data} />
}

/** What a trip planned, did and cost, and why not; made to be printed. */
function Report({ report }: { report: TripReport }) {
  const t = useTexts(tripProgressTexts)
  const r = useTexts(tripsTexts)
  const format = useFormat()
  const { trip, total } = report
  const figures = [
    ['report.planned', total.planned],
    ['report.done', total.done],
    ['report.absent', total.absent],
    ['report.rescheduled', total.rescheduled],
    ['report.refused', total.refused],
    ['report.unserved', total.open],
    ['report.withdrawn', total.withdrawn],
    ['report.people', total.peopleServed],
    ['report.enrolments', total.enrolments],
    ['report.handovers', total.handovers],
    ['report.broughtOtherwise', total.broughtOtherwise],
    ['report.assistances', total.assistances],
  ] as const
  return (
    <Page
      title={t('report.title')}
      breadcrumbs={[
        <Link key='trips' to='/field/trips'>
          {r('title')}
        </Link>,
        <Link key='trip' to={`/field/trips/${trip.id}`}>
          {trip.name}
        </Link>,
      ]}
      aside={<TripStatusBadge status={trip.status} />}
      description={`${trip.name} · ${r('days', { from: format.date(trip.startsOn), to: format.date(trip.endsOn) })}`}
      actions={
        <>
          <Button
            component='a'
            variant='default'
            href={`/api/v1/trips/${trip.id}/report.csv`}
            leftSection={<IconDownload size={18} aria-hidden />}
          >
            {t('report.csv')}
          </Button>
          <Button leftSection={<IconPrinter size={18} aria-hidden />} onClick={() => print()}>
            {t('report.print')}
          </Button>
        </>
      }
    >
      <Stack gap='lg' className='field-report'>
        <TileGrid minWidth='9rem'>
          {figures.map(([key, value]) => (
            <Figure key={key} label={t(key)} value={format.number(value)} />
          ))}
        </TileGrid>
        <TileGrid minWidth='15rem'>
          <Figure label={t('report.cost')} value={report.costs.length === 0 ? '–' : format.rupiah(report.costTotal)} />
          <Figure
            label={t('report.perPerson')}
            value={report.costPerPerson === null ? '–' : format.rupiah(report.costPerPerson)}
          />
        </TileGrid>
        <Text c='dimmed'>{t(noteOf(report))}</Text>
        <StopTable stops={report.stops} />
        <Costs report={report} />
      </Stack>
    </Page>
  )
}

/** What becomes of the requests that were not served. */
function noteOf({ trip, stops }: TripReport) {
  if (trip.status === 'done') return 'report.note'
  return stops.some(({ skipReason }) => skipReason !== null) ? 'report.noteSkipped' : 'report.noteUnderWay'
}

function StopTable({ stops }: { stops: TripReport['stops'] }) {
  const t = useTexts(tripProgressTexts)
  const w = useTexts(sharedTexts)
  const format = useFormat()
  const columns = ['planned', 'done', 'absent', 'rescheduled', 'refused', 'open'] as const
  const labels = {
    planned: t('report.column.planned'),
    done: t('report.done'),
    absent: t('report.absent'),
    rescheduled: t('report.rescheduled'),
    refused: t('report.refused'),
    open: t('report.column.open'),
  }
  return (
    <DataTable caption={t('report.stops')}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('report.column.stop')}</Table.Th>
          {columns.map((column) => (
            <Table.Th key={column}>{labels[column]}</Table.Th>
          ))}
          <Table.Th>{t('report.column.people')}</Table.Th>
          <Table.Th>{t('report.column.why')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {stops.map((stop) => (
          <Table.Tr key={stop.id}>
            <Table.Td data-label={t('report.column.stop')}>
              <span>
                {stop.place}, {stop.villageName}
                <span className='field-dim'> · {format.date(stop.date)}</span>
              </span>
            </Table.Td>
            {columns.map((column) => (
              <Table.Td key={column} data-label={labels[column]}>
                {format.number(stop[column])}
              </Table.Td>
            ))}
            <Table.Td data-label={t('report.column.people')}>{format.number(stop.peopleServed)}</Table.Td>
            <Table.Td data-label={t('report.column.why')}>
              {stop.skipReason ? w(`skip.${stop.skipReason}`) : '–'}
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </DataTable>
  )
}

function Costs({ report }: { report: TripReport }) {
  const t = useTexts(tripProgressTexts)
  const format = useFormat()
  const [isEditing, setEditing] = useState(false)
  return (
    <section aria-labelledby='field-costs'>
      <div className='field-section-head'>
        <Title order={2} size='h4' id='field-costs'>
          {t('report.costs')}
        </Title>
        {report.canEnterCosts && (
          <Group className='ui-no-print'>
            <Button
              size='xs'
              variant='default'
              leftSection={<IconPencil size={16} aria-hidden />}
              onClick={() => setEditing(true)}
            >
              {t('report.costs.edit')}
            </Button>
          </Group>
        )}
      </div>
      {report.costs.length === 0 ? (
        <Text c='dimmed'>{t('report.costs.empty')}</Text>
      ) : (
        <DataTable caption={t('report.costs.caption')}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('report.cost.kind')}</Table.Th>
              <Table.Th>{t('report.cost.note')}</Table.Th>
              <Table.Th>{t('report.cost.rupiah')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {report.costs.map((cost, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: lines have no other key, and are replaced as a whole
              <Table.Tr key={index}>
                <Table.Td data-label={t('report.cost.kind')}>{t(`cost.${cost.kind}`)}</Table.Td>
                <Table.Td data-label={t('report.cost.note')}>{cost.note || '–'}</Table.Td>
                <Table.Td data-label={t('report.cost.rupiah')}>{format.rupiah(cost.rupiah)}</Table.Td>
              </Table.Tr>
            ))}
            <Table.Tr>
              <Table.Td data-label={t('report.cost.kind')}>
                <strong>{t('report.total')}</strong>
              </Table.Td>
              <Table.Td data-label={t('report.cost.note')}>–</Table.Td>
              <Table.Td data-label={t('report.cost.rupiah')}>
                <strong>{format.rupiah(report.costTotal)}</strong>
              </Table.Td>
            </Table.Tr>
          </Table.Tbody>
        </DataTable>
      )}
      {isEditing && <CostsForm report={report} onClose={() => setEditing(false)} />}
    </section>
  )
}
