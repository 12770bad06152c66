import { linkTo, ProblemNotice, ProblemState, useApi, useTexts } from '@sipelandukilat/sdk'
import type { ProblemError, ResponseOf } from '@sipelandukilat/sdk/api'
import { type listTripPeople, recordVisit, type VisitOutcome, type VisitRequest } from '@sipelandukilat/sdk/api/field'
import { Button, LoadingState, Modal, showToast, Text } from '@sipelandukilat/ui'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { isHandover } from '../requests/is-handover'
import { isLive } from '../requests/is-live'
import { OutcomeForm } from '../requests/outcome-form'
import { fieldKey } from '../requests/use-requests'
import { requestsTexts, sharedTexts, tripProgressTexts } from '../texts/texts'
import { useTripPeople } from '../trips/use-trips'

type Person = ResponseOf<typeof listTripPeople>['items'][number]

/** The people of one stop, each recorded as served or not met with one tap; anything else in the whole form. */
export function PeopleHere({ tripId, stopId }: { tripId: string; stopId: string }) {
  const t = useTexts(tripProgressTexts)
  const r = useTexts(requestsTexts)
  const people = useTripPeople(tripId)
  const [opened, setOpened] = useState<{ person: Person; begun?: VisitOutcome } | undefined>()
  if (people.error && !people.data)
    return <ProblemState error={people.error} onRetry={() => void people.refetch()} isRetrying={people.isFetching} />
  if (!people.data) return <LoadingState rows={3} />
  const here = people.data.items.filter(
    (person) => person.stopId === stopId && (person.status !== 'cancelled' || person.correctableVisitId),
  )
  if (here.length === 0) return <Text c='dimmed'>{t('board.nobody')}</Text>
  return (
    <>
      <ul className='field-board-people' aria-label={t('board.people')}>
        {here.map((person) => (
          <PersonLine
            key={person.id}
            person={person}
            onForm={(begun) => setOpened({ person, ...(begun && { begun }) })}
          />
        ))}
      </ul>
      <Modal opened={opened !== undefined} onClose={() => setOpened(undefined)} title={r('outcome.title')}>
        {opened && <OutcomeForm request={opened.person} begun={opened.begun} onDone={() => setOpened(undefined)} />}
      </Modal>
    </>
  )
}

function PersonLine({ person, onForm }: { person: Person; onForm: (begun?: VisitOutcome) => void }) {
  const t = useTexts(tripProgressTexts)
  const w = useTexts(sharedTexts)
  const api = useApi()
  const queries = useQueryClient()
  // One key for each state of the request: a second tap after a lost answer records nothing twice.
  const record = useMutation<VisitRequest, ProblemError, VisitOutcome>({
    mutationFn: (outcome) =>
      api.call(
        recordVisit,
        { params: { id: person.id }, body: { outcome } },
        { idempotencyKey: `board-${person.id}-${person.version}-${outcome}` },
      ),
    onSuccess: (_, outcome) =>
      showToast({
        tone: 'positive',
        message: t('board.recorded', { name: person.name, outcome: w(`outcome.${outcome}`) }),
      }),
    onSettled: () => queries.invalidateQueries({ queryKey: fieldKey }),
  })
  const { name } = person
  return (
    <li>
      <div className='field-board-person'>
        <div>
          <Text fw={600}>{name}</Text>
          <Text size='sm' c='dimmed'>
            {[
              w(`purpose.${person.purpose}`),
              w(`mode.${person.mode}`),
              person.landmark,
              person.reply && isLive(person) ? w(`reply.${person.reply.answer}`) : null,
              person.outcome ? w(`outcome.${person.outcome}`) : null,
            ]
              .filter(Boolean)
              .join(' · ')}
          </Text>
        </div>
        {person.isIncomplete && person.applicationId !== null && (
          <Button
            component='a'
            variant='default'
            aria-label={t('board.supply.of', { name })}
            {...linkTo(`/intake/${person.applicationId}/supply?channel=field`)}
          >
            {t('board.supply')}
          </Button>
        )}
        {person.correctableVisitId && (
          <Button variant='default' aria-label={w('correct.of', { name })} onClick={() => onForm()}>
            {w('correct')}
          </Button>
        )}
        {person.canVisit && (
          <div className='field-board-actions'>
            <Button
              size='md'
              loading={record.isPending && record.variables === 'done'}
              aria-label={t('board.record.done.of', { name })}
              // Of several it is asked how many were served, of documents who received them.
              onClick={() => (person.peopleCount > 1 || isHandover(person) ? onForm('done') : record.mutate('done'))}
            >
              {t('board.record.done')}
            </Button>
            {person.status === 'planned' && (
              <Button
                size='md'
                variant='default'
                loading={record.isPending && record.variables === 'absent'}
                aria-label={t('board.record.absent.of', { name })}
                onClick={() => record.mutate('absent')}
              >
                {t('board.record.absent')}
              </Button>
            )}
            <Button
              size='md'
              variant='subtle'
              aria-label={t('board.record.other.of', { name })}
              onClick={() => onForm()}
            >
              {t('board.record.other')}
            </Button>
          </div>
        )}
      </div>
      <ProblemNotice error={record.error} />
    </li>
  )
}
