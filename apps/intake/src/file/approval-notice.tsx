import { useLanguage, useTexts } from '@sipelandukilat/sdk'
import { approvalReason, approverLabel } from '@sipelandukilat/sdk/forms'
import { Notice, Text } from '@sipelandukilat/ui'
import { fileTexts } from '../texts/texts'
import { useFileScope } from './file-scope'

/** Who must decide, why, and by which article; and who must be appointed where nobody can. */
export function ApprovalNotice() {
  const t = useTexts(fileTexts)
  const { language } = useLanguage()
  const { file, definition } = useFileScope()
  const isAhead = file.status === 'verifying' || file.status === 'approving'
  if (!file.approval || !definition.approval || !isAhead) return null
  const { by, lacksHead, lacksPaper, verifier, signatory } = file.approval
  return (
    <Notice
      tone={lacksHead || lacksPaper ? 'warning' : 'info'}
      title={t('approval.by', { who: approverLabel(by, language) })}
    >
      {approvalReason(definition.approval, language)}
      {verifier !== null && <Text>{t('approval.verifier', { name: verifier })}</Text>}
      {signatory && <Text>{t('approval.signatory', signatory)}</Text>}
      {lacksHead && <Text>{t('approval.lacksHead')}</Text>}
      {lacksPaper && <Text>{t('approval.lacksPaper')}</Text>}
    </Notice>
  )
}
