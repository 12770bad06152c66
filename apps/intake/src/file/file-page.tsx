import {
  Link,
  linkTo,
  ProblemState,
  useAbility,
  useFormat,
  useLanguage,
  useLive,
  useLocalized,
  usePageParam,
  usePageTitle,
  useTexts,
} from '@sipelandukilat/sdk'
import { type ApplicationFile, applicationLabel } from '@sipelandukilat/sdk/api'
import { type ServiceDefinition, withDelegation } from '@sipelandukilat/sdk/forms'
import { ActionMenu, Button, LoadingState, Notice, Page, StatusBadge } from '@sipelandukilat/ui'
import { type MouseEvent, useState } from 'react'
import { DelegatePanel } from '../delegate/delegate-panel'
import { useFormsOf } from '../paper/use-official-forms'
import { useRegionsWithin } from '../services/use-regions'
import { ActionPanel } from './action-panel'
import { AnswersView } from './answers-view'
import { AssignmentPanel } from './assignment-panel'
import { DecisionLetterPanel } from './decision-letter-panel'
import { DuplicatesPanel } from './duplicates-panel'
import { FileAside, type FileTab, messagesId } from './file-aside'
import { statusTones } from './status-tone'
import './file.css'
import { fileTexts, messagesTexts } from '../texts/texts'
import { CaseSteps } from './case-steps'
import { FileProvider, useDefinition, useFile, useTimeline } from './file-scope'
import { FileSummary, Warnings } from './file-summary'
import { PeopleView } from './people-view'
import { ProductsPanel } from './products-panel'
import { GrantDialog, TransferDialog } from './share-dialogs'
import { useEntryWords } from './timeline-view'
import { UnmaskDialog } from './unmask-dialog'

export function FilePage() {
  const t = useTexts(fileTexts)
  const id = usePageParam('applicationId')
  const query = useFile(id)
  const definition = useDefinition(query.data?.serviceCode, query.data?.serviceVersion)
  const failed = query.isError ? query : definition.isError ? definition : undefined
  if (failed)
    return (
      <Page
        title={t('errorTitle')}
        breadcrumbs={[
          <Link key='inbox' to='/intake'>
            {t('inbox')}
          </Link>,
        ]}
      >
        <ProblemState error={failed.error} onRetry={() => void failed.refetch()} isRetrying={failed.isFetching} />
      </Page>
    )
  if (!query.data || !definition.data) return <LoadingState withTitle rows={8} />
  return <LoadedFile read={query.data} definition={definition.data} readAgain={() => query.refetch()} />
}

type LoadedFileProps = { read: ApplicationFile; definition: ServiceDefinition; readAgain: () => Promise<unknown> }

