import { useApi, useTexts } from '@sipelandukilat/sdk'
import { listRegions, type ProblemError } from '@sipelandukilat/sdk/api'
import { Group, Select } from '@sipelandukilat/ui'
import { useQuery } from '@tanstack/react-query'
import { administrationTexts } from '../texts/texts'

type Choice = { code: string; name: string }

type RegionPickerProps = {
  /** Levels the role may have, of `platform`, `province`, `regency`, `district`, `village`. */
  scopes: readonly string[]
  /** The administrator's own region; null for the platform. */
  within: string | null
  value: string | null
  onChange: (code: string | null) => void
  error?: string | undefined
}

function useRegionsIn(parent: string | null, isWanted: boolean) {
  const api = useApi()
  return useQuery<Choice[], ProblemError>({
    queryKey: ['admin', 'regions', parent],
    queryFn: async () =>
      (await api.call(listRegions, { query: parent === null ? {} : { parent: parent as never } })).items,
    enabled: isWanted,
    staleTime: Number.POSITIVE_INFINITY,
  })
}

const levelOf = (code: string | null) => (code === null ? 0 : code.split('.').length)
const levels = ['platform', 'province', 'regency', 'district', 'village']

/** Steps down the regions as far as the role goes; each step is a plain list. */
export function RegionPicker({ scopes, within, value, onChange, error }: RegionPickerProps) {
  const t = useTexts(administrationTexts)
  const deepest = Math.max(...scopes.map((scope) => levels.indexOf(scope)))
  const parts = value?.split('.') ?? []
  const codeAt = (level: number) => (parts.length >= level ? parts.slice(0, level).join('.') : null)
  const own = levelOf(within)
  const provinces = useRegionsIn(null, own < 1 && deepest >= 1)
  const regencies = useRegionsIn(codeAt(1) ?? within, own < 2 && deepest >= 2 && (codeAt(1) ?? within) !== null)
  const districts = useRegionsIn(codeAt(2), deepest >= 3 && codeAt(2) !== null)
  const villages = useRegionsIn(codeAt(3), deepest >= 4 && codeAt(3) !== null)
  const labels = ['', t('users.region'), t('regencies.name'), t('users.district'), t('users.village')]
  const step = (level: number, choices: readonly Choice[] | undefined) =>
    choices &&
    level <= deepest && (
      <Select
        key={level}
        label={labels[level] ?? ''}
        placeholder={scopes.includes(levels[level - 1] ?? '') ? t('users.wholeRegency') : t('users.choose')}
        options={choices.map((choice) => ({ value: choice.code, label: choice.name }))}
        value={codeAt(level) ?? ''}
        error={level === deepest ? error : undefined}
        onChange={(code) => onChange(code === '' ? codeAt(level - 1) : code)}
      />
    )
  return (
    <Group align='flex-end' gap='xs'>
      {step(1, provinces.data)}
      {step(2, regencies.data)}
      {step(3, districts.data)}
      {step(4, villages.data)}
    </Group>
  )
}
