import { html } from '../html'
import { draftDaysOnDevice } from '../kept-on-device'
import { renderPage } from '../layout'
import { addresses, type Site } from '../site'

/** The figures by which the system keeps and deletes, in the unit that each name tells. */
export type RetentionFigures = Readonly<
  Record<
    | 'surplusDays'
    | 'unclaimedUploadDays'
    | 'unclaimedConversationFileDays'
    | 'draftDays'
    | 'handledMessageDays'
    | 'messageIdentityDays'
    | 'answeredRequestDays'
    | 'codeMinutes'
    | 'endedHours'
    | 'idleMinutes'
    | 'sessionHours'
    | 'followMinutes'
    | 'choiceDays'
    | 'knownDeviceDays',
    number
  >
>

/** A kind of data: what it is for, how long it is kept, what happens then, and on which basis. */
type Kept = { id: string; title: string; use: string; kept: string; next: string; basis: string }

function kindsOf({ say }: Site, figures: RetentionFigures): readonly Kept[] {
  return [
    {
      id: 'permohonan',
      title: say('keptApplication'),
      use: say('keptApplicationUse'),
      kept: say('keptApplicationLong'),
      next: say('keptApplicationThen', { days: figures.surplusDays }),
      basis: say('keptApplicationBasis'),
    },
    {
      id: 'berkas',
      title: say('keptUsed'),
      use: say('keptUsedUse'),
      kept: say('keptUsedLong'),
      next: say('keptUsedThen'),
      basis: say('keptUsedBasis'),
    },
    {
      id: 'berkas-tak-terpakai',
      title: say('keptUnused'),
      use: say('keptUnusedUse'),
      kept: say('keptUnusedLong', {
        days: figures.unclaimedUploadDays,
        chatDays: figures.unclaimedConversationFileDays,
      }),
      next: say('keptUnusedThen'),
      basis: say('keptUnusedBasis'),
    },
    {
      id: 'draf',
      title: say('keptDrafts'),
      use: say('keptDraftsUse'),
      kept: say('keptDraftsLong', { days: figures.draftDays }),
      next: say('keptDraftsThen'),
      basis: say('keptDraftsBasis'),
    },
    {
      id: 'draf-hp',
      title: say('keptPhone'),
      use: say('keptPhoneUse'),
      kept: say('keptPhoneLong', { days: draftDaysOnDevice }),
      next: say('keptPhoneThen'),
      basis: say('keptPhoneBasis'),
    },
    {
      id: 'percakapan',
      title: say('keptTalks'),
      use: say('keptTalksUse'),
      kept: say('keptTalksLong', { days: figures.handledMessageDays, identityDays: figures.messageIdentityDays }),
      next: say('keptTalksThen'),
      basis: say('keptTalksBasis'),
    },
    {
      id: 'pengaduan',
      title: say('keptComplaints'),
      use: say('keptComplaintsUse'),
      kept: say('keptComplaintsLong'),
      next: say('keptComplaintsThen'),
      basis: say('keptComplaintsBasis'),
    },
    {
      id: 'survei',
      title: say('keptSurvey'),
      use: say('keptSurveyUse'),
      kept: say('keptSurveyLong'),
      next: say('keptSurveyThen'),
      basis: say('keptSurveyBasis'),
    },
    {
      id: 'antrean',
      title: say('keptQueue'),
      use: say('keptQueueUse'),
      kept: say('keptQueueLong'),
      next: say('keptQueueThen'),
      basis: say('keptQueueBasis'),
    },
    {
      id: 'kunjungan',
      title: say('keptVisits'),
      use: say('keptVisitsUse'),
      kept: say('keptVisitsLong'),
      next: say('keptVisitsThen'),
      basis: say('keptVisitsBasis'),
    },
    {
      id: 'permintaan-data',
      title: say('keptRequests'),
      use: say('keptRequestsUse'),
      kept: say('keptRequestsLong', { days: figures.answeredRequestDays }),
      next: say('keptRequestsThen'),
      basis: say('keptRequestsBasis'),
    },
    {
      id: 'kode',
      title: say('keptCodes'),
      use: say('keptCodesUse'),
      kept: say('keptCodesLong', { minutes: figures.codeMinutes, endedHours: figures.endedHours }),
      next: say('keptCodesThen'),
      basis: say('keptCodesBasis'),
    },
    {
      id: 'sesi',
      title: say('keptSessions'),
      use: say('keptSessionsUse'),
      kept: say('keptSessionsLong', {
        idleMinutes: figures.idleMinutes,
        hours: figures.sessionHours,
        endedHours: figures.endedHours,
        followMinutes: figures.followMinutes,
        choiceDays: figures.choiceDays,
        deviceDays: figures.knownDeviceDays,
      }),
      next: say('keptSessionsThen'),
      basis: say('keptSessionsBasis'),
    },
    {
      id: 'jejak',
      title: say('keptTrail'),
      use: say('keptTrailUse'),
      kept: say('keptTrailLong'),
      next: say('keptTrailThen'),
      basis: say('keptTrailBasis'),
    },
    {
      id: 'modul',
      title: say('keptModules'),
      use: say('keptModulesUse'),
      kept: say('keptModulesLong'),
      next: say('keptModulesThen'),
      basis: say('keptModulesBasis'),
    },
    {
      id: 'cadangan',
      title: say('keptBackups'),
      use: say('keptBackupsUse'),
      kept: say('keptBackupsLong'),
      next: say('keptBackupsThen'),
      basis: say('keptBackupsBasis'),
    },
  ]
}

/** The retention schedule: of each kind of data what the system does with it, by its own figures. */
export function renderRetention(site: Site, figures: RetentionFigures): string {
  const { say } = site
  const fact = (label: string, value: string) => html`<div><dt>${label}</dt><dd>${value}</dd></div>`
  const body = html`<h1>${say('retentionTitle')}</h1><p class="lead">${say('retentionIntro')}</p>${kindsOf(
    site,
    figures,
  ).map(
    ({ id, title, use, kept, next, basis }) =>
      html`<section class="part" id="${id}"><h2>${title}</h2><p>${kept}</p><details><summary>${say('retentionMore')}</summary><dl class="facts">${fact(say('retentionUse'), use)}${fact(say('retentionThen'), next)}${fact(say('retentionBasis'), basis)}</dl></details></section>`,
  )}<div class="actions"><a class="button" href="${addresses.privacy}">${say('navPrivacy')}</a></div>`
  return renderPage(site, { texts: ['retention'], title: say('retentionTitle'), body })
}
