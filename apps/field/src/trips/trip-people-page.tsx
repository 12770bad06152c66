import { Link, ProblemState, useFormat, usePageParam, usePageTitle, useTexts } from '@sipelandukilat/sdk'
import type { ResponseOf } from '@sipelandukilat/sdk/api'
import type { listTripPeople, Trip } from '@sipelandukilat/sdk/api/field'
import {
  Button,
  EmptyState,
  Group,
  IconMapPin,
  IconPhone,
  IconUsers,
  LoadingState,
  Modal,
  Notice,
  Page,
  Stack,
  StatusBadge,
  Text,
  Title,
} from '@sipelandukilat/ui'
import { useState } from 'react'
import { isLive } from '../requests/is-live'
import { OutcomeForm } from '../requests/outcome-form'
import { PriorityBadge, RequestStatusBadge } from '../status/status-badges'
import './trips.css'
import { requestsTexts, sharedTexts, tripsTexts } from '../texts/texts'
import { AddByNumber } from './add-by-number'
import { useTrip, useTripPeople } from './use-trips'

type Person = ResponseOf<typeof listTripPeople>['items'][number]

/** The people of a trip stop by stop, with what to do for each: made for a phone held in one hand. */
export function TripPeoplePage() {
  const t = useTexts(tripsTexts)
  const id = usePageParam('tripId')
  const trip = useTrip(id)
  const people = useTripPeople(id)
  usePageTitle(t('visit.title'))
  const error = trip.error ?? people.error
  if (error)
    return (
      <ProblemState
        error={error}
        onRetry={() => void Promise.all([trip.refetch(), people.refetch()])}
        isRetrying={people.isFetching}
      />
    )
  if (!trip.data || !people.data) return <LoadingState rows={8} withTitle />
  return <People trip={trip.data} people={people.data.items} />
}

function People({ trip, people }: { trip: Trip; people: readonly Person[] }) {
  const t = useTexts(tripsTexts)
  const r = useTexts(requestsTexts)
  const format = useFormat()
  const [recorded, setRecorded] = useState<Person | undefined>()
  const stops: { id: string | null; title: string; when: string | null; open: { id: string; place: string } | null }[] =
    [
      ...trip.stops.map((stop) => ({
        id: stop.id,
        open: trip.can.add && stop.skipReason === null ? stop : null,
        title: `${stop.place}, ${stop.villageName}`,
        when: format.dateAt(stop.date, stop.arrivalTime),
      })),
      { id: null, title: t('visit.noStop'), when: null, open: null },
    ]
  const isWaiting = trip.status === 'draft' || trip.status === 'approved'
  return (
    <Page
      title={t('visit.title')}
      breadcrumbs={[
        <Link key='trips' to='/field/trips'>
          {t('title')}
        </Link>,
        <Link key='trip' to={`/field/trips/${trip.id}`}>
          {trip.name}
        </Link>,
      ]}
      description={t('visit.progress', {
        done: people.filter((person) => person.status === 'visited').length,
        all: people.length,
      })}
      width='reading'
    >
      {people.length === 0 && (
        <EmptyState
          icon={<IconUsers size={32} />}
          title={t('visit.empty.title')}
          description={t('visit.empty.description')}
        />
      )}
      {people.length > 0 && isWaiting && <Notice tone='info'>{t('visit.notStarted')}</Notice>}
      {stops.map((stop) => {
        const here = people.filter((person) => person.stopId === stop.id)
        if (here.length === 0 && stop.open === null) return null
        return (
          <section key={stop.id ?? 'none'}>
            <Title order={2} size='h4'>
              {stop.title}
            </Title>
            {stop.when && (
              <Text size='sm' c='dimmed' mb='xs'>
                {stop.when}
              </Text>
            )}
            {here.length > 0 && (
              <Stack gap='sm' component='ul' className='field-people'>
                {here.map((person) => (
                  <PersonCard key={person.id} person={person} onRecord={() => setRecorded(person)} />
                ))}
              </Stack>
            )}
            {stop.open && <AddByNumber tripId={trip.id} stop={stop.open} />}
          </section>
        )
      })}
      <Modal opened={recorded !== undefined} onClose={() => setRecorded(undefined)} title={r('outcome.title')}>
        {recorded && <OutcomeForm request={recorded} onDone={() => setRecorded(undefined)} />}
      </Modal>
    </Page>
  )
}

function PersonCard({ person, onRecord }: { person: Person; onRecord: () => void }) {
  const t = useTexts(tripsTexts)
  const w = useTexts(sharedTexts)
  return (
    <li className='field-person'>
      <Group justify='space-between' align='flex-start' wrap='nowrap'>
        <div>
          <Text fw={600} size='lg'>
            {person.name}
          </Text>
          <Text size='sm' c='dimmed'>
            {person.nik ?? '–'}
          </Text>
        </div>
        <PriorityBadge request={person} />
      </Group>
      <Text size='sm'>
        {person.villageName} · {w(`purpose.${person.purpose}`)} · {w(`mode.${person.mode}`)} ·{' '}
        {w('people', { count: person.peopleCount })}
      </Text>
      {person.landmark && (
        <Text size='sm' className='field-line'>
          <IconMapPin size={16} aria-hidden /> {person.landmark}
        </Text>
      )}
      {person.carer && <Text size='sm'>{person.carer}</Text>}
      {person.reason && <Text size='sm'>{person.reason}</Text>}
      <Group gap='xs'>
        <RequestStatusBadge status={person.status} />
        {person.needs.map((need) => (
          <StatusBadge key={need} tone='info'>
            {w(`need.${need}`)}
          </StatusBadge>
        ))}
        {person.reply && isLive(person) && (
          <StatusBadge tone={person.reply.answer === 'confirmed' ? 'positive' : 'warning'}>
            {[w(`reply.${person.reply.answer}`), person.reply.words].filter(Boolean).join(': ')}
          </StatusBadge>
        )}
        {person.outcome && (
          <Text size='sm' c='dimmed'>
            {t('visit.outcome', { outcome: w(`outcome.${person.outcome}`) })}
          </Text>
        )}
      </Group>
      {((person.unmasked && person.phone) || person.canVisit || person.correctableVisitId) && (
        <div className='field-person-actions'>
          {person.unmasked && person.phone && (
            <Button
              component='a'
              href={`tel:${person.phone}`}
              variant='default'
              size='md'
              leftSection={<IconPhone size={18} aria-hidden />}
            >
              {person.phone}
            </Button>
          )}
          {person.canVisit && (
            <Button size='md' onClick={onRecord}>
              {t('visit.record')}
            </Button>
          )}
          {person.correctableVisitId && (
            <Button size='md' variant='default' aria-label={w('correct.of', { name: person.name })} onClick={onRecord}>
              {w('correct')}
            </Button>
          )}
        </div>
      )}
    </li>
  )
}
