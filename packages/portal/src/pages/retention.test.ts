import { languageCodes } from '@sipelandukilat/domain'
import { expect, test } from 'vitest'
import { draftDaysOnDevice } from '../kept-on-device'
import { createSite } from '../site'
import { renderPrivacy } from './information'
import { renderRetention } from './retention'

const figures = {
  surplusDays: 1,
  unclaimedUploadDays: 2,
  unclaimedConversationFileDays: 3,
  draftDays: 4,
  handledMessageDays: 5,
  messageIdentityDays: 6,
  answeredRequestDays: 7,
  codeMinutes: 8,
  endedHours: 9,
  idleMinutes: 10,
  sessionHours: 11,
  followMinutes: 12,
  choiceDays: 13,
  knownDeviceDays: 14,
}

test.each(languageCodes)('both pages name the days of drafts on the phone by which these go (%s)', (language) => {
  const site = createSite({ language, assets: { scripts: {} }, path: '/' })
  const draft = new RegExp(`\\b${draftDaysOnDevice} (hari|days)`)
  expect(renderRetention(site, figures).split('id="draf-hp"')[1]?.split('</section>')[0]).toMatch(draft)
  expect(renderPrivacy(site, [])).toMatch(draft)
  expect(renderRetention(site, figures)).not.toMatch(/{{|undefined/)
})