function LoadedFile({ read, definition, readAgain }: LoadedFileProps) {
  const t = useTexts(fileTexts)
  const m = useTexts(messagesTexts)
  const format = useFormat()
  const localized = useLocalized()
  const { language } = useLanguage()
  const ability = useAbility()
  // Unmasked data are never kept in the cache.
  const [unmasked, setUnmasked] = useState<ApplicationFile>()
  const [dialog, setDialog] = useState<'unmask' | 'transfer' | 'grant'>()
  const [hasConflict, setHasConflict] = useState(false)
  const [changedSeq, setChangedSeq] = useState(0)
  const [now] = useState(Date.now)
  const [tab, setTab] = useState<FileTab>('files')
  const [timesAsked, setTimesAsked] = useState(0)
  const file = unmasked ?? read
  const officialForms = useFormsOf(definition)
  const timeline = useTimeline(file.id)
  const latest = timeline.data?.items.at(-1)
  const { who, what } = useEntryWords(file)
  const regencies = useRegionsWithin(file.transfer ? file.provinceCode : undefined)
  usePageTitle(t('title', { number: file.trackingNumber }))

  const reload = async () => {
    await Promise.all([readAgain(), timeline.refetch()])
  }
  useLive('application.changed', ({ applicationId, seq }) => {
    if (applicationId === file.id && typeof seq === 'number') setChangedSeq(seq)
  })
  useLive('live.reconnected', () => void reload())
  const isStale = !timeline.isFetching && latest !== undefined && changedSeq > latest.seq
  const conflict = async () => {
    await reload()
    setHasConflict(true)
  }
  const openMessages = (event: MouseEvent) => {
    event.preventDefault()
    setTab('messages')
    setTimesAsked((times) => times + 1)
  }
  const more = [
    ...(file.can.transfer && file.transfer === null && file.closedAt === null
      ? [{ id: 'transfer', label: t('transfer'), onSelect: () => setDialog('transfer') }]
      : []),
    ...(file.can.transfer && file.closedAt === null
      ? [{ id: 'grant', label: t('grant'), onSelect: () => setDialog('grant') }]
      : []),
    { id: 'print', label: t('print'), onSelect: () => window.print() },
    {
      id: 'form',
      label: t('printForm'),
      onSelect: () => window.open(`/api/v1/applications/${file.id}/form.pdf`, '_blank', 'noopener'),
    },
    ...(read.masked ? [] : officialForms).map((number) => ({
      id: number,
      label: t('printOfficial', { number }),
      onSelect: () => window.open(`/api/v1/applications/${file.id}/forms/${number}/filled.pdf`, '_blank', 'noopener'),
    })),
  ]

  return (
    <FileProvider
      value={{
        file,
        definition: file.delegate ? withDelegation(definition) : definition,
        canSeeFiles: !read.masked,
        onConflict: () => void conflict(),
      }}
    >
      <Page
        title={file.applicantName ?? file.trackingNumber}
        breadcrumbs={[
          <Link key='inbox' to='/intake'>
            {t('inbox')}
          </Link>,
        ]}
        aside={<StatusBadge tone={statusTones[file.status]}>{applicationLabel(file, language)}</StatusBadge>}
        description={`${localized(definition.title)} · ${file.trackingNumber}`}
        actions={
          <>
            {ability.can('work', 'Application') && !file.masked && file.erasedAt === null && (
              <Button component='a' variant='default' {...linkTo(`/intake/${file.id}/siak`)}>
                {t('siak')}
              </Button>
            )}
            <ActionMenu label={t('more')} actions={more} />
          </>
        }
      >
        {hasConflict && latest && (
          <Notice tone='warning' role='alert' title={t('conflict')}>
            {t('conflictWho', { who: who(latest), time: format.dateTime(latest.recordedAt), what: what(latest) })}
          </Notice>
        )}
        {isStale && (
          <Notice
            tone='info'
            role='status'
            actions={
              <Button size='compact-sm' variant='default' onClick={() => void reload()}>
                {t('reload')}
              </Button>
            }
          >
            {t('changedElsewhere')}
          </Notice>
        )}
        {file.erasedAt !== null && <Notice tone='info'>{t('erased', { at: format.dateTime(file.erasedAt) })}</Notice>}
        {(file.unansweredSince !== null || read.unreadMessages > 0) && (
          <Notice
            tone='warning'
            title={read.unreadMessages > 0 ? m('unread', { count: read.unreadMessages }) : undefined}
            actions={
              read.unreadMessages > 0 && (
                <Button
                  component='a'
                  href={`#${messagesId}`}
                  size='compact-sm'
                  variant='default'
                  onClick={openMessages}
                >
                  {m('openMessages')}
                </Button>
              )
            }
          >
            {file.unansweredSince !== null && m('noticeWaits', { at: format.dateTime(file.unansweredSince) })}
          </Notice>
        )}
        {read.masked && file.erasedAt === null && (
          <Notice
            tone='info'
            actions={
              unmasked ? (
                <Button size='compact-sm' variant='default' onClick={() => setUnmasked(undefined)}>
                  {t('maskAgain')}
                </Button>
              ) : (
                read.can.unmask && (
                  <Button size='compact-sm' variant='default' onClick={() => setDialog('unmask')}>
                    {t('unmask')}
                  </Button>
                )
              )
            }
          >
            {unmasked ? t('unmasked') : t('masked')}
          </Notice>
        )}
        {file.transfer && (
          <Notice tone='info'>
            {t('transferOpen', {
              place:
                regencies.find((one) => one.code === file.transfer?.toRegencyCode)?.name ?? file.transfer.toRegencyCode,
              time: format.dateTime(file.transfer.requestedAt),
            })}{' '}
            {file.transfer.reason}
          </Notice>
        )}
        <Warnings />
        <div className='intake-file'>
          <div className='intake-file-main'>
            <DuplicatesPanel canDecide={ability.can('work', 'Application') && !file.masked && file.closedAt === null} />
            <ActionPanel />
            <DecisionLetterPanel />
            {file.delegate && <DelegatePanel />}
            <ProductsPanel />
            <AssignmentPanel />
            <FileSummary now={now} />
            <CaseSteps />
            <PeopleView />
            {!file.delegate && <DelegatePanel />}
            <AnswersView />
          </div>
          <div className='intake-file-aside'>
            <FileAside tab={tab} onTab={setTab} timesAsked={timesAsked} />
          </div>
        </div>
        {dialog === 'unmask' && (
          <UnmaskDialog
            id={file.id}
            onUnmasked={(opened) => {
              setUnmasked(opened)
              setDialog(undefined)
            }}
            onClose={() => setDialog(undefined)}
          />
        )}
        {dialog === 'transfer' && <TransferDialog onClose={() => setDialog(undefined)} />}
        {dialog === 'grant' && <GrantDialog onClose={() => setDialog(undefined)} />}
      </Page>
    </FileProvider>
  )
}
