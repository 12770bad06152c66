import { useFormat, useLanguage, useTexts } from '@sipelandukilat/sdk'
import { channelLabel, isClosed } from '@sipelandukilat/sdk/api'
import { useRegionNames } from '@sipelandukilat/sdk/forms'
import { KeyValueList, Notice } from '@sipelandukilat/ui'
import { DueBadge } from '../inbox/due-badge'
import { Panel } from '../panel/panel'
import { fileTexts } from '../texts/texts'
import { useFileScope } from './file-scope'

const noticeableDelayMs = 3_600_000
/** What is said and done in one go is one moment. */
const oneMomentMs = 60_000

/** Where and when, how it came, and how much time the office has left. */
export function FileSummary({ now }: { now: number }) {
  const t = useTexts(fileTexts)
  const format = useFormat()
  const { language } = useLanguage()
  const { file } = useFileScope()
  const nameOf = useRegionNames(file.domicileVillageCode === null ? [] : [file.domicileVillageCode])
  const isEnteredLater = Date.parse(file.recordedAt) - Date.parse(file.occurredAt) > noticeableDelayMs
  // The citizen counts from the first message, the office from the day on which nothing was missing.
  const hasWaitedLonger =
    file.status === 'incomplete' || Date.parse(file.submittedAt) - Date.parse(file.waitingSince) > oneMomentMs
  const items = [
    { key: 'place', label: t('place'), value: file.place },
    ...(file.domicileVillageCode !== null && file.domicileVillageCode !== file.villageCode
      ? [{ key: 'domicile', label: t('domicile'), value: nameOf(file.domicileVillageCode) ?? file.domicileVillageCode }]
      : []),
    { key: 'channel', label: t('channel'), value: channelLabel(file.channel, language) },
    ...(hasWaitedLonger
      ? [{ key: 'waiting', label: t('waitingSince'), value: format.dayOrTime(file.waitingSince) }]
      : []),
    ...(file.status === 'incomplete'
      ? []
      : [
          {
            key: 'submitted',
            label: t(hasWaitedLonger ? 'completeSince' : 'submitted'),
            value: format.dayOrTime(file.submittedAt),
          },
        ]),
    ...(isEnteredLater ? [{ key: 'recorded', label: t('recorded'), value: format.dateTime(file.recordedAt) }] : []),
    { key: 'since', label: t('since'), value: format.dayOrTime(file.statusSince) },
    // Of what has ended no deadline runs.
    ...(isClosed(file.status) ? [] : [{ key: 'due', label: t('due'), value: <DueBadge row={file} now={now} /> }]),
    ...(file.move
      ? [
          {
            key: 'move',
            label: t(file.move.side === 'letter' ? 'move.letter' : 'move.arrival'),
            value: t(file.move.side === 'letter' ? 'move.letterValue' : `move.${file.move.state}`, {
              number: file.move.trackingNumber,
              regency: file.move.regencyName,
              date: format.date(file.move.issuedOn),
              until: format.date(file.move.until),
            }),
          },
        ]
      : []),
    ...(file.appointment
      ? [
          {
            key: 'appointment',
            label: t('appointment'),
            value: t('appointment.value', { date: format.date(file.appointment.date), place: file.appointment.place }),
          },
        ]
      : []),
  ]
  return (
    <Panel title={t('service')}>
      <KeyValueList items={items} />
    </Panel>
  )
}

export function Warnings() {
  const t = useTexts(fileTexts)
  const { file } = useFileScope()
  if (file.warnings.length === 0) return null
  return (
    <Notice tone='warning' title={t('warnings')}>
      <ul className='intake-problems'>
        {file.warnings.map(({ path, message }) => (
          <li key={`${path} ${message}`}>{message}</li>
        ))}
      </ul>
      {t('warningsHint')}
    </Notice>
  )
}
