import { createHmac } from 'node:crypto'
import { runMigrations } from 'bullmq'
import knex, { type Knex } from 'knex'
import pg from 'pg'
import { queueNames, queueSchema } from '../jobs/queue-names'
import * as foundation from './migrations/0001-foundation'
import * as modules from './migrations/0002-modules'
import * as field from './migrations/0003-field'
import * as reports from './migrations/0004-reports'
import * as conversations from './migrations/0005-conversations'
import * as duplicates from './migrations/0006-duplicates'
import * as escalations from './migrations/0007-escalations'
import * as noticeTemplates from './migrations/0008-notice-templates'
import * as survey from './migrations/0009-survey'
import * as accounts from './migrations/0010-accounts'
import * as complaints from './migrations/0011-complaints'
import * as dataRequests from './migrations/0012-data-requests'
import * as handover from './migrations/0013-handover'
import * as desk from './migrations/0014-desk'
import * as moduleRegistry from './migrations/0015-module-registry'
import * as moduleRecords from './migrations/0016-module-records'
import * as moduleContributions from './migrations/0017-module-contributions'
import * as answersAndSurveyWords from './migrations/0018-answers-and-survey-words'
import * as travelNetwork from './migrations/0019-travel-network'
import * as demandAndJourney from './migrations/0020-demand-and-journey'
import * as planningRuns from './migrations/0021-planning-runs'
import * as fieldCalendar from './migrations/0022-field-calendar'
import * as liveConversations from './migrations/0023-live-conversations'
import * as placeOfAVisitTold from './migrations/0024-place-of-a-visit-told'
import * as packedProblems from './migrations/0025-packed-problems'
import * as transferTellsFromWhere from './migrations/0026-transfer-tells-from-where'
import * as outboxSetAside from './migrations/0027-outbox-set-aside'
import * as ordinaryMembers from './migrations/0028-ordinary-members'
import * as priorityVersion from './migrations/0029-priority-version'
import * as anyLanguage from './migrations/0030-any-language'
import * as rightsProvedInSql from './migrations/0031-rights-proved-in-sql'
import * as keptData from './migrations/0032-kept-data'
import * as oneReach from './migrations/0033-one-reach'
import * as noticesStopped from './migrations/0034-notices-stopped'
import * as mergedAndFirstDue from './migrations/0035-merged-and-first-due'
import * as pickupPlace from './migrations/0036-pickup-place'
import * as lateComplaints from './migrations/0037-late-complaints'
import * as holidayYears from './migrations/0038-holiday-years'
import * as respondents from './migrations/0039-respondents'
import * as serviceCharters from './migrations/0040-service-charters'
import * as sp4nNumbers from './migrations/0041-sp4n-numbers'
import * as incompleteApplications from './migrations/0042-incomplete-applications'
import * as officeHead from './migrations/0043-office-head'
import * as officialLetters from './migrations/0044-official-letters'
import * as travelOrderBasis from './migrations/0045-travel-order-basis'
import * as signedStatements from './migrations/0046-signed-statements'
import * as moves from './migrations/0047-moves'
import * as queueByMessage from './migrations/0048-queue-by-message'
import * as channelTests from './migrations/0049-channel-tests'
import * as applicationMessages from './migrations/0050-application-messages'
import * as dataProtection from './migrations/0051-data-protection'
import * as changedChecks from './migrations/0052-changed-checks'
import * as documentNumbers from './migrations/0053-document-numbers'
import * as onceAndHandedOver from './migrations/0054-once-and-handed-over'
import * as openCovered from './migrations/0055-open-covered'
import * as numberHeld from './migrations/0056-number-held'
import * as complaintKinds from './migrations/0057-complaint-kinds'
import * as cameBack from './migrations/0058-came-back'
import * as confidentialToProvince from './migrations/0059-confidential-to-province'
import * as messagesOfANotice from './migrations/0060-messages-of-a-notice'
import * as heldMessages from './migrations/0061-held-messages'
import * as peopleServed from './migrations/0062-people-served'
import * as callBackTries from './migrations/0063-call-back-tries'
import * as accountStatus from './migrations/0064-account-status'
import * as messagesOfAVisitNotice from './migrations/0065-messages-of-a-visit-notice'
import * as finishedEarly from './migrations/0066-finished-early'
import * as withdrawnMessages from './migrations/0067-withdrawn-messages'
import { databaseRoles } from './policies'

