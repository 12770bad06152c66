import { useFormat, useTexts } from '@sipelandukilat/sdk'
import type { PlanningProposal, PlanningRun } from '@sipelandukilat/sdk/api/planning'
import { Button, DataTable, IconStar, Stack, StatusBadge, Table, Text, Title, VisuallyHidden } from '@sipelandukilat/ui'
import { planningTexts } from '../texts/texts'
import { ProposalDetails } from './proposal-details'
import { compareBy, type MeasureName, measureNames } from './proposal-measures'
import { findSameTrips } from './same-trips'

type ProposalTableProps = {
  run: PlanningRun
  chosen: number | undefined
  /** Absent where nothing can be accepted any more. */
  onChoose: ((index: number) => void) | undefined
}

/** The proposals side by side: a column for each, a row for each measure, the best of a row marked. */
export function ProposalTable(props: ProposalTableProps) {
  const t = useTexts(planningTexts)
  const { run } = props
  return (
    <section aria-labelledby='planning-compare'>
      <div className='field-section-head'>
        <Title order={2} size='h4' id='planning-compare'>
          {t('compare.title')}
        </Title>
      </div>
      <Stack gap='md'>
        <div className='field-proposals'>
          <DataTable caption={t('compare.caption')} stacked={false}>
            <Heads run={run} />
            <Table.Tbody>
              {measureNames.map((name) => (
                <MeasureRow key={name} run={run} name={name} />
              ))}
            </Table.Tbody>
            <Actions {...props} />
          </DataTable>
          {run.proposals.length > 1 && (
            <Text size='sm' c='dimmed' mt={6}>
              <IconStar size={14} aria-hidden /> {t('compare.legend')}
            </Text>
          )}
        </div>
        <ProposalDetails run={run} />
      </Stack>
    </section>
  )
}

function Heads({ run }: { run: PlanningRun }) {
  const t = useTexts(planningTexts)
  const sameAs = findSameTrips(run.proposals)
  return (
    <Table.Thead>
      <Table.Tr>
        <Table.Th scope='col'>{t('compare.measure')}</Table.Th>
        {run.proposals.map(({ objective }, index) => (
          <Table.Th key={objective} scope='col' id={`proposal-${objective}`}>
            <Title order={3} size='h6'>
              {t(`objective.${objective}`)}
            </Title>
            <span className='field-proposal-hint'>{t(`objective.${objective}.hint`)}</span>
            <SameTrips same={sameAs[index]} />
          </Table.Th>
        ))}
      </Table.Tr>
    </Table.Thead>
  )
}

/** That one of the others makes the same trips: there is nothing to choose between the two. */
function SameTrips({ same }: { same: PlanningProposal | undefined }) {
  const t = useTexts(planningTexts)
  if (!same) return null
  return (
    <span className='field-proposal-hint'>{t('compare.same', { objective: t(`objective.${same.objective}`) })}</span>
  )
}

function MeasureRow({ run, name }: { run: PlanningRun; name: MeasureName }) {
  const t = useTexts(planningTexts)
  const format = useFormat()
  const write = useMeasureWords()
  const all = run.points.reduce((sum, point) => sum + point.people, 0)
  return (
    <Table.Tr>
      <Table.Th scope='row'>
        {name === 'people' ? t('figure.people', { all: format.number(all) }) : t(`figure.${name}`)}
        {name === 'gap' && <span className='field-proposal-hint'>{t('figure.gap.hint')}</span>}
      </Table.Th>
      {compareBy(name, run.proposals).map(({ value, isBest }, index) => (
        <Table.Td key={run.proposals[index]?.objective} data-best={isBest || undefined}>
          {isBest && <IconStar size={14} aria-hidden />} {write(name, value)}
          {isBest && <VisuallyHidden>{t('compare.best')}</VisuallyHidden>}
        </Table.Td>
      ))}
    </Table.Tr>
  )
}

function useMeasureWords(): (name: MeasureName, value: number) => string {
  const t = useTexts(planningTexts)
  const format = useFormat()
  return (name, value) => {
    if (!Number.isFinite(value)) return '–'
    if (name === 'rupiah' || name === 'perPerson') return format.rupiah(value)
    if (name !== 'gap') return format.number(value)
    return value === 0 ? t('figure.gap.none') : t('figure.gap.value', { gap: format.percent(value) })
  }
}

function Actions({ run, chosen, onChoose }: ProposalTableProps) {
  const t = useTexts(planningTexts)
  if (!onChoose && chosen === undefined) return null
  return (
    <Table.Tfoot>
      <Table.Tr>
        <Table.Td />
        {run.proposals.map(({ objective }, index) => (
          <Table.Td key={objective}>
            {chosen === index ? (
              <StatusBadge tone='positive'>{t('chosen')}</StatusBadge>
            ) : (
              onChoose && (
                <Button
                  size='xs'
                  variant='default'
                  onClick={() => onChoose(index)}
                  aria-describedby={`proposal-${objective}`}
                >
                  {t('choose')}
                </Button>
              )
            )}
          </Table.Td>
        ))}
      </Table.Tr>
    </Table.Tfoot>
  )
}
