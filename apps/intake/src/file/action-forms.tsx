import { Link, linkTo, useLanguage, useLocalized, useStoredDraft, useTexts } from '@sipelandukilat/sdk'
import {
  type Answers,
  describeAnswers,
  judgeDocumentNumber,
  type Localized,
  numberFactsOf,
  readDocumentNumber,
  titled,
  toLocalDate,
  useRegionNames,
} from '@sipelandukilat/sdk/forms'
import { Button, Checkbox, Fieldset, Stack, Text, Textarea, TextInput } from '@sipelandukilat/ui'
import { useState } from 'react'
import { problemOf } from '../problem/problem-of'
import { fileTexts } from '../texts/texts'
import { ActionForm, type FormProps } from './action-form'
import { regionCodesOf } from './answers-view'
import { ApplicantCheckboxes } from './applicant-checkboxes'
import { useFileScope } from './file-scope'
import { isRecordOnly } from './ready-form'
import { ReasonField } from './reason-field'
import { useTransition } from './use-transition'

/** Kept in this tab until the step is taken or given up. */
const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const isText = (value: unknown): value is string => typeof value === 'string'
const areTexts = (value: unknown): value is string[] => Array.isArray(value) && value.every(isText)

type Correction = { fields: string[]; attachments: string[]; note: string }
const noCorrection: Correction = { fields: [], attachments: [], note: '' }
const isCorrection = (value: unknown): value is Correction =>
  isRecord(value) && areTexts(value.fields) && areTexts(value.attachments) && isText(value.note)

/** Asks for the correction of exactly what is ticked. */
export function CorrectionForm({ onClose }: FormProps) {
  const t = useTexts(fileTexts)
  const { language } = useLanguage()
  const localized = useLocalized()
  const { file, definition } = useFileScope()
  const draft = useStoredDraft(`intake/${file.id}/correction`, noCorrection, isCorrection)
  const { fields, attachments, note } = draft.value
  const step = useTransition(() => {
    draft.clear()
    onClose()
  })
  const change = (part: Partial<Correction>) => draft.setValue({ ...draft.value, ...part })
  const nameOf = useRegionNames(regionCodesOf(file.answers as Answers))
  const isSent = (id: string) => file.attachments.some((one) => one.requirement === id && one.replacedAt === null)
  const papers = [
    { legend: t('correctionFiles'), shown: definition.requirements.filter(({ id }) => isSent(id)) },
    { legend: t('correctionFilesNew'), shown: definition.requirements.filter(({ id }) => !isSent(id)) },
  ].filter(({ shown }) => shown.length > 0)
  const chosen = fields.length + attachments.length
  const missing = chosen === 0 ? t('correctionLacksChoice') : note.trim() === '' ? t('correctionLacksNote') : undefined
  return (
    <ActionForm
      submit={t('correctionSend')}
      disabled={missing !== undefined}
      missing={missing}
      step={step}
      onSubmit={() => step.mutate({ action: 'request_correction', fields, attachments, note })}
      onClose={onClose}
    >
      <Text size='sm' c='dimmed'>
        {t('correctionHint')}
      </Text>
      <Fieldset legend={t('correctionFields')}>
        <Checkbox.Group value={fields} onChange={(chosen) => change({ fields: chosen })}>
          <Stack gap='xs'>
            <ApplicantCheckboxes definition={definition} applicant={file.applicant} />
            {describeAnswers(definition, file.answers as Answers, language, nameOf).map((section) => (
              <div key={section.id}>
                <Text size='sm' c='dimmed'>
                  {section.title}
                </Text>
                {section.entries.map(({ path, label, display }) => (
                  <Checkbox key={path} mt={4} value={path} label={titled(label, display)} />
                ))}
              </div>
            ))}
          </Stack>
        </Checkbox.Group>
      </Fieldset>
      {papers.map(({ legend, shown }) => (
        <Fieldset key={legend} legend={legend}>
          <Checkbox.Group value={attachments} onChange={(chosen) => change({ attachments: chosen })}>
            <Stack gap={6}>
              {shown.map(({ id, label }) => (
                <Checkbox key={id} value={id} label={localized(label)} />
              ))}
            </Stack>
          </Checkbox.Group>
        </Fieldset>
      ))}
      <ReasonField
        label={t('correctionNote')}
        kind='correction'
        value={note}
        onChange={(text) => change({ note: text })}
      />
    </ActionForm>
  )
}

export function RejectForm({ onClose }: FormProps) {
  const t = useTexts(fileTexts)
  const { file } = useFileScope()
  const draft = useStoredDraft(`intake/${file.id}/reject`, '', isText)
  const step = useTransition(() => {
    draft.clear()
    onClose()
  })
  return (
    <ActionForm
      submit={t('rejectSend')}
      isDestructive
      disabled={draft.value.trim() === ''}
      step={step}
      onSubmit={() => step.mutate({ action: 'reject', note: draft.value })}
      onClose={onClose}
    >
      <ReasonField label={t('rejectNote')} kind='rejection' value={draft.value} onChange={draft.setValue} />
    </ActionForm>
  )
}

