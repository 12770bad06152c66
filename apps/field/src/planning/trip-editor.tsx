import { ProblemState, useLocalized, useTexts } from '@sipelandukilat/sdk'
import type { PlanningProposal, PlanningRun } from '@sipelandukilat/sdk/api/planning'
import {
  type PlanningProblem,
  type ProposedTrip,
  proposalFigures,
  proposalRulesTexts,
  validateProposal,
} from '@sipelandukilat/sdk/planning'
import {
  Button,
  Group,
  IconRotateClockwise,
  LoadingState,
  Notice,
  Stack,
  showToast,
  Text,
  TileGrid,
  Title,
} from '@sipelandukilat/ui'
import { useState } from 'react'
import { planningTexts } from '../texts/texts'
import { AcceptTrips } from './accept-trips'
import { movePoint, type Place, removePoint, shiftTrip } from './edited-trips'
import { LeftOut } from './left-out'
import { TripCard } from './trip-card'
import { usePlanningProblem } from './use-planning'

type TripEditorProps = { run: PlanningRun; proposal: PlanningProposal }

/** The chosen proposal to change by hand; each change is timed and judged in the page, before anything is sent. */
export function TripEditor({ run, proposal }: TripEditorProps) {
  const problem = usePlanningProblem(run.id, true)
  if (problem.error)
    return <ProblemState error={problem.error} onRetry={() => void problem.refetch()} isRetrying={problem.isFetching} />
  if (!problem.data) return <LoadingState rows={6} />
  return <LoadedEditor run={run} proposal={proposal} problem={problem.data} />
}

function LoadedEditor({ run, proposal, problem }: TripEditorProps & { problem: PlanningProblem }) {
  const t = useTexts(planningTexts)
  const localized = useLocalized()
  const [history, setHistory] = useState<ProposedTrip[][]>([proposal.trips])
  const [dragged, setDragged] = useState<string | undefined>()
  const trips = history.at(-1) ?? []
  const nameOf = new Map(run.points.map(({ id, name }) => [id, name]))
  const broken = validateProposal(problem, trips)
  const figures = proposalFigures(problem, trips)
  const served = new Set(trips.flatMap(({ stops }) => stops.map(({ point }) => point)))

  const apply = (next: ProposedTrip[] | undefined, refusal: string) => {
    if (next) setHistory([...history, next])
    else showToast({ tone: 'negative', message: refusal })
  }
  const move = (point: string, to: Place) => {
    setDragged(undefined)
    apply(movePoint(problem, trips, point, to), t('edit.refused', { name: nameOf.get(point) ?? point }))
  }
  const remove = (point: string) => {
    setDragged(undefined)
    apply(removePoint(problem, trips, point), t('edit.refused', { name: nameOf.get(point) ?? point }))
  }
  return (
    <section aria-labelledby='planning-edit'>
      <div className='field-section-head'>
        <Title order={2} size='h4' id='planning-edit'>
          {t('edit.title', { objective: t(`objective.${proposal.objective}`) })}
        </Title>
        <Group gap='xs'>
          <Button
            size='xs'
            variant='default'
            leftSection={<IconRotateClockwise size={16} aria-hidden />}
            disabled={history.length === 1}
            onClick={() => setHistory(history.slice(0, -1))}
          >
            {t('edit.undo')}
          </Button>
          <Button
            size='xs'
            variant='default'
            disabled={history.length === 1}
            onClick={() => setHistory([proposal.trips])}
          >
            {t('edit.reset')}
          </Button>
        </Group>
      </div>
      <Stack gap='md'>
        <Text size='sm' c='dimmed'>
          {t('edit.hint')}
        </Text>
        <Notice
          tone={broken.length === 0 ? 'positive' : 'negative'}
          role='status'
          title={broken.length === 0 ? t('check.ok') : t('check.broken', { count: broken.length })}
        >
          {broken.length > 0 && (
            <ul className='field-findings'>
              {broken.map(({ code, subject, trip }) => (
                <li key={`${code} ${subject} ${trip}`}>
                  {trip !== null && `${t('edit.trip', { number: trip + 1 })}: `}
                  {localized(proposalRulesTexts.of(code, { subject: nameIn(run, subject) }))}
                </li>
              ))}
            </ul>
          )}
        </Notice>
        <TileGrid minWidth='22rem'>
          {trips.map((trip, index) => (
            <TripCard
              // biome-ignore lint/suspicious/noArrayIndexKey: a trip is its position until it is accepted
              key={index}
              run={run}
              trips={trips}
              index={index}
              trip={trip}
              dragged={dragged}
              onDrag={setDragged}
              onMove={move}
              onRemove={remove}
              onShift={(by) =>
                apply(shiftTrip(problem, trips, index, by), t('edit.refused.trip', { number: index + 1 }))
              }
            />
          ))}
          <LeftOut
            run={run}
            trips={trips}
            points={run.points.filter(({ id }) => !served.has(id))}
            dragged={dragged}
            onDrag={setDragged}
            onMove={move}
            onRemove={remove}
          />
        </TileGrid>
        <AcceptTrips run={run} trips={trips} people={figures.people} isValid={broken.length === 0} />
      </Stack>
    </section>
  )
}

/** The name of what a rule is about. */
const nameIn = ({ points, teams, kits, districts }: PlanningRun, subject: string): string =>
  [...points, ...teams, ...kits].find(({ id }) => id === subject)?.name ??
  districts.find(({ code }) => code === subject)?.name ??
  subject
