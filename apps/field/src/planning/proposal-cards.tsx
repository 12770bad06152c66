import { useFormat, useTexts } from '@sipelandukilat/sdk'
import type { PlanningProposal, PlanningRun } from '@sipelandukilat/sdk/api/planning'
import { Button, KeyValueList, Notice, Paper, StatusBadge, Text, TileGrid, Title } from '@sipelandukilat/ui'
import { planningTexts } from '../texts/texts'
import { findSameTrips } from './same-trips'

/** A gap that would be shown as 0 %. */
const nothing = 0.0005

type ProposalCardsProps = {
  run: PlanningRun
  chosen: number | undefined
  /** Absent where nothing can be accepted any more. */
  onChoose: ((index: number) => void) | undefined
}

/** The proposals side by side: what each does, for whom, at what price, and whom it leaves out. */
export function ProposalCards({ run, chosen, onChoose }: ProposalCardsProps) {
  const t = useTexts(planningTexts)
  const sameAs = findSameTrips(run.proposals)
  return (
    <section aria-labelledby='planning-compare'>
      <div className='field-section-head'>
        <Title order={2} size='h4' id='planning-compare'>
          {t('compare.title')}
        </Title>
      </div>
      <TileGrid minWidth='17rem'>
        {run.proposals.map((proposal, index) => (
          <Paper key={proposal.objective} withBorder p='md' className='field-proposal'>
            <Title order={3} size='h5'>
              {t(`objective.${proposal.objective}`)}
            </Title>
            <Text size='sm' c='dimmed'>
              {t(`objective.${proposal.objective}.hint`)}
            </Text>
            <SameTrips same={sameAs[index]} />
            <ProposalFigures run={run} proposal={proposal} />
            <Fairness run={run} proposal={proposal} />
            <Unserved run={run} proposal={proposal} />
            {chosen === index ? (
              <StatusBadge tone='positive'>{t('chosen')}</StatusBadge>
            ) : (
              onChoose && (
                <Button variant='default' onClick={() => onChoose(index)} aria-describedby={`proposal-${index}`}>
                  {t('choose')}
                  <span id={`proposal-${index}`} hidden>
                    {t(`objective.${proposal.objective}`)}
                  </span>
                </Button>
              )
            )}
          </Paper>
        ))}
      </TileGrid>
    </section>
  )
}

/** That one of the others makes the same trips: there is nothing to choose between the two. */
function SameTrips({ same }: { same: PlanningProposal | undefined }) {
  const t = useTexts(planningTexts)
  if (!same) return null
  return <Notice tone='info'>{t('compare.same', { objective: t(`objective.${same.objective}`) })}</Notice>
}

function ProposalFigures({ run, proposal }: { run: PlanningRun; proposal: PlanningProposal }) {
  const t = useTexts(planningTexts)
  const format = useFormat()
  const { people, priority, trips, teamDays, rupiah, belowFloor } = proposal.figures
  const waiting = run.points.reduce((sum, point) => sum + point.people, 0)
  return (
    <KeyValueList
      items={[
        {
          key: 'people',
          label: t('figure.people'),
          value: t('figure.of', { served: format.number(people), all: format.number(waiting) }),
        },
        { key: 'priority', label: t('figure.priority'), value: format.number(Math.round(priority)) },
        { key: 'trips', label: t('figure.trips'), value: format.number(trips) },
        { key: 'days', label: t('figure.teamDays'), value: format.number(teamDays) },
        { key: 'rupiah', label: t('figure.rupiah'), value: format.rupiah(rupiah) },
        { key: 'floor', label: t('figure.belowFloor'), value: format.number(belowFloor.length) },
        {
          key: 'gap',
          label: t('figure.gap'),
          value:
            proposal.gap.ofAnyPlan < nothing
              ? t('figure.gap.none')
              : t('figure.gap.value', { gap: format.percent(proposal.gap.ofAnyPlan) }),
        },
      ]}
    />
  )
}

function Fairness({ run, proposal }: { run: PlanningRun; proposal: PlanningProposal }) {
  const t = useTexts(planningTexts)
  const format = useFormat()
  const nameOf = new Map(run.districts.map(({ code, name }) => [code, name]))
  const sorted = [...proposal.figures.districts].sort((a, b) => a.share - b.share)
  return (
    <details className='field-details'>
      <summary>{t('fairness.show')}</summary>
      <ul className='field-shares'>
        {sorted.map(({ district, people, served, share }) => (
          <li key={district}>
            <span>{nameOf.get(district) ?? district}</span>
            <meter min={0} max={1} value={share} aria-label={nameOf.get(district) ?? district} />
            <span className='field-dim'>
              {format.percent(share)} · {t('fairness.share', { served, people })}
            </span>
          </li>
        ))}
      </ul>
    </details>
  )
}

/** Villages that are left out, under the reason they share. */
function Unserved({ run, proposal }: { run: PlanningRun; proposal: PlanningProposal }) {
  const t = useTexts(planningTexts)
  if (proposal.unserved.length === 0) return <Text size='sm'>{t('unserved.none')}</Text>
  const nameOf = new Map(run.points.map(({ id, name }) => [id, name]))
  const reasons = [...new Set(proposal.unserved.map(({ text }) => text))]
  return (
    <details className='field-details'>
      <summary>{t('unserved.show', { count: proposal.unserved.length })}</summary>
      <ul className='field-reasons'>
        {reasons.map((reason) => (
          <li key={reason}>
            <strong>{reason}</strong>
            <span className='field-dim'>
              {proposal.unserved
                .filter(({ text }) => text === reason)
                .map(({ point }) => nameOf.get(point) ?? point)
                .join(', ')}
            </span>
          </li>
        ))}
      </ul>
    </details>
  )
}
