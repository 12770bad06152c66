import {
  delegateObstacle,
  findHandoverGap,
  type HandoverMethod,
  type HandoverProof,
  HandoverRecipient,
  localized,
  recipientLabel,
} from '@sipelandukilat/domain'
import { Notice, Select, Textarea, TextInput } from '@sipelandukilat/ui'
import { useLanguage } from '../language/language'
import { useTexts } from '../language/texts'
import { handoverTexts } from '../texts/texts'
import { ProofField } from './proof-field'

/** Into whose hands documents went, as it is typed. */
export type HandoverEntry = {
  recipient: HandoverRecipient
  to: string
  relation: string
  place: string
  proof: HandoverProof
  note: string
}

/** Who may receive: the applicant, and the delegate as far as one is known. */
export type HandoverPeople = {
  applicant: string
  delegate?: { name: string; kinship: string; status: Parameters<typeof delegateObstacle>[0] } | undefined
}

type Fields = { value: HandoverEntry; onChange: (part: Partial<HandoverEntry>) => void }

/** Why these documents cannot go to a delegate, if that is whom they are to go to and nobody may. */
const obstacleOf = ({ recipient }: HandoverEntry, people: HandoverPeople) =>
  recipient === 'delegate' ? delegateObstacle(people.delegate?.status) : undefined

/** Whether nothing that a handover must say is left open. */
export const isHandoverComplete = (
  value: HandoverEntry,
  people: HandoverPeople,
  { method, at, hasFile }: { method: HandoverMethod; at: string; hasFile: boolean },
): boolean =>
  !obstacleOf(value, people) && (value.proof === 'none' || hasFile) && !findHandoverGap({ ...value, method, at })

/** Who received the documents. */
export function ReceiverFields({ value, onChange, people }: Fields & { people: HandoverPeople }) {
  const t = useTexts(handoverTexts)
  const { language } = useLanguage()
  const obstacle = obstacleOf(value, people)
  const namesOf = (recipient: HandoverRecipient): Partial<HandoverEntry> =>
    recipient === 'applicant'
      ? { to: people.applicant }
      : recipient === 'delegate' && people.delegate
        ? { to: people.delegate.name, relation: people.delegate.kinship }
        : { to: '' }
  return (
    <>
      <Select
        label={t('recipient')}
        options={HandoverRecipient.options.map((one) => ({ value: one, label: recipientLabel(one, language) }))}
        value={value.recipient}
        onChange={(chosen) => {
          const recipient = HandoverRecipient.safeParse(chosen)
          if (recipient.success) onChange({ recipient: recipient.data, ...namesOf(recipient.data) })
        }}
      />
      {obstacle && <Notice tone='warning'>{localized(obstacle, language)}</Notice>}
      <TextInput
        label={t('to')}
        required
        maxLength={120}
        autoComplete='off'
        value={value.to}
        onChange={(event) => onChange({ to: event.currentTarget.value })}
      />
      {value.recipient !== 'applicant' && (
        <TextInput
          label={t('relation')}
          description={t('relationHint')}
          required={value.recipient === 'family'}
          maxLength={60}
          autoComplete='off'
          value={value.relation}
          onChange={(event) => onChange({ relation: event.currentTarget.value })}
        />
      )}
    </>
  )
}

/** Where documents were handed over. */
export function HandoverPlaceField({ value, onChange }: Fields) {
  const t = useTexts(handoverTexts)
  return (
    <TextInput
      label={t('place')}
      maxLength={120}
      autoComplete='off'
      value={value.place}
      onChange={(event) => onChange({ place: event.currentTarget.value })}
    />
  )
}

/** What shows that documents were received, or why nothing does. */
export function ReceiptFields({
  value,
  onChange,
  file,
  onFile,
  failure,
  isDownload = false,
}: Fields & {
  file: File | undefined
  onFile: (file: File | undefined) => void
  /** Why the proof was not sent, if it was not. */
  failure: string | undefined
  /** What is downloaded needs no proof. */
  isDownload?: boolean
}) {
  const t = useTexts(handoverTexts)
  const isUnproven = !isDownload && value.proof === 'none'
  return (
    <>
      {!isDownload && (
        <ProofField kind={value.proof} file={file} onKind={(proof) => onChange({ proof })} onFile={onFile} />
      )}
      <Textarea
        label={isUnproven ? t('noteWhy') : t('note')}
        required={isUnproven}
        rows={2}
        maxLength={500}
        value={value.note}
        onChange={(event) => onChange({ note: event.currentTarget.value })}
      />
      {failure !== undefined && (
        <Notice tone='negative' role='alert'>
          {t('uploadFailed', { reason: failure })}
        </Notice>
      )}
    </>
  )
}
