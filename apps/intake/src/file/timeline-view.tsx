import { ProblemState, useFormat, useLanguage, useLocalized, useTexts } from '@sipelandukilat/sdk'
import {
  type ApplicationFile,
  presenceModeLabel,
  type ResponseOf,
  type readTimeline,
  statusLabel,
} from '@sipelandukilat/sdk/api'
import {
  answerName,
  displayAnswer,
  findField,
  type Lacks,
  lackNames,
  PresenceMode,
  useRegionNames,
} from '@sipelandukilat/sdk/forms'
import { Button, KeyValueList, LoadingState, Text, Timeline } from '@sipelandukilat/ui'
import { useState } from 'react'
import { HandoverFacts } from '../handover/handover-view'
import { Panel } from '../panel/panel'
import { fileTexts } from '../texts/texts'
import { isRegionCode } from './answers-view'
import { useFileScope, useFormerValues, useTimeline } from './file-scope'

export type TimelineEntry = ResponseOf<typeof readTimeline>['items'][number]

const actorKinds = ['citizen', 'system', 'officer', 'supervisor', 'head'] as const
const eventTypes = [
  'submit',
  'supplement',
  'document_replaced',
  'assign',
  'transfer',
  'visit',
  'visit_corrected',
  'delegate_recorded',
  'delegate_accepted',
  'delegate_refused',
  'statement_signed',
  'message_received',
  'message_answered',
] as const

/** What happened in words: the new status, or the kind of event where the status stayed. */
export function useEntryWords({ readyAs }: Pick<ApplicationFile, 'readyAs'>) {
  const t = useTexts(fileTexts)
  const { language } = useLanguage()
  return {
    what: (entry: TimelineEntry) => {
      const isMoved = entry.toStatus !== null && entry.toStatus !== entry.fromStatus
      if (isMoved && entry.toStatus && (entry.fromStatus !== null || entry.toStatus === 'incomplete'))
        return statusLabel(entry.toStatus, language, { readyAs })
      // Older entries do not say whether it lacked.
      if (entry.type === 'supplement' && entry.data.wasLacking === false)
        return t(pathsIn(entry.data.attachments).length > 0 ? 'event.papers_added' : 'event.edited')
      const type = eventTypes.find((one) => one === entry.type)
      return type ? t(`event.${type}`) : t('event.edited')
    },
    who: (entry: TimelineEntry) => {
      const kind = actorKinds.find((one) => one === entry.actorKind) ?? 'system'
      return entry.actorName ?? t(`actor.${kind}`)
    },
  }
}

const noticeableDelayMs = 3_600_000

export function TimelineView() {
  const t = useTexts(fileTexts)
  const format = useFormat()
  const { file } = useFileScope()
  const timeline = useTimeline(file.id)
  const { what, who } = useEntryWords(file)
  const entries = timeline.data?.items ?? []
  return (
    <Panel title={t('timeline')}>
      {timeline.isPending && <LoadingState rows={3} />}
      {timeline.isError && (
        <ProblemState error={timeline.error} onRetry={() => void timeline.refetch()} isRetrying={timeline.isFetching} />
      )}
      <Timeline active={entries.length} bulletSize={14} lineWidth={2}>
        {entries.map((entry) => (
          <Timeline.Item key={entry.seq} title={what(entry)}>
            <Text size='sm' c='dimmed'>
              {who(entry)} · {format.dateTime(entry.recordedAt)}
              {Date.parse(entry.recordedAt) - Date.parse(entry.occurredAt) > noticeableDelayMs &&
                ` · ${t('occurredEarlier', { time: format.dayOrTime(entry.occurredAt) })}`}
            </Text>
            <HandoverFacts data={entry.data} />
            <TransferPlaces data={entry.data} />
            <ChangedFields entry={entry} />
            {entry.note !== null && <Text className='intake-note'>{entry.note}</Text>}
          </Timeline.Item>
        ))}
      </Timeline>
    </Panel>
  )
}

/** Of a transfer: from which office to which. */
function TransferPlaces({ data: { fromRegencyCode: from, toRegencyCode: to } }: { data: TimelineEntry['data'] }) {
  const t = useTexts(fileTexts)
  const isMoved = typeof from === 'string' && typeof to === 'string'
  const nameOf = useRegionNames(isMoved ? [from, to] : [])
  return isMoved ? (
    <Text size='sm'>{t('transferPlaces', { from: nameOf(from) ?? from, to: nameOf(to) ?? to })}</Text>
  ) : null
}

const pathsIn = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((path) => typeof path === 'string') : []

/** Which answers somebody put others in the place of, and which papers they sent; what they were on demand. */
function ChangedFields({ entry: { seq, type, data } }: { entry: TimelineEntry }) {
  const t = useTexts(fileTexts)
  const localized = useLocalized()
  const { definition } = useFileScope()
  const fields = pathsIn(data.changed)
  const attachments = type === 'supplement' || type === 'answer_correction' ? pathsIn(data.attachments) : []
  const namesOf = (lacks: Lacks) => lackNames(definition, lacks).map(localized).join(', ')
  return (
    <>
      {fields.length > 0 && (
        <Text size='sm'>{t('changedFields', { fields: namesOf({ fields, attachments: [] }) })}</Text>
      )}
      {fields.length > 0 && <FormerValues key={seq} seq={seq} />}
      {attachments.length > 0 && (
        <Text size='sm'>{t('sentPapers', { papers: namesOf({ fields: [], attachments }) })}</Text>
      )}
    </>
  )
}

/** What the changed answers were, once it is asked for: each reading is put on record. */
function FormerValues({ seq }: { seq: number }) {
  const t = useTexts(fileTexts)
  const localized = useLocalized()
  const { language } = useLanguage()
  const { file, definition } = useFileScope()
  const [isAsked, setAsked] = useState(false)
  const former = useFormerValues(file.id, seq, isAsked)
  const items = former.data?.items ?? []
  const nameOf = useRegionNames(items.flatMap(({ value }) => (isRegionCode(value) ? [value] : [])))
  const display = ({ path, value }: (typeof items)[number]) => {
    const field = findField(definition, path)?.field
    if (field) return displayAnswer(field, value, language, nameOf)
    const mode = path === 'presence.mode' ? PresenceMode.safeParse(value).data : undefined
    return mode ? presenceModeLabel(mode, language) : String(value)
  }
  if (!isAsked)
    return (
      <Button size='compact-xs' variant='subtle' className='ui-no-print' onClick={() => setAsked(true)}>
        {t('former')}
      </Button>
    )
  if (former.isPending) return <LoadingState rows={1} />
  if (former.isError)
    return <ProblemState error={former.error} onRetry={() => void former.refetch()} isRetrying={former.isFetching} />
  if (items.length === 0) return <Text size='sm'>{t('formerNone')}</Text>
  return (
    <KeyValueList
      items={items.map((one) => ({
        key: one.path,
        label: t('formerOf', { field: localized(answerName(definition, one.path)) }),
        value: display(one),
      }))}
    />
  )
}
