import { useLanguage } from '@sipelandukilat/sdk'
import { carrierLabel, DeliveryCarrier } from '@sipelandukilat/sdk/forms'
import { Select } from '@sipelandukilat/ui'

type CarrierSelectProps = { label: string; value: DeliveryCarrier; onChange: (carrier: DeliveryCarrier) => void }

/** Who carries documents. */
export function CarrierSelect({ label, value, onChange }: CarrierSelectProps) {
  const { language } = useLanguage()
  return (
    <Select
      label={label}
      options={DeliveryCarrier.options.map((one) => ({ value: one, label: carrierLabel(one, language) }))}
      value={value}
      onChange={(chosen) => {
        const known = DeliveryCarrier.safeParse(chosen)
        if (known.success) onChange(known.data)
      }}
    />
  )
}
