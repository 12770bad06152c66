import {
  fieldMessage,
  fromLocalDateTime,
  ProblemNotice,
  toLocalDateTime,
  useApi,
  useFormat,
  useLanguage,
  useTexts,
} from '@sipelandukilat/sdk'
import type { ProblemError } from '@sipelandukilat/sdk/api'
import { EnrolmentStatus, recordVisit, VisitOutcome, type VisitRequest } from '@sipelandukilat/sdk/api/field'
import {
  type HandoverEntry,
  HandoverPlaceField,
  isHandoverComplete,
  ReceiptFields,
  ReceiverFields,
  uploadFile,
} from '@sipelandukilat/sdk/forms'
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
import { isHandover } from './is-handover'
import { isOffPlan } from './planned-time'
import { fieldKey, useReceivers } from './use-requests'

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
  const [handover, setHandover] = useState<HandoverEntry>({
    ...{ recipient: 'applicant', to: request.name, relation: '', place: '', proof: 'signature', note: '' },
  })
  const changeHandover = (part: Partial<HandoverEntry>) => setHandover((current) => ({ ...current, ...part }))
  const [proofFile, setProofFile] = useState<File>()
  const [failure, setFailure] = useState<string>()
  const [isUploading, setUploading] = useState(false)
  const { language } = useLanguage()
  const people = useReceivers(request)
  const format = useFormat()
  const isEnrolled = outcome === 'done' && request.purpose === 'enrolment'
  const isHandedOver = outcome === 'done' && isHandover(request)
  const isServed = outcome === 'done' && !isHandedOver
  const doneAt = fromLocalDateTime(when)
  const isReceived =
    doneAt !== undefined &&
    isHandoverComplete(handover, people, { method: 'visit', at: doneAt, hasFile: proofFile !== undefined })
  const record = useMutation<VisitRequest, ProblemError, { chosen: VisitOutcome; proofUploadId?: string | undefined }>({
    mutationFn: ({ chosen, proofUploadId }) =>
      api.call(
        recordVisit,
        {
          params: { id: request.id },
          body: {
            outcome: chosen,
            ...(request.correctableVisitId ? { corrects: request.correctableVisitId } : {}),
            ...(doneAt ? { doneAt } : {}),
            ...(chosen === 'done' ? { peopleServed: Number(served) } : {}),
            ...(isEnrolled ? { centralStatus: central } : {}),
            ...(isHandedOver ? { handover: { ...handover, ...(proofUploadId ? { proofUploadId } : {}) } } : {}),
            ...(note.trim() && !isHandedOver ? { note } : {}),
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
  const send = async (chosen: VisitOutcome) => {
    setFailure(undefined)
    setUploading(true)
    try {
      const isProven = isHandedOver && handover.proof !== 'none' && proofFile !== undefined
      record.mutate({ chosen, proofUploadId: isProven ? await uploadFile(proofFile, language) : undefined })
    } catch (error) {
      setFailure(error instanceof Error ? error.message : String(error))
    } finally {
      setUploading(false)
    }
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (outcome) void send(outcome)
  }
  return (
    <form onSubmit={submit}>
      <Stack gap='md'>
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
        {isHandedOver ? (
          <>
            <ReceiverFields value={handover} onChange={changeHandover} people={people} />
            <HandoverPlaceField value={handover} onChange={changeHandover} />
            <ReceiptFields
              value={handover}
              onChange={changeHandover}
              file={proofFile}
              onFile={setProofFile}
              failure={failure}
            />
          </>
        ) : (
          <Textarea
            label={t('outcome.note')}
            value={note}
            maxLength={1000}
            rows={3}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
        )}
        <ProblemNotice error={record.error} />
        <Group justify='flex-end' gap='xs'>
          <Button variant='default' size='md' onClick={onDone}>
            {w('cancel')}
          </Button>
          <Button
            type='submit'
            size='md'
            disabled={!outcome || !doneAt || (isServed && served === '') || (isHandedOver && !isReceived)}
            loading={record.isPending || isUploading}
          >
            {w('save')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