const migrations = {
  '0001-foundation': foundation,
  '0002-modules': modules,
  '0003-field': field,
  '0004-reports': reports,
  '0005-conversations': conversations,
  '0006-duplicates': duplicates,
  '0007-escalations': escalations,
  '0008-notice-templates': noticeTemplates,
  '0009-survey': survey,
  '0010-accounts': accounts,
  '0011-complaints': complaints,
  '0012-data-requests': dataRequests,
  '0013-handover': handover,
  '0014-desk': desk,
  '0015-module-registry': moduleRegistry,
  '0016-module-records': moduleRecords,
  '0017-module-contributions': moduleContributions,
  '0018-answers-and-survey-words': answersAndSurveyWords,
  '0019-travel-network': travelNetwork,
  '0020-demand-and-journey': demandAndJourney,
  '0021-planning-runs': planningRuns,
  '0022-field-calendar': fieldCalendar,
  '0023-live-conversations': liveConversations,
  '0024-place-of-a-visit-told': placeOfAVisitTold,
  '0025-packed-problems': packedProblems,
  '0026-transfer-tells-from-where': transferTellsFromWhere,
  '0027-outbox-set-aside': outboxSetAside,
  '0028-ordinary-members': ordinaryMembers,
  '0029-priority-version': priorityVersion,
  '0030-any-language': anyLanguage,
  '0031-rights-proved-in-sql': rightsProvedInSql,
  '0032-kept-data': keptData,
  '0033-one-reach': oneReach,
  '0034-notices-stopped': noticesStopped,
  '0035-merged-and-first-due': mergedAndFirstDue,
  '0036-pickup-place': pickupPlace,
  '0037-late-complaints': lateComplaints,
  '0038-holiday-years': holidayYears,
  '0039-respondents': respondents,
  '0040-service-charters': serviceCharters,
  '0041-sp4n-numbers': sp4nNumbers,
  '0042-incomplete-applications': incompleteApplications,
  '0043-office-head': officeHead,
  '0044-official-letters': officialLetters,
  '0045-travel-order-basis': travelOrderBasis,
  '0046-signed-statements': signedStatements,
  '0047-moves': moves,
  '0048-queue-by-message': queueByMessage,
  '0049-channel-tests': channelTests,
  '0050-application-messages': applicationMessages,
  '0051-data-protection': dataProtection,
  '0052-changed-checks': changedChecks,
  '0053-document-numbers': documentNumbers,
  '0054-once-and-handed-over': onceAndHandedOver,
  '0055-open-covered': openCovered,
  '0056-number-held': numberHeld,
  '0057-complaint-kinds': complaintKinds,
  '0058-came-back': cameBack,
  '0059-confidential-to-province': confidentialToProvince,
  '0060-messages-of-a-notice': messagesOfANotice,
  '0061-held-messages': heldMessages,
  '0062-people-served': peopleServed,
  '0063-call-back-tries': callBackTries,
  '0064-account-status': accountStatus,
  '0065-messages-of-a-visit-notice': messagesOfAVisitNotice,
  '0066-finished-early': finishedEarly,
  '0067-withdrawn-messages': withdrawnMessages,
} as const

/** The login of the running system: owns nothing, and has the request roles only by `set role`. */
export function loginFor(ownerUrl: string, masterKey: Buffer): { user: string; password: string; url: string } {
  const url = new URL(ownerUrl)
  const database = decodeURIComponent(url.pathname.slice(1))
  const user = `login_${database}`.slice(0, 63)
  const password = createHmac('sha256', masterKey).update(`database login ${database}`).digest('hex')
  url.username = user
  url.password = password
  return { user, password, url: url.toString() }
}

/** Brings the schema, the queue's schema and the login up to date, one process at a time. */
export async function migrate(ownerUrl: string, masterKey: Buffer): Promise<void> {
  const owner = knex({
    client: 'pg',
    connection: ownerUrl,
    pool: { min: 0, max: 2 },
    migrations: {
      migrationSource: {
        getMigrations: async () => Object.keys(migrations) as (keyof typeof migrations)[],
        getMigrationName: (name: keyof typeof migrations) => name,
        getMigration: async (name: keyof typeof migrations) => migrations[name],
      },
    },
  })
  const pool = new pg.Pool({ connectionString: ownerUrl, max: 1 })
  try {
    await owner.migrate.latest()
    await owner.raw("select make_month_partitions((date_trunc('month', now()) - interval '24 months')::date, 48)")
    await runMigrations(pool, queueSchema)
    await grantLogin(owner, loginFor(ownerUrl, masterKey))
  } finally {
    await pool.end()
    await owner.destroy()
  }
}

/** Gives a database's login the right to take on the request roles and to work the queues, and nothing else. */
export async function grantLogin(owner: Knex, login: { user: string; password: string }): Promise<void> {
  await owner.raw(`do $$ begin
    if not exists (select from pg_roles where rolname = '${login.user}') then create role "${login.user}" login noinherit; end if;
  end $$`)
  await owner.raw(
    `alter role "${login.user}" with login noinherit nosuperuser nobypassrls password '${login.password}'`,
  )
  await owner.raw(`grant ${databaseRoles.join(', ')} to "${login.user}"`)
  await owner.raw(`alter role "${login.user}" set timezone to 'UTC'`)
  // Asked before a transaction takes on its role, together with it.
  await owner.raw(`grant execute on function app_prove_session(bytea, timestamptz, integer) to "${login.user}"`)
  // BullMQ would make each queue's sequence at its first job; the login may make nothing, so they are there before.
  for (const name of queueNames)
    await owner.raw(
      `do $$ begin execute format('create sequence if not exists ${queueSchema}.%I', ${queueSchema}.job_id_seq_name('${name}')); end $$`,
    )
  await owner.raw(`grant usage on schema ${queueSchema} to "${login.user}"`)
  await owner.raw(`grant select, insert, update, delete on all tables in schema ${queueSchema} to "${login.user}"`)
  await owner.raw(`grant usage, select, update on all sequences in schema ${queueSchema} to "${login.user}"`)
  await owner.raw(`grant execute on all functions in schema ${queueSchema} to "${login.user}"`)
}
