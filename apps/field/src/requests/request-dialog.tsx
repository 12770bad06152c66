import { linkTo, ProblemNotice, ProblemState, useApi, useFormat, useTexts } from '@sipelandukilat/sdk'
import type { ProblemError } from '@sipelandukilat/sdk/api'
import { cancelVisitRequest, type VisitRequest } from '@sipelandukilat/sdk/api/field'
import {
  Button,
  ConfirmDialog,
  Drawer,
  Group,
  KeyValueList,
  LoadingState,
  Stack,
  showToast,
  Text,
  Title,
} from '@sipelandukilat/ui'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { PriorityBadge, RequestStatusBadge } from '../status/status-badges'
import { requestsTexts, sharedTexts } from '../texts/texts'
import { Consent } from './consent'
import { FormulaButton } from './formula'
import { OutcomeForm } from './outcome-form'
import { fieldKey, useVisitRequest } from './use-requests'

/** One request: what is known of it as far as the reader may see, why it goes first, and what was done. */
export function RequestDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const t = useTexts(requestsTexts)
  const request = useVisitRequest(id)
  const [isRecording, setRecording] = useState(false)
  return (
    <Drawer
      opened
      onClose={onClose}
      title={request.data ? t('detail.title', { reference: request.data.reference }) : t('title')}
      size='32rem'
    >
      {request.error ? (
        <ProblemState error={request.error} onRetry={() => void request.refetch()} isRetrying={request.isFetching} />
      ) : !request.data ? (
        <LoadingState rows={6} />
      ) : isRecording ? (
        <OutcomeForm request={request.data} onDone={() => setRecording(false)} />
      ) : (
        <Stack gap='lg'>
          <Facts request={request.data} />
          <Consent request={request.data} />
          <Reasons request={request.data} />
          <Visits visits={request.data.visits} />
          <Actions request={request.data} onRecord={() => setRecording(true)} />
        </Stack>
      )}
    </Drawer>
  )
}

function Facts({ request }: { request: VisitRequest }) {
  const t = useTexts(requestsTexts)
  const w = useTexts(sharedTexts)
  const format = useFormat()
  const assigned = [
    { key: 'landmark', label: t('detail.landmark'), value: request.landmark },
    { key: 'carer', label: t('detail.carer'), value: request.carer },
    { key: 'reason', label: t('detail.reason'), value: request.reason },
    {
      key: 'needs',
      label: t('detail.needs'),
      value: request.needs.length > 0 ? request.needs.map((need) => w(`need.${need}`)).join(', ') : null,
    },
  ].filter((item) => item.value !== null)
  return (
    <div>
      <Group gap='sm' mb='xs'>
        <Title order={3} size='h4'>
          {request.name}
        </Title>
        <RequestStatusBadge status={request.status} />
      </Group>
      <KeyValueList
        items={[
          {
            key: 'place',
            label: t('column.place'),
            value: `${request.villageName}, ${request.districtName}`,
          },
          {
            key: 'need',
            label: t('column.need'),
            value: `${w(`purpose.${request.purpose}`)} · ${w(`mode.${request.mode}`)} · ${w('people', { count: request.peopleCount })}`,
          },
          { key: 'since', label: t('column.waiting'), value: format.dateTime(request.requestedAt) },
          { key: 'source', label: t('detail.source'), value: w(`source.${request.source}`) },
          ...(request.trackingNumber
            ? [{ key: 'tracking', label: t('detail.tracking'), value: request.trackingNumber }]
            : []),
          { key: 'nik', label: t('detail.nik'), value: request.nik },
          {
            key: 'phone',
            label: t('detail.phone'),
            value:
              request.unmasked && request.phone ? <a href={`tel:${request.phone}`}>{request.phone}</a> : request.phone,
          },
          { key: 'institution', label: t('detail.institution'), value: request.institution },
          {
            key: 'contact',
            label: t('detail.contact'),
            value:
              request.contact &&
              [
                request.contact.role
                  ? t('detail.contact.value', { name: request.contact.name, role: request.contact.role })
                  : request.contact.name,
                request.contact.phone,
              ]
                .filter(Boolean)
                .join(' · '),
          },
          {
            key: 'household',
            label: t('detail.household'),
            value: request.householdSize > 1 ? t('detail.household.value', { count: request.householdSize }) : null,
          },
          {
            key: 'reply',
            label: t('detail.reply'),
            value:
              request.reply &&
              [
                t('detail.reply.value', {
                  answer: w(`reply.${request.reply.answer}`),
                  at: format.dateTime(request.reply.at),
                }),
                request.reply.words,
              ]
                .filter(Boolean)
                .join(' – '),
          },
          ...assigned,
        ].filter((item) => item.value !== null || item.key === 'nik' || item.key === 'phone')}
      />
      {!request.unmasked && (
        <Text size='sm' c='dimmed' mt='xs'>
          {t('detail.masked')}
        </Text>
      )}
    </div>
  )
}

