import { useApi, useSession, useTexts } from '@sipelandukilat/sdk'
import { listRegions, type ProblemError, placeOf, type ResponseOf } from '@sipelandukilat/sdk/api'
import { Select } from '@sipelandukilat/ui'
import { useQuery } from '@tanstack/react-query'
import { teamsTexts } from '../texts/texts'

const keepers: readonly string[] = ['province_admin', 'trip_coordinator', 'regency_admin', 'supervisor']

/** Whose teams the reader keeps: a province with its regencies, or one regency. */
export function useOffices(): {
  provinceCode: string
  regencyCode: string | null
  nameOf: (code: string | null) => string
  regencies: { code: string; name: string }[]
} {
  const t = useTexts(teamsTexts)
  const api = useApi()
  const { roles } = useSession()
  const home = roles.find((role) => keepers.includes(role.role))?.regionCode ?? ''
  const provinceCode = placeOf(home).provinceCode
  const { data } = useQuery<ResponseOf<typeof listRegions>, ProblemError>({
    queryKey: ['regions', provinceCode],
    queryFn: () => api.call(listRegions, { query: { parent: provinceCode as never } }),
    staleTime: 3_600_000,
    enabled: provinceCode !== '',
  })
  const regencies = data?.items ?? []
  return {
    provinceCode,
    regencyCode: home.length > 2 ? placeOf(home).regencyCode : null,
    nameOf: (code) =>
      code === null ? t('office.province') : (regencies.find((regency) => regency.code === code)?.name ?? code),
    regencies,
  }
}

type OfficeSelectProps = { value: string; onChange: (code: string) => void }

/** The office a new team or kit belongs to; an empty text is the province. Fixed for who keeps one regency. */
export function OfficeSelect({ value, onChange }: OfficeSelectProps) {
  const t = useTexts(teamsTexts)
  const { regencyCode, regencies, nameOf } = useOffices()
  const options = regencyCode
    ? [{ value: regencyCode, label: nameOf(regencyCode) }]
    : [
        { value: '', label: t('office.province') },
        ...regencies.map((regency) => ({ value: regency.code, label: regency.name })),
      ]
  return <Select label={t('office')} options={options} value={value} onChange={onChange} />
}