export function ReturnForm({ onClose }: FormProps) {
  const t = useTexts(fileTexts)
  const { file } = useFileScope()
  const draft = useStoredDraft(`intake/${file.id}/return`, '', isText)
  const step = useTransition(() => {
    draft.clear()
    onClose()
  })
  return (
    <ActionForm
      submit={t('returnSend')}
      disabled={draft.value.trim() === ''}
      step={step}
      onSubmit={() => step.mutate({ action: 'return_to_verifier', note: draft.value })}
      onClose={onClose}
    >
      <Textarea
        label={t('returnNote')}
        required
        rows={4}
        maxLength={2000}
        value={draft.value}
        onChange={(event) => draft.setValue(event.currentTarget.value)}
      />
    </ActionForm>
  )
}

/** Before the worksheet's line, where a result of SIAK is missing. */
const siakPrefix = 'siak.'

type Issued = Record<string, { number: string; siakLink: string }>
const nothingIssued: Issued = {}
const isIssued = (value: unknown): value is Issued =>
  isRecord(value) && Object.values(value).every((one) => isRecord(one) && isText(one.number) && isText(one.siakLink))

/** The number of every document, as SIAK printed it. */
export function IssueForm({ onClose }: FormProps) {
  const t = useTexts(fileTexts)
  const localized = useLocalized()
  const { file, definition } = useFileScope()
  const draft = useStoredDraft(`intake/${file.id}/issue`, nothingIssued, isIssued)
  const reason = useStoredDraft(`intake/${file.id}/issue-reason`, '', isText)
  const step = useTransition(() => {
    draft.clear()
    reason.clear()
    onClose()
  })
  const entered = (id: string) => draft.value[id] ?? { number: '', siakLink: '' }
  const change = (id: string, part: Partial<Issued[string]>) =>
    draft.setValue({ ...draft.value, [id]: { ...entered(id), ...part } })
  const errorAt = (path: string) =>
    step.error === null ? undefined : problemOf(step.error).errors?.find((one) => one.path === path)?.message
  // A number is judged once its box was left, before SIAK’s results are asked for.
  const [left, setLeft] = useState(() => Object.keys(draft.value))
  const wrongNumber = (id: string, document: Localized) => {
    const { number } = entered(id)
    if (number.trim() === '' || !left.includes(id)) return undefined
    const facts = numberFactsOf(definition, file.answers as Answers, file.applicant, {
      product: id,
      handedIn: toLocalDate(new Date(file.occurredAt)),
    })
    const read = readDocumentNumber(id, number, {
      regencyCode: file.regencyCode,
      today: toLocalDate(new Date()),
      document,
      isLate: facts.isLate,
    })
    if (!read.ok) return localized(read.message)
    // Of masked numbers nothing can be said here.
    const { problem } = file.masked ? {} : judgeDocumentNumber(id, read.number, facts, document)
    return problem && localized(problem)
  }
  const isDifferent = file.siakChecks.some(({ result }) => result !== 'match')
  // A doubt about a number is said once it was sent; with a reason it passes.
  const isDoubted =
    step.error !== null && (problemOf(step.error).errors ?? []).some(({ path }) => path.endsWith('.reason'))
  const asksReason = isDifferent || isDoubted || reason.value.trim() !== ''
  const note = asksReason ? reason.value.trim() : ''
  const isRecorded = isRecordOnly(file)
  const products = file.products.map(({ product }) => {
    const { number, siakLink } = entered(product)
    return { id: product, number: number.trim(), ...(siakLink.trim() === '' ? {} : { siakLink: siakLink.trim() }) }
  })
  const numbered = products.filter(({ number }) => number !== '')
  return (
    <ActionForm
      submit={t(isRecorded ? 'recordDone' : 'issueSend')}
      disabled={!isRecorded && products.some((product) => product.number === '')}
      step={step}
      onSubmit={() => step.mutate({ action: 'issue', products: numbered, ...(note === '' ? {} : { note }) })}
      onClose={onClose}
      fixFor={(path) =>
        path.startsWith(siakPrefix) && (
          <Button
            component='a'
            variant='default'
            size='compact-sm'
            {...linkTo(`/intake/${file.id}/siak?line=${path.slice(siakPrefix.length)}`)}
          >
            {t('siakFix')}
          </Button>
        )
      }
    >
      <Text size='sm' c='dimmed'>
        {t(isRecorded ? 'recordHint' : 'issueHint')} <Link to={`/intake/${file.id}/siak`}>{t('siak')}</Link>
      </Text>
      {file.products.map(({ product, format }) => {
        const document = definition.products.find((one) => one.id === product)?.label ?? { id: product }
        return (
          <Fieldset key={product} legend={localized(document)}>
            <Stack gap='xs'>
              <TextInput
                label={t(isRecorded ? 'recordNumber' : 'productNumber')}
                required={!isRecorded}
                error={wrongNumber(product, document) ?? errorAt(`products.${product}.number`)}
                maxLength={60}
                autoComplete='off'
                value={entered(product).number}
                onChange={(event) => change(product, { number: event.currentTarget.value })}
                onBlur={() => setLeft([...left, product])}
              />
              {format === 'pdf' && (
                <TextInput
                  label={t('issueLink')}
                  type='url'
                  error={errorAt(`products.${product}.siakLink`)}
                  maxLength={500}
                  autoComplete='off'
                  value={entered(product).siakLink}
                  onChange={(event) => change(product, { siakLink: event.currentTarget.value })}
                />
              )}
            </Stack>
          </Fieldset>
        )
      })}
      {asksReason && (
        <Textarea
          label={t('siakReason')}
          description={t('siakReasonHint')}
          rows={3}
          maxLength={2000}
          value={reason.value}
          onChange={(event) => reason.setValue(event.currentTarget.value)}
        />
      )}
    </ActionForm>
  )
}
