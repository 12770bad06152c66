import { ProblemNotice, ProblemState, useTexts } from '@sipelandukilat/sdk'
import { placeOf } from '@sipelandukilat/sdk/api'
import {
  type LeftOutRequest,
  setStopPeople,
  type Trip,
  type TripStop,
  type VisitRequest,
} from '@sipelandukilat/sdk/api/field'
import {
  Button,
  Checkbox,
  EmptyState,
  Group,
  LoadingState,
  Modal,
  Notice,
  Stack,
  showToast,
  Text,
} from '@sipelandukilat/ui'
import { useState } from 'react'
import '../requests/requests.css'
import { useVisitRequests } from '../requests/use-requests'
import { PriorityBadge } from '../status/status-badges'
import { requestsTexts, sharedTexts, tripProgressTexts, tripsTexts } from '../texts/texts'
import { useTripChange, useTripPeople } from './use-trips'

type StopPeopleDialogProps = { trip: Trip; stop: TripStop; onClose: () => void }

/** Whom the team meets at a stop, chosen among who waits in its district. */
export function StopPeopleDialog({ trip, stop, onClose }: StopPeopleDialogProps) {
  const t = useTexts(tripsTexts)
  const people = useTripPeople(trip.id)
  const waiting = useVisitRequests({ status: 'open', region: placeOf(stop.villageCode).districtCode }, 100)
  const error = people.error ?? waiting.error
  const planned = people.data?.items.filter((item) => item.stopId === stop.id && item.status === 'planned')
  return (
    <Modal opened onClose={onClose} title={t('people.title', { place: stop.place })} size='44rem'>
      {error ? (
        <ProblemState error={error} onRetry={() => void Promise.all([people.refetch(), waiting.refetch()])} />
      ) : !planned || !waiting.data ? (
        <LoadingState rows={5} />
      ) : (
        <PeopleChoice trip={trip} stop={stop} planned={planned} waiting={waiting.data} onClose={onClose} />
      )}
    </Modal>
  )
}

function PeopleChoice({
  trip,
  stop,
  planned,
  waiting,
  onClose,
}: StopPeopleDialogProps & { planned: readonly VisitRequest[]; waiting: readonly VisitRequest[] }) {
  const t = useTexts(tripsTexts)
  const j = useTexts(tripProgressTexts)
  const r = useTexts(requestsTexts)
  const w = useTexts(sharedTexts)
  const [chosen, setChosen] = useState<ReadonlySet<string>>(() => new Set(planned.map((request) => request.id)))
  const [leftOut, setLeftOut] = useState<readonly LeftOutRequest[]>([])
  const save = useTripChange<void>(
    async (api) => {
      const saved = await api.call(setStopPeople, {
        params: { id: trip.id, stopId: stop.id },
        body: { visitRequestIds: [...chosen] },
      })
      setLeftOut(saved.leftOut)
      if (saved.leftOut.length === 0) onClose()
      return saved
    },
    () => showToast({ tone: 'positive', message: t('people.saved') }),
  )
  const requests = [...planned, ...waiting]
  const toggle = (id: string, isChosen: boolean) =>
    setChosen((current) => {
      const next = new Set(current)
      if (isChosen) next.add(id)
      else next.delete(id)
      return next
    })
  if (requests.length === 0) return <EmptyState title={t('people.empty')} headingLevel={3} />
  return (
    <Stack gap='md'>
      <ProblemNotice error={save.error} />
      {leftOut.length > 0 && (
        <Notice tone='warning' title={j('leftOut.title')} role='alert'>
          <ul className='field-bad-lines'>
            {leftOut.map(({ id, name, reference, reason }) => (
              <li key={id}>{j(`leftOut.${reason}`, { name, reference })}</li>
            ))}
          </ul>
        </Notice>
      )}
      <Text c='dimmed'>{t('people.hint', { district: stop.districtName })}</Text>
      <ul className='field-choices'>
        {requests.map((request) => (
          <li key={request.id}>
            <Checkbox
              label={
                <span>
                  <strong>{request.name}</strong>
                  <span className='field-dim'>
                    {' · '}
                    {request.villageName} · {w(`mode.${request.mode}`)} · {w('people', { count: request.peopleCount })}
                    {request.mode === 'home' && !request.consent && ` · ${r('consent.missing')}`}
                    {request.reply &&
                      ` · ${w(`reply.${request.reply.answer}`)}${request.reply.words ? `: ${request.reply.words}` : ''}`}
                  </span>
                </span>
              }
              checked={chosen.has(request.id)}
              onChange={(event) => toggle(request.id, event.currentTarget.checked)}
            />
            <PriorityBadge request={request} />
          </li>
        ))}
      </ul>
      <Group justify='space-between'>
        <Text>{t('people.selected', { count: chosen.size })}</Text>
        <Group gap='xs'>
          <Button variant='default' onClick={onClose}>
            {w('cancel')}
          </Button>
          <Button loading={save.isPending} onClick={() => save.mutate()}>
            {w('save')}
          </Button>
        </Group>
      </Group>
    </Stack>
  )
}
