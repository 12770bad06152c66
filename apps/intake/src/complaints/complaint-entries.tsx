import { localized, useFormat, useLanguage, useTexts } from '@sipelandukilat/sdk'
import { roleLabels } from '@sipelandukilat/sdk/api'
import { type Complaint, type ComplaintEntry, complaintKindLabel } from '@sipelandukilat/sdk/api/complaints'
import { complaintsTexts } from '../texts/texts'

/** What was said and done, oldest first. */
export function ComplaintEntries({ complaint }: { complaint: Complaint }) {
  const t = useTexts(complaintsTexts)
  return (
    <ol className='complaint-entries' aria-label={t('said')}>
      <Entry title={t('entry.first')} at={complaint.receivedAt} text={complaint.words ?? t('erased')} />
      {complaint.entries.map((entry) => (
        <EntryOf key={entry.id} entry={entry} />
      ))}
    </ol>
  )
}

function EntryOf({ entry }: { entry: ComplaintEntry }) {
  const t = useTexts(complaintsTexts)
  const { language } = useLanguage()
  const role = entry.assigneeRole && localized(roleLabels[entry.assigneeRole], language)
  const kindOf = (kind: ComplaintEntry['kindAfter']) => (kind ? complaintKindLabel(kind, language) : '')
  const titles: Record<ComplaintEntry['kind'], () => string> = {
    reply: () => t('entry.reply'),
    answer: () => t('entry.answer'),
    closing: () => t('entry.closing'),
    forwarding: () => t('entry.forwarding', { to: entry.assigneeName ?? role ?? t('officer') }),
    kind: () => t('entry.kind', { before: kindOf(entry.kindBefore), after: kindOf(entry.kindAfter) }),
  }
  return (
    <Entry
      title={titles[entry.kind]()}
      at={entry.at}
      text={entry.text}
      author={entry.authorKind === 'officer' ? (entry.authorName ?? t('officer')) : null}
      isOurs={entry.authorKind !== 'citizen'}
    />
  )
}

type EntryProps = { title: string; at: string; text: string | null; author?: string | null; isOurs?: boolean }

function Entry({ title, at, text, author = null, isOurs = false }: EntryProps) {
  const format = useFormat()
  return (
    <li data-ours={isOurs || undefined}>
      <header>
        <strong>{title}</strong>
        <time dateTime={at}>{format.dateTime(at)}</time>
      </header>
      {text !== null && <p className='intake-note'>{text}</p>}
      {author !== null && <footer>{author}</footer>}
    </li>
  )
}
