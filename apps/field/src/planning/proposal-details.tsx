import { useFormat, useTexts } from '@sipelandukilat/sdk'
import type { PlanningProposal, PlanningRun } from '@sipelandukilat/sdk/api/planning'
import { Paper, Text, TileGrid, Title } from '@sipelandukilat/ui'
import { planningTexts } from '../texts/texts'

/** What stands behind the figures of each proposal, folded: how even it is, and whom it leaves out. */
export function ProposalDetails({ run }: { run: PlanningRun }) {
  const t = useTexts(planningTexts)
  return (
    <TileGrid minWidth='17rem'>
      {run.proposals.map((proposal) => (
        <Paper key={proposal.objective} withBorder p='md'>
          <Title order={3} size='h6'>
            {t('details.title', { objective: t(`objective.${proposal.objective}`) })}
          </Title>
          <Fairness run={run} proposal={proposal} />
          <Unserved run={run} proposal={proposal} />
        </Paper>
      ))}
    </TileGrid>
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
