import {
  Link,
  navigate,
  ProblemState,
  useApi,
  useLanguage,
  useLocalized,
  usePageParam,
  usePageQuery,
  usePageTitle,
  useTexts,
} from '@sipelandukilat/sdk'
import { type ApplicationFile, supplyApplication } from '@sipelandukilat/sdk/api'
import {
  initialAnswers,
  type Lacks,
  type ServiceDefinition,
  ServiceFormFields,
  toLocalDate,
} from '@sipelandukilat/sdk/forms'
import { Button, EmptyState, Group, LoadingState, Notice, Page, showToast } from '@sipelandukilat/ui'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { AttachmentFields } from '../entry/attachment-fields'
import '../entry/entry.css'
import { toEntryBody } from '../entry/entry-draft'
import { errorsOf, useFirstErrorFocus } from '../entry/entry-errors'
import { ApplicantFields, ChannelField, PresenceFields } from '../entry/people-fields'
import { useKeptDraft } from '../entry/use-entry-draft'
import { useEntryHome } from '../entry/use-entry-home'
import '../file/file.css'
import { useDefinition, useFile, useReadAgain } from '../file/file-scope'
import { ProblemNotice } from '../problem/problem-notice'
import { supplyTexts } from '../texts/texts'
import { useUploads } from '../upload/use-uploads'
import { MissingList } from './missing-list'
import { toSupplyDraft } from './to-supply-draft'

/** Finishes an application that was sent before it was whole: what is known stands in the form already. */
export function SupplyPage() {
  const t = useTexts(supplyTexts)
  const id = usePageParam('applicationId')
  const file = useFile(id)
  const definition = useDefinition(file.data?.serviceCode, file.data?.serviceVersion)
  usePageTitle(t('title'))
  const failed = file.isError ? file : definition.isError ? definition : undefined
  if (failed)
    return <ProblemState error={failed.error} onRetry={() => void failed.refetch()} isRetrying={failed.isFetching} />
  if (!file.data || !definition.data) return <LoadingState withTitle rows={8} />
  if (file.data.lacks === null || file.data.masked)
    return (
      <Page title={t('title')} breadcrumbs={[<ToFile key='file' file={file.data} />]}>
        <EmptyState title={t(file.data.masked ? 'masked' : 'nothingMissing')} />
      </Page>
    )
  return <SupplyForm key={file.data.version} file={file.data} lacks={file.data.lacks} definition={definition.data} />
}

const ToFile = ({ file }: { file: ApplicationFile }) => (
  <Link to={`/intake/${file.id}`}>{file.applicantName ?? file.trackingNumber}</Link>
)

type SupplyFormProps = { file: ApplicationFile; lacks: Lacks; definition: ServiceDefinition }

function SupplyForm({ file, lacks: missing, definition }: SupplyFormProps) {
  const t = useTexts(supplyTexts)
  const api = useApi()
  const readAgain = useReadAgain()
  const localized = useLocalized()
  const { language } = useLanguage()
  const { channels: own, isRegistrar } = useEntryHome()
  const [query] = usePageQuery()
  // Who comes from the stop of a trip finishes it there, whatever they are at the office.
  const channels = query.get('channel') === 'field' ? (['field'] as const) : own
  const [first] = useState(() => {
    const known = toSupplyDraft(file, channels[0] ?? 'counter', t('sentBefore'))
    return { ...known, answers: { ...initialAnswers(definition), ...known.answers } }
  })
  const { draft, latest, change, clear } = useKeptDraft(`intake/supply/${file.id}/${file.version}`, first)
  const today = toLocalDate(new Date())
  const uploads = useUploads()

  const saving = useMutation({
    mutationFn: () => {
      const { applicant, presence, answers, attachments, channel } = toEntryBody(draft, definition, { language, today })
      const body = {
        channel,
        applicant,
        answers,
        attachments,
        expectedVersion: file.version,
        ...(presence ? { presence } : {}),
      }
      return api.call(supplyApplication, { params: { id: file.id }, body })
    },
    onSuccess: ({ lacks }) => {
      clear()
      readAgain(file.id)
      if (lacks === null) showToast({ tone: 'positive', message: t(isRegistrar ? 'completeByRegistrar' : 'complete') })
      else showToast({ tone: 'info', message: t('saved', { count: lacks.fields.length + lacks.attachments.length }) })
      // A registrar follows what they filed themselves; the rest is the office's once it is whole.
      void navigate(lacks === null && isRegistrar ? '/intake?view=incomplete' : `/intake/${file.id}`)
    },
  })
  const errors = errorsOf(saving.error)
  useFirstErrorFocus(saving.error)
  const save = (event: FormEvent) => {
    event.preventDefault()
    if (!saving.isPending && !uploads.isUploading) saving.mutate()
  }
  const fields = { draft, errors, onChange: change }

  return (
    <Page
      title={t('title')}
      description={`${localized(definition.title)} · ${file.trackingNumber}`}
      breadcrumbs={[<ToFile key='file' file={file} />]}
      width='reading'
    >
      <MissingList lacks={missing} definition={definition} hint={t('hint')} isLinked />
      <form className='intake-form' onSubmit={save} noValidate>
        <ChannelField {...fields} channels={channels} />
        <ApplicantFields {...fields} definition={definition} />
        <ServiceFormFields
          definition={definition}
          answers={draft.answers}
          today={today}
          errors={errors}
          onChange={(answers) => change({ answers })}
        />
        <PresenceFields {...fields} definition={definition} />
        <AttachmentFields
          definition={definition}
          answers={draft.answers}
          today={today}
          files={draft.attachments}
          sentBefore={first.attachments.map(({ uploadId }) => uploadId)}
          errors={errors}
          track={uploads.track}
          onAttach={(added) => change({ attachments: [...latest().attachments, added] })}
          onRemove={(uploadId) =>
            change({ attachments: latest().attachments.filter((one) => one.uploadId !== uploadId) })
          }
        />
        {Object.keys(errors).length > 0 ? (
          <Notice tone='negative' role='alert'>
            {t('wrong')}
          </Notice>
        ) : (
          <ProblemNotice error={saving.error} />
        )}
        <Group>
          <Button type='submit' loading={saving.isPending} disabled={uploads.isUploading}>
            {t('save')}
          </Button>
        </Group>
      </form>
    </Page>
  )
}
