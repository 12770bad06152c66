import { useLocalized, useStoredDraft, useTexts } from '@sipelandukilat/sdk'
import type { ApplicationFile } from '@sipelandukilat/sdk/api'
import { Fieldset, Text, TextInput } from '@sipelandukilat/ui'
import { fileTexts } from '../texts/texts'
import { ActionForm, type FormProps } from './action-form'
import { useFileScope } from './file-scope'
import { ProductFile } from './products-panel'
import { useTransition } from './use-transition'

/** Documents that nobody can be given yet. */
export const lackingCopies = (file: ApplicationFile) => file.products.filter(({ lacksCopy }) => lacksCopy)

type Places = Record<string, string>
const noPlaces: Places = {}
const arePlaces = (value: unknown): value is Places =>
  typeof value === 'object' && value !== null && Object.values(value).every((one) => typeof one === 'string')

/** How the citizen gets each document that has no file yet: it is attached here, or collected somewhere. */
export function ReadyForm({ onClose }: FormProps) {
  const t = useTexts(fileTexts)
  const localized = useLocalized()
  const { file, definition } = useFileScope()
  const draft = useStoredDraft(`intake/${file.id}/ready`, noPlaces, arePlaces)
  const step = useTransition(() => {
    draft.clear()
    onClose()
  })
  const lacking = lackingCopies(file)
  const placeOf = (product: string) => draft.value[product] ?? t('pickupOffice')
  const pickups = lacking.map(({ product }) => ({ id: product, place: placeOf(product).trim() }))
  return (
    <ActionForm
      submit={t('readySend')}
      disabled={pickups.some(({ place }) => place === '')}
      step={step}
      onSubmit={() => step.mutate({ action: 'make_ready', pickups })}
      onClose={onClose}
    >
      <Text size='sm' c='dimmed'>
        {t('readyHint')}
      </Text>
      {lacking.map(({ product }) => {
        const named = definition.products.find((one) => one.id === product)
        return (
          <Fieldset key={product} legend={named ? localized(named.label) : product}>
            <ProductFile product={product} />
            <TextInput
              label={t('pickupPlace')}
              required
              maxLength={120}
              autoComplete='off'
              value={placeOf(product)}
              onChange={(event) => draft.setValue({ ...draft.value, [product]: event.currentTarget.value })}
            />
          </Fieldset>
        )
      })}
    </ActionForm>
  )
}
