import { surplusAfterDays } from '@sipelandukilat/domain'
import { choiceDays, type RetentionFigures } from '@sipelandukilat/portal'
import { codeMinutes } from '../../features/accounts/account-code'
import { draftDays } from '../../features/conversations/draft'
import { keptDays } from '../../features/maintenance/kept-for'
import { knownDeviceDays } from '../../platform/identity/device-trust'
import { followMinutes } from '../../platform/identity/identity'
import { absoluteHours, idleMinutes } from '../../platform/identity/sessions'

/** What the page on retention names: the constants by which data are kept and deleted. */
export const retentionFigures: RetentionFigures = {
  surplusDays: surplusAfterDays,
  unclaimedUploadDays: keptDays.unclaimedUpload,
  unclaimedConversationFileDays: keptDays.unclaimedConversationFile,
  draftDays,
  handledMessageDays: keptDays.handledMessage,
  messageIdentityDays: keptDays.messageIdentity,
  answeredRequestDays: keptDays.answeredDataRequest,
  codeMinutes,
  endedHours: keptDays.ended * 24,
  idleMinutes,
  sessionHours: absoluteHours,
  followMinutes,
  choiceDays,
  knownDeviceDays,
}
