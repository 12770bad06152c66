import { useLanguage, useMessages } from '@sipelandukilat/sdk'
import { carrierLabel, DeliveryCarrier } from '@sipelandukilat/sdk/forms'
import { Select, TextInput } from '@sipelandukilat/ui'
import { useState } from 'react'
import { ActionForm, type FormProps } from '../file/action-form'
import { useTransition } from '../file/use-transition'
import { handoverMessages } from './messages'
import { fromWita, toWita } from './wita'

/** Who carries the documents, and since when. */
export function DeliveryForm({ onClose }: FormProps) {
  const t = useMessages(handoverMessages)
  const { language } = useLanguage()
  const [carrier, setCarrier] = useState<DeliveryCarrier>('officer')
  const [reference, setReference] = useState('')
  const [at, setAt] = useState(() => toWita(Date.now()))
  const step = useTransition(onClose)
  return (
    <ActionForm
      submit={t('deliverSend')}
      disabled={at === ''}
      step={step}
      onSubmit={() => step.mutate({ action: 'deliver', delivery: { carrier, reference }, occurredAt: fromWita(at) })}
      onClose={onClose}
    >
      <Select
        label={t('carrier')}
        options={DeliveryCarrier.options.map((one) => ({ value: one, label: carrierLabel(one, language) }))}
        value={carrier}
        onChange={(chosen) => {
          const known = DeliveryCarrier.safeParse(chosen)
          if (known.success) setCarrier(known.data)
        }}
      />
      <TextInput
        label={t('reference')}
        maxLength={60}
        autoComplete='off'
        value={reference}
        onChange={(event) => setReference(event.currentTarget.value)}
      />
      <TextInput
        label={t('sentAt')}
        type='datetime-local'
        required
        value={at}
        onChange={(event) => setAt(event.currentTarget.value)}
      />
    </ActionForm>
  )
}
