import { useLocalized, useStoredDraft, useTexts } from '@sipelandukilat/sdk'
import type { ApplicationFile } from '@sipelandukilat/sdk/api'
import { Button, Fieldset, Text, TextInput } from '@sipelandukilat/ui'
import { useId } from 'react'
import { fileTexts } from '../texts/texts'
import { ActionForm, type FormProps } from './action-form'
import { useFileScope } from './file-scope'
import { ProductFile } from './products-panel'
import { useTransition } from './use-transition'

/** Whether nothing of it is handed over: what was done stands in the register. */
export const isRecordOnly = (file: ApplicationFile) =>
  file.products.length > 0 && file.products.every(({ format }) => format === 'record')

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
  // Nobody is sent anywhere by what was filled in beforehand: a place is chosen.
  const placeOf = ({ product, pickupPlace }: (typeof lacking)[number]) => draft.value[product] ?? pickupPlace ?? ''
  const choose = (product: string, place: string) => draft.setValue({ ...draft.value, [product]: place })
  const pickups = lacking.flatMap((one) => {
    const place = placeOf(one).trim()
    return place === '' ? [] : [{ id: one.product, place }]
  })
  const box = useId()
  const copyOf = (path: string) => lacking.find(({ product }) => path === `products.${product}.copy`)?.product
  const openUpload = (product: string) =>
    document.getElementById(`${box}-${product}`)?.querySelector<HTMLInputElement>('input[type="file"]')?.click()
  return (
    <ActionForm
      submit={t('readySend')}
      disabled={false}
      step={step}
      onSubmit={() => step.mutate({ action: 'make_ready', pickups })}
      onClose={onClose}
      fixFor={(path) => {
        const product = copyOf(path)
        return (
          product !== undefined && (
            <Button variant='default' size='compact-sm' onClick={() => openUpload(product)}>
              {t('copyFix')}
            </Button>
          )
        )
      }}
    >
      <Text size='sm' c='dimmed'>
        {t(lacking.length === 0 ? 'readyAll' : 'readyHint')}
      </Text>
      {lacking.map((one) => {
        const { product } = one
        const named = definition.products.find((one) => one.id === product)
        return (
          <Fieldset key={product} id={`${box}-${product}`} legend={named ? localized(named.label) : product}>
            <ProductFile product={product} />
            <TextInput
              label={t('pickupPlace')}
              description={t('pickupHint')}
              maxLength={120}
              autoComplete='off'
              value={placeOf(one)}
              onChange={(event) => choose(product, event.currentTarget.value)}
            />
            <Button variant='default' size='compact-sm' mt={4} onClick={() => choose(product, t('pickupOffice'))}>
              {t('pickupOffice')}
            </Button>
          </Fieldset>
        )
      })}
    </ActionForm>
  )
}
