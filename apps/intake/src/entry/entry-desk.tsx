import { Link, localized, ProblemState, useApi, useLanguage, usePageTitle, useTexts } from '@sipelandukilat/sdk'
import { checkApplication, createApplication, type ResponseOf } from '@sipelandukilat/sdk/api'
import { linkConversation } from '@sipelandukilat/sdk/api/conversations'
import {
  actingPlaceQuestion,
  initialAnswers,
  needsApproval,
  privacyNoticeVersion,
  RegionSelect,
  ServiceFormFields,
  ServiceSelect,
  toLocalDate,
  withDelegation,
} from '@sipelandukilat/sdk/forms'
import { Button, Checkbox, DateInput, Fieldset, LoadingState, Notice, Page, Stack, Text } from '@sipelandukilat/ui'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { toConversationPath } from '../conversations/conversation-query'
import { useDefinition } from '../file/file-scope'
import '../file/file.css'
import { ProblemNotice } from '../problem/problem-notice'
import { useServices } from '../services/use-services'
import { useUploads } from '../upload/use-uploads'
import { AttachmentFields } from './attachment-fields'
import { ConversationFiles } from './conversation-files'
import { ConversationReceipt } from './conversation-receipt'
import './entry.css'
import { entryTexts } from '../texts/texts'
import { toEntryBody } from './entry-draft'
import { errorsOf, useFirstErrorFocus } from './entry-errors'
import type { EntryOrigin } from './entry-origin'
import { ApplicantFields, AssistanceFields, ChannelField, PresenceFields } from './people-fields'
import { Receipt, type ReceiptFacts } from './receipt'
import { useEntryDraft } from './use-entry-draft'
import { useEntryHome } from './use-entry-home'

type Warnings = ResponseOf<typeof checkApplication>['warnings']

