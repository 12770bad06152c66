import { useTexts } from '@sipelandukilat/sdk'
import { Notice } from '@sipelandukilat/ui'
import { ProblemNotice } from '../problem/problem-notice'
import { isProblem } from '../problem/problem-of'
import { complaintsTexts } from '../texts/texts'

/** Why a step was refused; a change by somebody else in its own words. */
export function Refusal({ error }: { error: unknown }) {
  const t = useTexts(complaintsTexts)
  if (!isProblem(error, 'version-conflict')) return <ProblemNotice error={error} />
  return (
    <Notice tone='warning' role='alert'>
      {t('changedElsewhere')}
    </Notice>
  )
}
