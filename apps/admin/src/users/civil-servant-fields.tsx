import { fieldMessage, useTexts } from '@sipelandukilat/sdk'
import type { ProblemError } from '@sipelandukilat/sdk/api'
import { CivilGrade, rankLabel } from '@sipelandukilat/sdk/forms'
import { Group, Select, TextInput } from '@sipelandukilat/ui'
import { administrationTexts } from '../texts/texts'

/** As it is typed; both may be empty. */
export type CivilServant = { nip: string; grade: string }

export const toCivilServant = ({ nip, grade }: CivilServant) => ({
  nip: nip.trim() === '' ? null : nip,
  grade: grade === '' ? null : CivilGrade.parse(grade),
})

type CivilServantFieldsProps = {
  value: CivilServant
  error: ProblemError | null
  onChange: (value: CivilServant) => void
}

/** Number and rank of a civil servant, as they stand on travel orders. */
export function CivilServantFields({ value, error, onChange }: CivilServantFieldsProps) {
  const t = useTexts(administrationTexts)
  return (
    <Group grow align='flex-start'>
      <TextInput
        label={t('users.nip')}
        description={t('users.nip.hint')}
        inputMode='numeric'
        maxLength={24}
        value={value.nip}
        error={fieldMessage(error, 'nip')}
        onChange={(event) => onChange({ ...value, nip: event.currentTarget.value })}
      />
      <Select
        label={t('users.rank')}
        description={t('users.rank.hint')}
        placeholder={t('users.rank.none')}
        value={value.grade}
        options={CivilGrade.options.map((grade) => ({ value: grade, label: rankLabel(grade) }))}
        onChange={(grade) => onChange({ ...value, grade })}
      />
    </Group>
  )
}