function Reasons({ request }: { request: VisitRequest }) {
  const t = useTexts(requestsTexts)
  return (
    <section>
      <Group gap='sm' mb='xs'>
        <Title order={3} size='h5'>
          {t('detail.reasons')}
        </Title>
        <PriorityBadge request={request} />
      </Group>
      <ul className='field-reasons'>
        {request.priority.reasons.map((reason) => (
          <li key={reason.code}>
            <span>{reason.label}</span>
            <span className='field-dim field-nowrap'>{t('detail.points', { points: reason.points })}</span>
          </li>
        ))}
      </ul>
      <Text size='sm' c='dimmed' mt='xs'>
        {t('detail.formula', { version: request.priority.version })} <FormulaButton />
      </Text>
    </section>
  )
}

type Visit = NonNullable<ReturnType<typeof useVisitRequest>['data']>['visits'][number]

function Visits({ visits }: { visits: readonly Visit[] }) {
  const t = useTexts(requestsTexts)
  const w = useTexts(sharedTexts)
  const format = useFormat()
  return (
    <section>
      <Title order={3} size='h5' mb='xs'>
        {t('detail.visits')}
      </Title>
      {visits.length === 0 ? (
        <Text c='dimmed'>{t('detail.noVisits')}</Text>
      ) : (
        <Stack gap='sm'>
          {visits.map((visit) => (
            <div key={visit.id}>
              <Text fw={600}>
                {[
                  w(`outcome.${visit.outcome}`),
                  visit.peopleServed === null ? undefined : w('people', { count: visit.peopleServed }),
                  format.dateTime(visit.doneAt),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </Text>
              {visit.centralStatus && (
                <Text size='sm'>
                  {t('detail.central')}: {visit.centralStatus}
                </Text>
              )}
              {visit.kitSerial && (
                <Text size='sm'>
                  {t('detail.kit')}: {visit.kitSerial}
                </Text>
              )}
              {visit.note && <Text size='sm'>{visit.note}</Text>}
            </div>
          ))}
        </Stack>
      )}
    </section>
  )
}

function Actions({ request, onRecord }: { request: VisitRequest; onRecord: () => void }) {
  const t = useTexts(requestsTexts)
  const w = useTexts(sharedTexts)
  const api = useApi()
  const queries = useQueryClient()
  const [isAsking, setAsking] = useState(false)
  const strike = useMutation<VisitRequest, ProblemError>({
    mutationFn: () =>
      api.call(cancelVisitRequest, { params: { id: request.id }, body: { expectedVersion: request.version } }),
    onSuccess: () => showToast({ tone: 'positive', message: t('strike.done') }),
    onSettled: () => queries.invalidateQueries({ queryKey: fieldKey }),
  })
  return (
    <Stack gap='sm'>
      <ProblemNotice error={strike.error} />
      <Group gap='xs'>
        {request.canVisit && <Button onClick={onRecord}>{t('record')}</Button>}
        {request.correctableVisitId && (
          <Button variant='default' onClick={onRecord}>
            {w('correct')}
          </Button>
        )}
        {request.tripId && request.status === 'planned' && (
          <Button component='a' variant='default' {...linkTo(`/field/trips/${request.tripId}`)}>
            {t('detail.openTrip')}
          </Button>
        )}
        {request.canUpdate && (
          <Button variant='default' color='red' onClick={() => setAsking(true)}>
            {t('strike')}
          </Button>
        )}
      </Group>
      <ConfirmDialog
        isOpen={isAsking}
        title={t('strike')}
        confirmLabel={t('strike')}
        cancelLabel={w('close')}
        isDestructive
        onCancel={() => setAsking(false)}
        onConfirm={() => {
          setAsking(false)
          strike.mutate()
        }}
      >
        {t('strike.confirm')}
      </ConfirmDialog>
    </Stack>
  )
}
