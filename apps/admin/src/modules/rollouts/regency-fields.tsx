import { ProblemState, useTexts } from '@sipelandukilat/sdk'
import { Checkbox, Fieldset, LoadingState, Text, TileGrid } from '@sipelandukilat/ui'
import { rolloutsTexts } from '../../texts/texts'
import { usePlaces } from '../places'

type RegencyFieldsProps = {
  provinceCode: string
  value: readonly string[]
  /** Those that may not be taken away. */
  kept?: readonly string[]
  onChange: (codes: string[]) => void
}

/** The regencies of a province, each by a mark of its own. */
export function RegencyFields({ provinceCode, value, kept = [], onChange }: RegencyFieldsProps) {
  const t = useTexts(rolloutsTexts)
  const regencies = usePlaces(provinceCode)
  return (
    <Fieldset legend={t('regencies')}>
      {kept.length === 0 && (
        <Text size='sm' c='dimmed' mb='xs'>
          {t('regencies.hint')}
        </Text>
      )}
      {regencies.error ? (
        <ProblemState error={regencies.error} onRetry={() => void regencies.refetch()} />
      ) : !regencies.data ? (
        <LoadingState rows={3} />
      ) : (
        <TileGrid minWidth='13rem'>
          {regencies.data.map(({ code, name }) => (
            <Checkbox
              key={code}
              label={name}
              disabled={kept.includes(code)}
              checked={value.includes(code)}
              onChange={(event) =>
                onChange(event.currentTarget.checked ? [...value, code] : value.filter((one) => one !== code))
              }
            />
          ))}
        </TileGrid>
      )}
    </Fieldset>
  )
}
