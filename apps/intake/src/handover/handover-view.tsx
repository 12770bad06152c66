import { useFormat, useLanguage, useTexts } from '@sipelandukilat/sdk'
import {
  carrierLabel,
  DeliveryCarrier,
  HandoverMethod,
  HandoverProof,
  HandoverRecipient,
  handoverMethodLabel,
  handoverProofLabel,
  isInGroup,
  recipientLabel,
} from '@sipelandukilat/sdk/forms'
import { Anchor, Text } from '@sipelandukilat/ui'
import { useFileScope } from '../file/file-scope'
import { handoverTexts } from '../texts/texts'

/** How the documents left the office and who received them, with the paper for it. */
export function HandoverView() {
  const t = useTexts(handoverTexts)
  const format = useFormat()
  const { language } = useLanguage()
  const { file } = useFileScope()
  const { handover } = file
  const lines = handover
    ? [
        handover.carrier &&
          handover.sentAt &&
          t('sent', { time: format.dateTime(handover.sentAt), carrier: carrierLabel(handover.carrier, language) }),
        handover.reference && t('sentReference', { reference: handover.reference }),
        handover.recipient &&
          handover.method &&
          t('received', {
            recipient: [recipientLabel(handover.recipient, language), handover.relation].filter(Boolean).join(', '),
            method: [handoverMethodLabel(handover.method, language), handover.place].filter(Boolean).join(', '),
          }),
        handover.proof && t('proven', { proof: handoverProofLabel(handover.proof, language) }),
        handover.note,
      ].filter((line) => line !== null && line !== '')
    : []
  return (
    <>
      {lines.map((line) => (
        <Text key={line} size='sm' className='intake-note'>
          {line}
        </Text>
      ))}
      {isInGroup(file.status, 'issued') && (
        <Anchor
          className='ui-no-print'
          href={`/api/v1/applications/${file.id}/handover.pdf`}
          target='_blank'
          rel='noopener'
        >
          {t('print')}
        </Anchor>
      )}
    </>
  )
}

/** What an entry of the history says of a handover, in words. */
export function HandoverFacts({ data }: { data: Record<string, unknown> }) {
  const { language } = useLanguage()
  const carrier = DeliveryCarrier.safeParse(data.carrier).data
  const recipient = HandoverRecipient.safeParse(data.recipient).data
  const method = HandoverMethod.safeParse(data.handoverMethod).data
  const proof = HandoverProof.safeParse(data.proof).data
  const facts = [
    carrier && carrierLabel(carrier, language),
    recipient && recipientLabel(recipient, language),
    method && handoverMethodLabel(method, language),
    proof && handoverProofLabel(proof, language),
  ].filter((fact) => fact !== undefined)
  return facts.length > 0 ? <Text size='sm'>{facts.join(' · ')}</Text> : null
}
