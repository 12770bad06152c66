import { ProblemNotice, useFormat, useTexts } from '@sipelandukilat/sdk'
import { acceptPlanningTrips, type PlanningRun, type ProposedTrip } from '@sipelandukilat/sdk/api/planning'
import { Button, Checkbox, ConfirmDialog, Group, IconCheck, Stack, showToast, Text } from '@sipelandukilat/ui'
import { useState } from 'react'
import { planningTexts } from '../texts/texts'
import { useRunChange } from './use-planning'

type AcceptTripsProps = { run: PlanningRun; trips: readonly ProposedTrip[]; people: number; isValid: boolean }

/** Makes draft trips of the plan, once no rule is broken. Whatever changed meanwhile is refused in words. */
export function AcceptTrips({ run, trips, people, isValid }: AcceptTripsProps) {
  const t = useTexts(planningTexts)
  const format = useFormat()
  const [isAsking, setAsking] = useState(false)
  const [withoutWithdrawn, setWithoutWithdrawn] = useState(false)
  const accept = useRunChange<void>(
    (api) =>
      api.call(acceptPlanningTrips, {
        params: { id: run.id },
        body: { trips: [...trips], withoutWithdrawn, expectedVersion: run.version },
      }),
    () => {
      setAsking(false)
      showToast({ tone: 'positive', message: t('accept.done') })
    },
  )
  return (
    <Group justify='flex-end'>
      <Button
        leftSection={<IconCheck size={18} aria-hidden />}
        disabled={!isValid || trips.length === 0}
        onClick={() => setAsking(true)}
      >
        {t('accept.do')}
      </Button>
      <ConfirmDialog
        isOpen={isAsking}
        title={t('accept.do')}
        confirmLabel={t('accept.do')}
        isBusy={accept.isPending}
        onCancel={() => setAsking(false)}
        onConfirm={() => accept.mutate()}
      >
        <Stack gap='sm'>
          <ProblemNotice error={accept.error} />
          <Text>{t('accept.confirm', { trips: format.number(trips.length), people: format.number(people) })}</Text>
          {accept.error && (
            <Checkbox
              label={t('accept.without')}
              checked={withoutWithdrawn}
              onChange={(event) => setWithoutWithdrawn(event.currentTarget.checked)}
            />
          )}
        </Stack>
      </ConfirmDialog>
    </Group>
  )
}
