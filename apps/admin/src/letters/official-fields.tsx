import { fieldMessage, useTexts } from '@sipelandukilat/sdk'
import type { ProblemError } from '@sipelandukilat/sdk/api'
import { CivilGrade, rankLabel } from '@sipelandukilat/sdk/forms'
import { Select, TextInput } from '@sipelandukilat/ui'
import { lettersTexts } from '../texts/texts'

type Official = { name: string; nip: string; grade: CivilGrade }

type OfficialFieldsProps = {
  value: Official
  /** Where refused entries lie in the request: `head` or `acting`. */
  path: string
  error: ProblemError | null
  onChange: (change: Partial<Official>) => void
}

/** Name, NIP and rank of who signs. */
export function OfficialFields({ value, path, error, onChange }: OfficialFieldsProps) {
  const t = useTexts(lettersTexts)
  return (
    <>
      <TextInput
        label={t('official.name')}
        required
        maxLength={120}
        value={value.name}
        error={fieldMessage(error, `${path}.name`)}
        onChange={(event) => onChange({ name: event.currentTarget.value })}
      />
      <TextInput
        label={t('official.nip')}
        description={t('official.nip.hint')}
        required
        inputMode='numeric'
        maxLength={24}
        value={value.nip}
        error={fieldMessage(error, `${path}.nip`)}
        onChange={(event) => onChange({ nip: event.currentTarget.value })}
      />
      <Select
        label={t('official.rank')}
        value={value.grade}
        options={CivilGrade.options.map((grade) => ({ value: grade, label: rankLabel(grade) }))}
        onChange={(grade) => onChange({ grade: CivilGrade.parse(grade) })}
      />
    </>
  )
}
