import { linkTo, useAbility, useLanguage, useTexts } from '@sipelandukilat/sdk'
import type { ReportGroup, ReportSummary } from '@sipelandukilat/sdk/api/reports'
import {
  Anchor,
  DataTable,
  Group,
  IconSortAscending,
  IconSortDescending,
  SegmentedControl,
  Select,
  Stack,
  Table,
  Text,
  UnstyledButton,
  useMediaQuery,
} from '@sipelandukilat/ui'
import { useState } from 'react'
import { useFigureText } from '../figure-text'
import { monthLabel } from '../period/month'
import type { ReportPeriod } from '../period/report-period'
import { reportsTexts } from '../texts/texts'
import { rowsPath } from './rows-path'

const dimensions = ['service', 'channel', 'regency', 'month'] as const
type Dimension = (typeof dimensions)[number]
const allColumns = [
  'submitted',
  'completed',
  'rejected',
  'withdrawn',
  'open',
  'overdue',
  'medianDays',
  'withinDeadline',
] as const
type Column = (typeof allColumns)[number]
/** What is open and overdue is so now, in no month. */
const ofNow: readonly Column[] = ['open', 'overdue']

/** The figures by one dimension at a time, each row opening what stands behind it. */
export function GroupTable({ report, period }: { report: ReportSummary; period: ReportPeriod }) {
  const t = useTexts(reportsTexts)
  const [dimension, setDimension] = useState<Dimension>('service')
  const isNarrow = useMediaQuery('(max-width: 48em)') === true
  const choices = dimensions.map((value) => ({ value, label: t(`table.${value}`) }))
  const choose = (value: string) => setDimension(value as Dimension)
  return (
    <section>
      <Stack gap='sm'>
        {isNarrow ? (
          <Select className='ui-no-print' label={t('table.by')} value={dimension} onChange={choose} options={choices} />
        ) : (
          <Group justify='space-between' className='ui-no-print'>
            <Text fw={600} id='group-by'>
              {t('table.by')}
            </Text>
            <SegmentedControl aria-labelledby='group-by' value={dimension} onChange={choose} data={choices} />
          </Group>
        )}
        <FigureTable
          caption={t('table.caption', { dimension: t(`table.${dimension}`) })}
          heading={t(`table.${dimension}`)}
          groups={report.by[dimension]}
          isMonth={dimension === 'month'}
          without={dimension === 'month' ? ofNow : []}
          pathOf={(group) =>
            rowsPath({
              view: 'all',
              ...filterOf(dimension, group.key),
              ...(dimension === 'month' ? {} : { from: period.from, to: period.to }),
            })
          }
        />
      </Stack>
    </section>
  )
}

function filterOf(dimension: Dimension, key: string): Record<string, string> {
  if (dimension === 'month') return { from: key, to: key }
  return { [dimension === 'regency' ? 'region' : dimension]: key }
}

type FigureTableProps = {
  caption: string
  heading: string
  groups: readonly ReportGroup[]
  isMonth?: boolean
  /** Figures that this report does not have. */
  without?: readonly Column[]
  pathOf?: (group: ReportGroup) => string
  /** What an absent number means. */
  absent?: string
}

export function FigureTable({
  caption,
  heading,
  groups,
  isMonth = false,
  without = [],
  pathOf,
  absent = '–',
}: FigureTableProps) {
  const t = useTexts(reportsTexts)
  const { language } = useLanguage()
  const text = useFigureText()
  const mayOpen = useAbility().can('read', 'Application')
  const [sort, setSort] = useState<{ column: Column; isDescending: boolean } | undefined>()
  const columns = allColumns.filter((column) => !without.includes(column))
  const sorted = sort
    ? [...groups].sort(
        (first, second) => ((first[sort.column] ?? -1) - (second[sort.column] ?? -1)) * (sort.isDescending ? -1 : 1),
      )
    : groups
  const shownOf = (group: ReportGroup, column: Column) => {
    if (column === 'medianDays') return text.days(group.medianDays)
    if (column === 'withinDeadline') return text.share(group.withinDeadline)
    return text.count(group[column], absent)
  }
  const labelOf = (group: ReportGroup) => (isMonth ? monthLabel(group.key, language) : group.label)
  return (
    <DataTable caption={caption}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope='col'>{heading}</Table.Th>
          {columns.map((column) => {
            const isSorted = sort?.column === column
            const Icon = sort?.isDescending ? IconSortDescending : IconSortAscending
            return (
              <Table.Th
                key={column}
                scope='col'
                ta='right'
                aria-sort={isSorted ? (sort.isDescending ? 'descending' : 'ascending') : 'none'}
              >
                <UnstyledButton
                  fz='inherit'
                  fw={600}
                  title={t('table.sort', { column: t(`figure.${column}`) })}
                  onClick={() => setSort({ column, isDescending: !(isSorted && sort.isDescending) })}
                >
                  {t(`figure.${column}`)} {isSorted && <Icon size={14} aria-hidden />}
                </UnstyledButton>
              </Table.Th>
            )
          })}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {sorted.map((group) => (
          <Table.Tr key={group.key}>
            <Table.Th scope='row' data-label={heading} fw={500}>
              {pathOf && mayOpen ? (
                <Anchor inherit {...linkTo(pathOf(group))} title={t('table.open', { label: labelOf(group) })}>
                  {labelOf(group)}
                </Anchor>
              ) : (
                labelOf(group)
              )}
            </Table.Th>
            {columns.map((column) => (
              <Table.Td key={column} ta='right' data-label={t(`figure.${column}`)}>
                {shownOf(group, column)}
              </Table.Td>
            ))}
          </Table.Tr>
        ))}
      </Table.Tbody>
    </DataTable>
  )
}
