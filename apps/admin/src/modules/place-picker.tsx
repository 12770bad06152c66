import { useTexts } from '@sipelandukilat/sdk'
import { placeOf } from '@sipelandukilat/sdk/api'
import { Group, Select } from '@sipelandukilat/ui'
import { modulesTexts } from '../texts/texts'
import { useDecider } from './decider'
import { usePlaces } from './places'

export type PlaceLevel = 'platform' | 'province' | 'regency'

type PlacePickerProps = {
  levels: readonly PlaceLevel[]
  /** The widest place that may be chosen; without it the reader's own. */
  within?: string
  /** The empty code is the platform; undefined while nothing is chosen. */
  value: string | undefined
  onChange: (place: string | undefined) => void
  error?: string | undefined
}

/** A province and in it a regency, as far as the reader may decide; shows nothing where there is no choice. */
export function PlacePicker({ levels, within, value, onChange, error }: PlacePickerProps) {
  const t = useTexts(modulesTexts)
  const decider = useDecider()
  const own = within ?? decider.place
  const place = own || value
  const province = place ? placeOf(place).provinceCode : undefined
  const asksProvince = own === ''
  const asksRegency = own.length < 5 && levels.includes('regency') && province !== undefined
  const provinces = usePlaces(null, asksProvince)
  const regencies = usePlaces(province ?? null, asksRegency)
  const toOptions = (places: readonly { code: string; name: string }[] | undefined) =>
    (places ?? []).map(({ code, name }) => ({ value: code, label: name }))
  if (!asksProvince && !asksRegency) return null
  return (
    <Group align='flex-end' gap='xs'>
      {asksProvince && (
        <Select
          label={t('province')}
          placeholder={levels.includes('platform') ? t('platform') : t('chooseProvince')}
          options={toOptions(provinces.data)}
          value={province ?? ''}
          error={asksRegency ? undefined : error}
          onChange={(code) => onChange(code !== '' ? code : levels.includes('platform') ? '' : undefined)}
        />
      )}
      {asksRegency && (
        <Select
          label={t('regency')}
          placeholder={levels.includes('province') ? t('wholeProvince') : t('chooseRegency')}
          options={toOptions(regencies.data)}
          value={value?.length === 5 ? value : ''}
          error={error}
          onChange={(code) => onChange(code === '' ? province : code)}
        />
      )}
    </Group>
  )
}
