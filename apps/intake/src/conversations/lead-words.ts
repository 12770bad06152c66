import { useSession, useTexts } from '@sipelandukilat/sdk'
import type { ConversationRow } from '@sipelandukilat/sdk/api/conversations'
import { conversationsTexts } from '../texts/texts'

/** Who answers the citizen now: the system, the reader, or another officer. */
export function useLeadWords(): (row: Pick<ConversationRow, 'handledBy' | 'officerId' | 'officerName'>) => string {
  const t = useTexts(conversationsTexts)
  const me = useSession().user.id
  return ({ handledBy, officerId, officerName }) => {
    if (handledBy === 'dialogue') return t('leads.dialogue')
    return officerId === me ? t('leads.me') : t('leads.officer', { name: officerName ?? t('otherOfficer') })
  }
}
