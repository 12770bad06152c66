import { useFormat, useTexts } from '@sipelandukilat/sdk'
import type { PlanningProgress, PlanningRun } from '@sipelandukilat/sdk/api/planning'
import { LoadingState, Paper, Text, TileGrid, Title } from '@sipelandukilat/ui'
import { planningTexts } from '../texts/texts'

/** How far the search is, and the best of each kind so far. */
export function RunProgress({ run }: { run: PlanningRun }) {
  const t = useTexts(planningTexts)
  return (
    <section aria-labelledby='planning-progress' aria-live='polite'>
      <div className='field-section-head'>
        <Title order={2} size='h4' id='planning-progress'>
          {t('progress.title')}
        </Title>
      </div>
      {run.progress.length === 0 ? (
        <>
          <Text c='dimmed'>{t('progress.queued')}</Text>
          <LoadingState rows={2} />
        </>
      ) : (
        <TileGrid minWidth='16rem'>
          {run.progress.map((progress) => (
            <ObjectiveProgress key={progress.objective} progress={progress} />
          ))}
        </TileGrid>
      )}
    </section>
  )
}

function ObjectiveProgress({ progress }: { progress: PlanningProgress }) {
  const t = useTexts(planningTexts)
  const format = useFormat()
  const { objective, phase, steps, ofSteps, people, trips, rupiah, gap } = progress
  return (
    <Paper withBorder p='md' className='field-search-progress'>
      <Title order={3} size='h5'>
        {t(`objective.${objective}`)}
      </Title>
      <progress
        max={ofSteps}
        value={steps}
        aria-label={t('progress.label', { objective: t(`objective.${objective}`) })}
      />
      <Text size='sm'>{t(`phase.${phase}`)}</Text>
      {steps > 0 && (
        <>
          <Text size='sm' c='dimmed'>
            {t('progress.best', {
              people: format.number(people),
              trips: format.number(trips),
              rupiah: format.rupiah(rupiah),
            })}
          </Text>
          <Text size='sm' c='dimmed'>
            {t('progress.gap', { gap: format.percent(gap) })}
          </Text>
        </>
      )}
    </Paper>
  )
}
