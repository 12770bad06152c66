import { fromLocalDateTime, toLocalDateTime, useLocalized, useTexts } from '@sipelandukilat/sdk'
import type { DeliveryCarrier } from '@sipelandukilat/sdk/forms'
import { Checkbox, DateTimeInput, TextInput } from '@sipelandukilat/ui'
import { useState } from 'react'
import { ActionForm, type FormProps } from '../file/action-form'
import { useFileScope } from '../file/file-scope'
import { lackingCopies } from '../file/ready-form'
import { useTransition } from '../file/use-transition'
import { handoverTexts } from '../texts/texts'
import { CarrierSelect } from './carrier-select'

/** Who carries the documents, and since when; one without a file is said to be on paper. */
export function DeliveryForm({ onClose }: FormProps) {
  const t = useTexts(handoverTexts)
  const [carrier, setCarrier] = useState<DeliveryCarrier>('officer')
  const [reference, setReference] = useState('')
  const [isOnPaper, setOnPaper] = useState(false)
  const localized = useLocalized()
  const { file, definition } = useFileScope()
  const printed = lackingCopies(file)
    .filter(({ pickupPlace }) => pickupPlace === null)
    .map(({ product }) => {
      const named = definition.products.find((one) => one.id === product)
      return named ? localized(named.label) : product
    })
  const [at, setAt] = useState(() => toLocalDateTime(Date.now()))
  const occurredAt = fromLocalDateTime(at)
  const step = useTransition(onClose)
  return (
    <ActionForm
      submit={t('deliverSend')}
      disabled={occurredAt === undefined || (printed.length > 0 && !isOnPaper)}
      step={step}
      onSubmit={() => {
        if (occurredAt !== undefined)
          step.mutate({ action: 'deliver', delivery: { carrier, reference, isOnPaper }, occurredAt })
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
      {printed.length > 0 && (
        <Checkbox
          label={t('onPaper', { documents: printed.join(', ') })}
          checked={isOnPaper}
          onChange={(event) => setOnPaper(event.currentTarget.checked)}
        />
      )}
      <DateTimeInput label={t('sentAt')} required value={at} onChange={setAt} />
    </ActionForm>
  )
}
