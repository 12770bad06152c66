import { ProblemNotice, useFormat, useTexts } from '@sipelandukilat/sdk'
import { approveStop, setTripStops, type Trip, type TripStop } from '@sipelandukilat/sdk/api/field'
import {
  ActionIcon,
  ActionMenu,
  Button,
  ConfirmDialog,
  EmptyState,
  Group,
  IconChevronDown,
  IconChevronUp,
  IconMapPin,
  IconPencil,
  IconPlus,
  IconTrash,
  StatusBadge,
  showToast,
  Text,
  Title,
} from '@sipelandukilat/ui'
import { useState } from 'react'
import { sharedTexts, tripProgressTexts, tripsTexts } from '../texts/texts'
import { moveWithin } from './move-within'
import type { StopDraft } from './stop-draft'
import { StopForm } from './stop-form'
import { StopPeopleDialog } from './stop-people-dialog'
import { useTripChange } from './use-trips'

const toDraft = (stop: TripStop): StopDraft => ({
  id: stop.id,
  villageCode: stop.villageCode,
  date: stop.date,
  arrivalTime: stop.arrivalTime,
  place: stop.place,
})

export function Stops({ trip }: { trip: Trip }) {
  const t = useTexts(tripsTexts)
  const [edited, setEdited] = useState<TripStop | 'new' | undefined>()
  const [removed, setRemoved] = useState<TripStop | undefined>()
  const [peopled, setPeopled] = useState<TripStop | undefined>()
  const change = useTripChange<readonly StopDraft[]>((api, stops) =>
    api.call(setTripStops, {
      params: { id: trip.id },
      body: { stops: stops as never, expectedVersion: trip.version },
    }),
  )
  const drafts = trip.stops.map(toDraft)
  return (
    <section aria-labelledby='field-stops'>
      <div className='field-section-head'>
        <Title order={2} size='h4' id='field-stops'>
          {t('stops.title')}
        </Title>
        {trip.can.plan && (
          <Button size='xs' leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setEdited('new')}>
            {t('stops.add')}
          </Button>
        )}
      </div>
      <ProblemNotice error={change.error} />
      {trip.stops.length === 0 ? (
        <EmptyState icon={<IconMapPin size={32} />} title={t('stops.empty')} headingLevel={3} />
      ) : (
        <ol className='field-stops'>
          {trip.stops.map((stop, index) => (
            <li key={stop.id} className='field-stop'>
              <StopFacts stop={stop} />
              <Group gap={4} className='field-stop-actions'>
                <ApproveStop trip={trip} stop={stop} />
                {trip.can.assign && (
                  <Button size='xs' variant='default' onClick={() => setPeopled(stop)}>
                    {t('stops.choosePeople')}
                  </Button>
                )}
                {trip.can.plan && (
                  <>
                    <ActionIcon
                      variant='default'
                      size={34}
                      aria-label={t('stops.up', { place: stop.place })}
                      disabled={index === 0 || change.isPending}
                      onClick={() => change.mutate(moveWithin(drafts, index, -1))}
                    >
                      <IconChevronUp size={18} aria-hidden />
                    </ActionIcon>
                    <ActionIcon
                      variant='default'
                      size={34}
                      aria-label={t('stops.down', { place: stop.place })}
                      disabled={index === trip.stops.length - 1 || change.isPending}
                      onClick={() => change.mutate(moveWithin(drafts, index, 1))}
                    >
                      <IconChevronDown size={18} aria-hidden />
                    </ActionIcon>
                    <ActionMenu
                      label={t('stops.more', { place: stop.place })}
                      actions={[
                        {
                          id: 'edit',
                          label: t('stops.edit'),
                          icon: <IconPencil size={18} aria-hidden />,
                          onSelect: () => setEdited(stop),
                        },
                        {
                          id: 'remove',
                          label: t('stops.remove'),
                          icon: <IconTrash size={18} aria-hidden />,
                          isDestructive: true,
                          onSelect: () => setRemoved(stop),
                        },
                      ]}
                    />
                  </>
                )}
              </Group>
            </li>
          ))}
        </ol>
      )}
      {edited && (
        <StopForm
          trip={trip}
          {...(edited === 'new' ? {} : { stop: edited })}
          onClose={() => setEdited(undefined)}
          toList={(draft) =>
            edited === 'new' ? [...drafts, draft] : drafts.map((other) => (other.id === edited.id ? draft : other))
          }
        />
      )}
      {peopled && <StopPeopleDialog trip={trip} stop={peopled} onClose={() => setPeopled(undefined)} />}
      <ConfirmDialog
        isOpen={removed !== undefined}
        title={t('stops.remove')}
        confirmLabel={t('stops.remove')}
        isDestructive
        onCancel={() => setRemoved(undefined)}
        onConfirm={() => {
          change.mutate(drafts.filter((draft) => draft.id !== removed?.id))
          setRemoved(undefined)
        }}
      >
        {t('stops.remove.confirm', { place: removed?.place ?? '' })}
        {trip.status === 'approved' && ` ${t('stop.backToDraft')}`}
      </ConfirmDialog>
    </section>
  )
}

function StopFacts({ stop }: { stop: TripStop }) {
  const t = useTexts(tripsTexts)
  const j = useTexts(tripProgressTexts)
  const w = useTexts(sharedTexts)
  const format = useFormat()
  return (
    <div className='field-stop-facts'>
      <Text fw={600}>{stop.place}</Text>
      <Text size='sm' c='dimmed'>
        {stop.villageName}, {stop.districtName}, {stop.regencyName}
      </Text>
      <Text size='sm'>{format.dateAt(stop.date, stop.arrivalTime)}</Text>
      <Group gap='xs'>
        {stop.skipReason ? (
          <StatusBadge tone='negative'>
            {j('state.skipped')}: {w(`skip.${stop.skipReason}`)}
          </StatusBadge>
        ) : (
          <StatusBadge tone={stop.approvedAt ? 'positive' : 'warning'}>
            {stop.approvedAt ? t('stops.approved', { name: stop.approvedByName ?? '' }) : t('stops.waiting')}
          </StatusBadge>
        )}
        <Text size='sm' c='dimmed'>
          {t('stops.counts', { requests: stop.requests, people: stop.people })}
          {stop.households > 0 && ` · ${j('trip.households', { count: stop.households })}`}
          {stop.visited > 0 && ` · ${t('stops.visited', { count: stop.visited })}`}
        </Text>
        {stop.confirmed > 0 && (
          <StatusBadge tone='positive'>{j('trip.confirmed', { count: stop.confirmed })}</StatusBadge>
        )}
        {stop.anotherDay > 0 && (
          <StatusBadge tone='warning'>{j('trip.anotherDay', { count: stop.anotherDay })}</StatusBadge>
        )}
        {stop.withdrawn > 0 && (
          <StatusBadge tone='warning'>{j('trip.withdrawn', { count: stop.withdrawn })}</StatusBadge>
        )}
      </Group>
    </div>
  )
}

function ApproveStop({ trip, stop }: { trip: Trip; stop: TripStop }) {
  const t = useTexts(tripsTexts)
  const approve = useTripChange<void>(
    (api) =>
      api.call(approveStop, {
        params: { id: trip.id, stopId: stop.id },
        body: { expectedVersion: trip.version },
      }),
    () => showToast({ tone: 'positive', message: t('stops.approvedNow') }),
  )
  if (!stop.canApprove) return null
  return (
    <>
      <ProblemNotice error={approve.error} />
      <Button size='xs' loading={approve.isPending} onClick={() => approve.mutate()}>
        {t('stops.approve')}
      </Button>
    </>
  )
}