/** The form of an officer for one application; that of a conversation is linked to it once it is sent. */
export function EntryDesk({ origin }: { origin: EntryOrigin | undefined }) {
  const t = useTexts(entryTexts)
  const api = useApi()
  const { language } = useLanguage()
  const { services } = useServices()
  const home = useEntryHome()
  const { draft, latest, change: changeDraft, startOver: emptyForm, clear, isRestored } = useEntryDraft(home, origin)
  /** What does not fit in the entry as it stands; once it was shown, it is sent. */
  const [warnings, setWarnings] = useState<Warnings>([])
  const change: typeof changeDraft = (part) => {
    setWarnings([])
    changeDraft(part)
  }
  // Who acts by form F-1.07 hands it in.
  const isByForm = draft.assistedBy.relation === 'delegate' && draft.assistedBy.authority === 'F-1.07'
  const definition = useDefinition(draft.serviceCode === '' ? undefined : draft.serviceCode)
  const place = definition.data && actingPlaceQuestion(definition.data)
  const [receipt, setReceipt] = useState<ReceiptFacts>()
  const uploads = useUploads()
  const today = toLocalDate(new Date())
  // Papers are asked by the day on which a report was handed in.
  const handedIn = draft.receivedOn || today
  usePageTitle(t('title'))

  // The form of the service chosen begins with what its definition chooses at first.
  const formAnswers =
    definition.data && Object.keys(draft.answers).length === 0 ? initialAnswers(definition.data) : draft.answers
  const sending = useMutation({
    mutationFn: async ({ restFollows }: { restFollows: boolean }) => {
      if (!definition.data) throw new Error('The form is sent before it is shown')
      const body = {
        ...toEntryBody({ ...draft, answers: formAnswers }, definition.data, { language, today }),
        restFollows,
      }
      const found = warnings.length > 0 ? [] : (await api.call(checkApplication, { body })).warnings
      if (found.length > 0) return { found }
      const answer = await api.call(createApplication, { body }, { idempotencyKey: draft.key })
      const applicantName = draft.applicant.name
      const isDecidedByHead = needsApproval(definition.data, formAnswers, handedIn)
      return {
        receipt: { receipt: answer, definition: definition.data, applicantName, receivedOn: handedIn, isDecidedByHead },
      }
    },
    onSuccess: ({ found = [], receipt: given }) => {
      setWarnings(found)
      if (!given) return
      setReceipt(given)
      clear()
      if (origin) linking.mutate(given.receipt.id)
    },
  })
  const linking = useMutation({
    mutationFn: async (applicationId: string) => {
      if (origin) await api.call(linkConversation, { params: { id: origin.conversation.id }, body: { applicationId } })
    },
  })
  const startOver = () => {
    emptyForm()
    setWarnings([])
    setReceipt(undefined)
    sending.reset()
  }
  /** Whoever saves what is not complete goes on with that after a warning or a refusal. */
  const isSaving = sending.variables?.restFollows === true
  const savesRest = warnings.length > 0 && isSaving
  const errors = errorsOf(sending.error)
  const errorCount = Object.keys(errors).length
  useFirstErrorFocus(sending.error)
  const send = (event: FormEvent) => {
    event.preventDefault()
    if (!sending.isPending && !uploads.isUploading) sending.mutate({ restFollows: savesRest })
  }

  if (receipt)
    return (
      <Page title={t('title')} width='reading'>
        {origin && (
          <ConversationReceipt
            conversation={origin.conversation}
            receipt={receipt.receipt}
            definition={receipt.definition}
            linking={{
              isPending: linking.isPending,
              error: linking.error,
              onRetry: () => linking.mutate(receipt.receipt.id),
            }}
          />
        )}
        <Receipt {...receipt} onNext={startOver} />
      </Page>
    )
  return (
    <Page
      title={t('title')}
      description={origin ? t('fromConversation', { title: origin.conversation.title }) : t('description')}
      {...(origin
        ? {
            breadcrumbs: [
              <Link key='conversation' to={toConversationPath({ view: 'all', open: origin.conversation.id })}>
                {t('conversation')}
              </Link>,
            ],
          }
        : {})}
      width='reading'
      actions={
        <Button variant='default' onClick={startOver}>
          {t('startOver')}
        </Button>
      }
    >
      {isRestored && (
        <Notice tone='info' role='status'>
          {t('restored')}
        </Notice>
      )}
      <form className='intake-form' onSubmit={send} noValidate>
        <Fieldset legend={t('start')}>
          <Stack gap='sm'>
            <ServiceSelect
              id='serviceCode'
              label={t('service')}
              placeholder={t('chooseService')}
              services={services}
              error={errors.serviceCode}
              value={draft.serviceCode}
              onChange={(serviceCode) => change({ serviceCode, answers: {}, attachments: [] })}
            />
            {home.villageCode === '' && (
              <RegionSelect
                id='villageCode'
                label={place ? localized(place.label, language) : t('village')}
                {...(place?.help ? { description: localized(place.help, language) } : {})}
                within={home.regionCode}
                error={errors.villageCode}
                value={draft.villageCode}
                onChange={(villageCode) => change({ villageCode })}
              />
            )}
            <ChannelField draft={draft} errors={errors} onChange={change} channels={home.channels} />
            <DateInput
              id='occurredAt'
              label={t('receivedOn')}
              max={today}
              error={errors.occurredAt}
              value={handedIn}
              onChange={(receivedOn) => change({ receivedOn })}
            />
          </Stack>
        </Fieldset>
        {draft.serviceCode === '' ? (
          <Text c='dimmed'>{t('chooseFirst')}</Text>
        ) : definition.isError ? (
          <ProblemState
            error={definition.error}
            onRetry={() => void definition.refetch()}
            isRetrying={definition.isFetching}
          />
        ) : definition.data === undefined ? (
          <LoadingState />
        ) : (
          <>
            <ApplicantFields draft={draft} errors={errors} onChange={change} definition={definition.data} />
            <AssistanceFields draft={draft} errors={errors} onChange={change} />
            <ServiceFormFields
              definition={definition.data}
              answers={formAnswers}
              today={today}
              errors={errors}
              onChange={(answers) => change({ answers })}
            />
            <PresenceFields draft={draft} errors={errors} onChange={change} definition={definition.data} />
            {origin && (
              <ConversationFiles
                conversation={origin.conversation}
                definition={definition.data}
                answers={formAnswers}
                today={handedIn}
                files={draft.attachments}
                onAttach={(file) => change({ attachments: [...latest().attachments, file] })}
              />
            )}
            <AttachmentFields
              definition={isByForm ? withDelegation(definition.data) : definition.data}
              answers={formAnswers}
              today={handedIn}
              files={draft.attachments}
              errors={errors}
              track={uploads.track}
              onAttach={(file) => change({ attachments: [...latest().attachments, file] })}
              onRemove={(uploadId) =>
                change({ attachments: latest().attachments.filter((file) => file.uploadId !== uploadId) })
              }
            />
            <Checkbox
              id='declaration'
              label={t('declaration', { version: privacyNoticeVersion })}
              checked={draft.declaration}
              error={errors.declaration !== undefined && !draft.declaration ? t('declarationMissing') : undefined}
              onChange={(event) => change({ declaration: event.currentTarget.checked })}
            />
            {errorCount > 0 ? (
              <Notice
                tone='negative'
                role='alert'
                title={t('wrong', { count: errorCount })}
                actions={
                  <Button
                    size='compact-sm'
                    variant='default'
                    loading={sending.isPending}
                    disabled={uploads.isUploading}
                    onClick={() => sending.mutate({ restFollows: true })}
                  >
                    {t('saveIncomplete')}
                  </Button>
                }
              >
                {t(isSaving ? 'wrongNotSaved' : 'wrongHint')}
              </Notice>
            ) : (
              <ProblemNotice error={sending.error} />
            )}
            {warnings.length > 0 && (
              <Notice tone='warning' role='alert' title={t('warnings')}>
                <ul className='intake-problems'>
                  {warnings.map(({ path, message }) => (
                    <li key={`${path} ${message}`}>{message}</li>
                  ))}
                </ul>
                {t('warningsHint')}
              </Notice>
            )}
            <div>
              <Button type='submit' loading={sending.isPending} disabled={uploads.isUploading}>
                {t(savesRest ? 'saveAnyway' : warnings.length > 0 ? 'sendAnyway' : 'send')}
              </Button>
            </div>
          </>
        )}
      </form>
    </Page>
  )
}
