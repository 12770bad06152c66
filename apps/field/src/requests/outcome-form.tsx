import {
  fieldMessage,
  fromLocalDateTime,
  ProblemNotice,
  toLocalDateTime,
  useApi,
  useFormat,
  useTexts,
} from '@sipelandukilat/sdk'
import type { ProblemError } from '@sipelandukilat/sdk/api'
import { EnrolmentStatus, recordVisit, VisitOutcome, type VisitRequest } from '@sipelandukilat/sdk/api/field'
import {
  Button,
  DateTimeInput,
  Group,
  Notice,
  Select,
  Stack,
  showToast,
  Text,
  Textarea,
  TextInput,
  UnstyledButton,
} from '@sipelandukilat/ui'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useId, useState } from 'react'
import './requests.css'
import { requestsTexts, sharedTexts } from '../texts/texts'
import { isOffPlan } from './planned-time'
import { fieldKey } from './use-requests'

/** What came of a visit: large buttons for a thumb on a boat, and only what the outcome calls for. */
export function OutcomeForm({
  request,
  begun,
  onDone,
}: {
  request: VisitRequest
  /** What was chosen on the way here. */
  begun?: VisitOutcome | undefined
  onDone: () => void
}) {
  const t = useTexts(requestsTexts)
  const w = useTexts(sharedTexts)
  const api = useApi()
  const queries = useQueryClient()
  const heading = useId()
  // One key per opened form: a second press after a lost answer records nothing twice.
  const [key] = useState(() => crypto.randomUUID())
  const [outcome, setOutcome] = useState<VisitOutcome | undefined>(begun)
  const [when, setWhen] = useState(() => toLocalDateTime(Date.now()))
  const [central, setCentral] = useState<EnrolmentStatus>('BIO_CAPTURED')
  const [served, setServed] = useState(request.peopleCount === 1 ? '1' : '')
  const [note, setNote] = useState('')
  const format = useFormat()
  const isEnrolled = outcome === 'done' && request.purpose === 'enrolment'
  const isServed = outcome === 'done'
  const doneAt = fromLocalDateTime(when)
  const record = useMutation<VisitRequest, ProblemError, VisitOutcome>({
    mutationFn: (chosen) =>
      api.call(
        recordVisit,
        {
          params: { id: request.id },
          body: {
            outcome: chosen,
            ...(doneAt ? { doneAt } : {}),
            ...(chosen === 'done' ? { peopleServed: Number(served) } : {}),
            ...(isEnrolled ? { centralStatus: central } : {}),
            ...(note.trim() ? { note } : {}),
          },
        },
        { idempotencyKey: key },
      ),
    onSuccess: () => {
      showToast({ tone: 'positive', message: t('outcome.saved') })
      onDone()
    },
    onSettled: () => queries.invalidateQueries({ queryKey: fieldKey }),
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (outcome) record.mutate(outcome)
  }
  return (
    <form onSubmit={submit}>
      <Stack gap='md'>
        <ProblemNotice error={record.error} />
        <Text fw={600} id={heading}>
          {request.name} · {t('outcome.choose')}
        </Text>
        {/* biome-ignore lint/a11y/useSemanticElements: toggle buttons of one question; a fieldset would frame them */}
        <div className='field-outcomes' role='group' aria-labelledby={heading}>
          {VisitOutcome.options.map((option) => (
            <UnstyledButton
              key={option}
              className='field-outcome'
              aria-pressed={outcome === option}
              onClick={() => setOutcome(option)}
            >
              {w(`outcome.${option}`)}
            </UnstyledButton>
          ))}
        </div>
        <DateTimeInput
          label={t('outcome.when')}
          value={when}
          size='md'
          onChange={setWhen}
          error={fieldMessage(record.error, 'doneAt')}
        />
        {request.plannedFor && isOffPlan(when, request.plannedFor) && (
          <Notice tone='warning'>
            {t('outcome.offPlan', { time: format.dateAt(request.plannedFor.date, request.plannedFor.arrivalTime) })}
          </Notice>
        )}
        {isServed && (
          <TextInput
            label={t('outcome.served')}
            description={request.peopleCount > 1 ? t('outcome.served.hint', { count: request.peopleCount }) : undefined}
            type='number'
            min={1}
            max={500}
            required
            size='md'
            value={served}
            onChange={(event) => setServed(event.currentTarget.value)}
            error={fieldMessage(record.error, 'peopleServed')}
          />
        )}
        {isEnrolled && (
          <Select
            label={t('outcome.central')}
            description={t('outcome.central.hint')}
            options={EnrolmentStatus.options.map((status) => ({ value: status, label: status }))}
            value={central}
            size='md'
            onChange={(value) => setCentral(EnrolmentStatus.parse(value))}
          />
        )}
        <Textarea
          label={t('outcome.note')}
          value={note}
          maxLength={1000}
          rows={3}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        <Group justify='flex-end' gap='xs'>
          <Button variant='default' size='md' onClick={onDone}>
            {w('cancel')}
          </Button>
          <Button
            type='submit'
            size='md'
            disabled={!outcome || !doneAt || (isServed && served === '')}
            loading={record.isPending}
          >
            {w('save')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
