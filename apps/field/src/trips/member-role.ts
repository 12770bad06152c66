import { ordinaryMember } from '@sipelandukilat/sdk/api/field'

/** What somebody does on a trip: what was entered, or the words for who has no task of their own. */
export const roleName = (role: string, t: (key: 'members.role.member') => string): string =>
  role === ordinaryMember ? t('members.role.member') : role
