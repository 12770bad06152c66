import { ProblemNotice, useTexts } from '@sipelandukilat/sdk'
import { moveTrip, type Trip, type TripAction } from '@sipelandukilat/sdk/api/field'
import { Button, Group, LoadingState, Modal, Stack, showToast, Text, TextInput } from '@sipelandukilat/ui'
import { type FormEvent, useState } from 'react'
import { tripsTexts } from '../texts/texts'
import { InformedList } from '../trip-progress/informed-list'
import { useTripChange, useTripInformed } from './use-trips'

/** What the trip's status and the reader's part in it allow next, each asked once more before it happens. */
export function TripActions({ trip }: { trip: Trip }) {
  const t = useTexts(tripsTexts)
  const [asked, setAsked] = useState<TripAction | undefined>()
  return (
    <>
      {trip.can.actions.map((action) => (
        <Button
          key={action}
          {...(action === 'cancel' ? { variant: 'default', color: 'red' } : {})}
          onClick={() => setAsked(action)}
        >
          {t(`action.${action}`)}
        </Button>
      ))}
      {asked && <AskAction trip={trip} action={asked} onClose={() => setAsked(undefined)} />}
    </>
  )
}

function AskAction({ trip, action, onClose }: { trip: Trip; action: TripAction; onClose: () => void }) {
  const t = useTexts(tripsTexts)
  const [number, setNumber] = useState(trip.travelOrderNumber ?? '')
  const move = useTripChange<void>(
    (api) =>
      api.call(moveTrip, {
        params: { id: trip.id },
        body: {
          action,
          expectedVersion: trip.version,
          ...(action === 'approve' && number.trim() ? { travelOrderNumber: number } : {}),
        },
      }),
    () => {
      showToast({ tone: 'positive', message: t('action.done') })
      onClose()
    },
  )
  const submit = (event: FormEvent) => {
    event.preventDefault()
    move.mutate()
  }
  return (
    <Modal opened onClose={onClose} title={t(`action.${action}`)} size={isNotified(action) ? '48rem' : 'md'}>
      <form onSubmit={submit}>
        <Stack gap='md'>
          <ProblemNotice error={move.error} />
          <Text>{t(`action.${action}.confirm`)}</Text>
          {action === 'approve' && (
            <TextInput
              label={t('action.number')}
              description={t('action.numberHint')}
              maxLength={60}
              value={number}
              onChange={(event) => setNumber(event.currentTarget.value)}
            />
          )}
          {isNotified(action) && trip.can.readPeople && <NoticesByAction trip={trip} action={action} />}
          <Group justify='flex-end' gap='xs'>
            <Button variant='default' onClick={onClose}>
              {t('back')}
            </Button>
            <Button type='submit' color={action === 'cancel' ? 'red' : 'blue'} loading={move.isPending}>
              {t(`action.${action}`)}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}

type NoticeAction = 'approve' | 'cancel'

/** Of these people are notified. */
const isNotified = (action: TripAction): action is NoticeAction => action === 'approve' || action === 'cancel'

function NoticesByAction({ trip, action }: { trip: Trip; action: NoticeAction }) {
  const informed = useTripInformed(trip.id, action)
  if (informed.error) return <ProblemNotice error={informed.error} />
  if (!informed.data) return <LoadingState rows={3} />
  return <InformedList informed={informed.data.items} leavesAt={informed.data.leavesAt} />
}
