import { fromLocalDateTime, toLocalDateTime, useTexts } from '@sipelandukilat/sdk'
import type { DeliveryCarrier } from '@sipelandukilat/sdk/forms'
import { DateTimeInput, TextInput } from '@sipelandukilat/ui'
import { useState } from 'react'
import { ActionForm, type FormProps } from '../file/action-form'
import { useTransition } from '../file/use-transition'
import { handoverTexts } from '../texts/texts'
import { CarrierSelect } from './carrier-select'

/** Who carries the documents, and since when. */
export function DeliveryForm({ onClose }: FormProps) {
  const t = useTexts(handoverTexts)
  const [carrier, setCarrier] = useState<DeliveryCarrier>('officer')
  const [reference, setReference] = useState('')
  const [at, setAt] = useState(() => toLocalDateTime(Date.now()))
  const occurredAt = fromLocalDateTime(at)
  const step = useTransition(onClose)
  return (
    <ActionForm
      submit={t('deliverSend')}
      disabled={occurredAt === undefined}
      step={step}
      onSubmit={() => {
        if (occurredAt !== undefined) step.mutate({ action: 'deliver', delivery: { carrier, reference }, occurredAt })
      }}
      onClose={onClose}
    >
      <CarrierSelect label={t('carrier')} value={carrier} onChange={setCarrier} />
      <TextInput
        label={t('reference')}
        maxLength={60}
        autoComplete='off'
        value={reference}
        onChange={(event) => setReference(event.currentTarget.value)}
      />
      <DateTimeInput label={t('sentAt')} required value={at} onChange={setAt} />
    </ActionForm>
  )
}
