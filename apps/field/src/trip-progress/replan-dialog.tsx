import { ProblemNotice, useApi, useTexts } from '@sipelandukilat/sdk'
import type { ProblemError } from '@sipelandukilat/sdk/api'
import { applyReplan, proposeReplan, type Trip, type TripReplan } from '@sipelandukilat/sdk/api/field'
import { Button, Group, Modal, Stack, showToast, Text } from '@sipelandukilat/ui'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { tripProgressTexts } from '../texts/texts'
import { useTripChange } from '../trips/use-trips'
import { emptyDraft, HindrancesForm, toHindrances } from './hindrances-form'
import { ReplanProposal } from './replan-proposal'

/** What hinders a trip, what would change least, and the way to apply it. */
export function ReplanDialog({ trip, onClose }: { trip: Trip; onClose: () => void }) {
  const t = useTexts(tripProgressTexts)
  const api = useApi()
  const [draft, setDraft] = useState(emptyDraft)
  const hindrances = toHindrances(draft)
  const propose = useMutation<TripReplan, ProblemError>({
    mutationFn: () => api.call(proposeReplan, { params: { id: trip.id }, body: { hindrances } }),
  })
  const apply = useTripChange<TripReplan>(
    (client, { moves }) =>
      client.call(applyReplan, {
        params: { id: trip.id },
        body: { hindrances, moves: moves.map(({ stopId, to }) => ({ stopId, to })), expectedVersion: trip.version },
      }),
    () => {
      showToast({ tone: 'positive', message: t('replan.applied') })
      onClose()
    },
  )
  const proposal = propose.data
  return (
    <Modal opened onClose={onClose} title={t('replan.title')} size='48rem'>
      <Stack gap='md'>
        <ProblemNotice error={propose.error ?? apply.error} />
        {proposal ? (
          <>
            <ReplanProposal proposal={proposal} />
            <Group justify='flex-end' gap='xs'>
              <Button
                variant='default'
                onClick={() => {
                  propose.reset()
                  apply.reset()
                }}
              >
                {t('replan.again')}
              </Button>
              <Button
                loading={apply.isPending}
                disabled={proposal.moves.length === 0 && proposal.withoutKit.length === 0}
                onClick={() => apply.mutate(proposal)}
              >
                {t('replan.apply')}
              </Button>
            </Group>
          </>
        ) : (
          <>
            <Text>{t('replan.intro')}</Text>
            <HindrancesForm trip={trip} draft={draft} onChange={setDraft} />
            <Group justify='flex-end'>
              <Button loading={propose.isPending} disabled={hindrances.length === 0} onClick={() => propose.mutate()}>
                {t('replan.propose')}
              </Button>
            </Group>
          </>
        )}
      </Stack>
    </Modal>
  )
}
