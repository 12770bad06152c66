import type { Role } from '@sipelandukilat/access'
import { placeOf, surveyElementIds } from '@sipelandukilat/domain'
import { exampleLetterSettings } from './letter-settings'

/** Places the walk asks about: the role's own region, a sibling in its province, another province. */
export type Target = {
  regencyCode: string
  villageCode: string
  applicationId: string
  userId: string
  attachmentId: string
  transferId: string
  visitRequestId: string
  tripId: string
  stopId: string
  teamId: string
  kitId: string
  leaveId: string
  maintenanceId: string
  travelNodeId: string
  otherNodeId: string
  travelLegId: string
  planningRunId: string
  duplicateId: string
  conversationId: string
  conversationFileId: string
  callBackId: string
  channelTestId: string
  complaintId: string
  complaintFileId: string
  dataRequestId: string
  dataIncidentId: string
  moduleId: string
  rolloutId: string
  moduleKeyId: string
  recordId: string
  queueTicketId: string
}

export type WalkRow = {
  /** Who may, when the row lies in their region. Written by hand, apart from the rules: this is the second opinion. */
  roles: readonly Role[] | 'public' | 'citizen' | 'account' | 'signed-in'
  /** `row`: the request names a row, so the region decides. `list`: always answered, and must hold no foreign row. */
  kind: 'row' | 'list' | 'own'
  params?: (target: Target) => Record<string, string>
  query?: (target: Target) => Record<string, string>
  body?: (target: Target) => unknown
}

const files: readonly Role[] = ['province_admin', 'office_head', 'supervisor', 'intake_officer']
const workers: readonly Role[] = ['supervisor', 'intake_officer']
/** Who reads a file of the office with its people's numbers. */
const fileReaders = workers.concat(['office_head'])
const requestHandlers: readonly Role[] = ['regency_admin', 'supervisor', 'intake_officer']
const regionReaders: readonly Role[] = [
  'platform_admin',
  'province_admin',
  'province_viewer',
  'trip_coordinator',
  'regency_admin',
  'office_head',
  'supervisor',
  'intake_officer',
  'field_officer',
  'village_registrar',
]
const visitReaders: readonly Role[] = [
  'province_admin',
  'trip_coordinator',
  'supervisor',
  'intake_officer',
  'field_officer',
]
const reportReaders: readonly Role[] = [
  'province_admin',
  'province_viewer',
  'trip_coordinator',
  'regency_admin',
  'office_head',
  'supervisor',
]
const planners: readonly Role[] = ['trip_coordinator']
const tripReaders: readonly Role[] = ['province_admin', 'trip_coordinator', 'office_head', 'supervisor']
const teamKeepers: readonly Role[] = ['province_admin', 'trip_coordinator', 'regency_admin']
/** Who keeps what a province has entered for all of it. */
const provinceKeepers: readonly Role[] = ['platform_admin', 'province_admin']
const networkKeepers: readonly Role[] = ['province_admin', 'trip_coordinator']
const networkReaders: readonly Role[] = ['province_admin', 'trip_coordinator', 'regency_admin', 'supervisor']
const nodeInput = {
  kind: 'other',
  name: 'Tempat uji',
  villageCode: null,
  latitude: null,
  longitude: null,
  isEstimate: true,
}
const legInput = (target: Target) => ({
  fromId: target.travelNodeId,
  toId: target.otherNodeId,
  isBothWays: true,
  mode: 'road',
  minutes: 30,
  rupiahPerPerson: 0,
  rupiahPerTrip: 0,
  mostPeople: null,
  mostKilograms: null,
  timetable: [],
  timetableBack: [],
  months: null,
  profiles: ['dry'],
  closures: [],
  isEstimate: true,
  note: '',
})
const networkFile = (target: Target) => ({
  provinceCode: provinceOf(target),
  kind: 'nodes',
  csv: 'kode,jenis,nama\nUJI,lainnya,Tempat uji\n',
})
export const planningSettings = (regencyCode: string) => ({
  regencyCodes: [regencyCode],
  teams: [],
  kits: [],
  budget: null,
  fairnessFloor: 0,
  profile: 'dry',
  objectives: ['people'],
  effort: 'quick',
  hours: { from: '07:00', until: '18:00' },
  setUp: 30,
  perPerson: 15,
})
const proposedTrips = [
  {
    team: 'uji',
    kit: 'uji',
    startDay: 0,
    endDay: 0,
    stops: [],
    leavesAt: 0,
    arrivesAt: 0,
    rupiah: 0,
    people: 0,
    priority: 0,
  },
]
const byPlanningRun = (target: Target) => ({ id: target.planningRunId })
const byVisitRequest = (target: Target) => ({ id: target.visitRequestId })
const byVillage = (target: Target) => ({ villageCode: target.villageCode })
const byTrip = (target: Target) => ({ id: target.tripId })
const byStop = (target: Target) => ({ id: target.tripId, stopId: target.stopId })
const tripPlan = { name: 'Perjalanan uji', teamId: null, kitId: null, startsOn: '2026-10-01', endsOn: '2026-10-03' }
const office = (target: Target) => ({
  provinceCode: placeOf(target.villageCode).provinceCode,
  regencyCode: target.regencyCode,
})
const byId = (target: Target) => ({ id: target.applicationId })
const entering: readonly Role[] = ['supervisor', 'intake_officer', 'field_officer', 'village_registrar']
const entryBody = (target: Target) => ({
  serviceCode: 'KTP-BARU',
  villageCode: target.villageCode,
  applicant: { name: 'Yohanes Padan', nik: '6503055708129903', kkNumber: '6503055708129904' },
  answers: {},
  language: 'id',
  declaration: true,
  privacyNoticeVersion: '1',
  channel: 'counter',
})
const byComplaint = (target: Target) => ({ id: target.complaintId })
const complaintWorkers: readonly Role[] = ['regency_admin', 'supervisor', 'intake_officer']
const recordKeepers: readonly Role[] = ['regency_admin', 'supervisor', 'intake_officer', 'field_officer']
const recordReaders = recordKeepers.concat(['province_admin', 'trip_coordinator'])
const inCollection = () => ({ id: 'walk', collection: 'visits' })
const byRecord = (target: Target) => ({ ...inCollection(), recordId: target.recordId })
const byConversation = (target: Target) => ({ id: target.conversationId })
const moduleReaders: readonly Role[] = ['platform_admin', 'province_admin', 'regency_admin']
const modulePromoters: readonly Role[] = ['platform_admin', 'province_admin']
/** A module of the system’s own: no developer sees it. */
const byModule = (target: Target) => ({ id: target.moduleId })
const byModuleRegion = (target: Target) => ({ id: target.moduleId, regionCode: target.regencyCode })
const provinceOf = (target: Target) => placeOf(target.villageCode).provinceCode
const rolloutDraft = (target: Target) => ({
  version: '1.0.0',
  provinceCode: provinceOf(target),
  rules: [{ percentage: 10 }],
})
const byProvince = (target: Target) => ({ code: provinceOf(target) })
const byDataIncident = (target: Target) => ({ id: target.dataIncidentId })
/** What is known of an incident that concerns a regency. */
export const incidentFacts = (regencyCode: string) => ({
  what: 'Berkas terkirim ke alamat yang salah.',
  happenedAt: '2026-09-13T01:00:00.000Z',
  foundAt: '2026-09-13T02:00:00.000Z',
  kinds: ['names' as const, 'papers' as const],
  peopleCount: 12,
  regencyCodes: [regencyCode],
  measures: 'Penerima diminta menghapusnya.',
})
const byDataRequest = (target: Target) => ({ id: target.dataRequestId })

/**
 * The permission table of the API: every endpoint of the contract, who may call it, and how the walk calls it. An endpoint
 * that is not here fails the walk.
 */
export const walkTable: Record<string, WalkRow> = {
  signIn: { roles: 'public', kind: 'own', body: () => ({ email: 'tiada@uji.test', password: 'bukan kata sandi' }) },
  readSession: { roles: 'signed-in', kind: 'own' },
  signOut: { roles: 'signed-in', kind: 'own' },
  setLanguage: { roles: 'signed-in', kind: 'own', body: () => ({ language: 'id' }) },
  requestPasswordReset: { roles: 'public', kind: 'own', body: () => ({ email: 'tiada@uji.test' }) },
  readInvitation: { roles: 'public', kind: 'own', body: () => ({ token: 'tidak-ada' }) },
  acceptInvitation: {
    roles: 'public',
    kind: 'own',
    body: () => ({ token: 'tidak-ada', password: 'kata sandi yang panjang' }),
  },

  listUsers: { roles: ['platform_admin', 'province_admin', 'regency_admin'], kind: 'list' },
  inviteUser: {
    roles: ['province_admin', 'regency_admin'],
    kind: 'row',
    body: (target) => ({
      email: `${crypto.randomUUID()}@uji.test`,
      name: 'Orang Baru',
      roles: [{ role: 'intake_officer', regionCode: target.regencyCode }],
    }),
  },
  updateUser: {
    roles: ['province_admin', 'regency_admin'],
    kind: 'row',
    params: (target) => ({ id: target.userId }),
    body: () => ({ name: 'Nama Baru', expectedVersion: 1 }),
  },
  resendInvitation: {
    roles: ['province_admin', 'regency_admin'],
    kind: 'row',
    params: (target) => ({ id: target.userId }),
  },

  listRegions: { roles: 'public', kind: 'own' },
  readRegion: { roles: regionReaders, kind: 'row', params: (target) => ({ code: target.regencyCode }) },
  listRegencies: { roles: regionReaders, kind: 'own' },
  updateRegency: {
    roles: ['platform_admin', 'province_admin', 'regency_admin'],
    kind: 'row',
    params: (target) => ({ code: target.regencyCode }),
    body: () => ({
      office: { address: 'Jalan Uji 1', phone: '0556 20123', hours: 'Senin–Jumat' },
      expectedVersion: 1,
    }),
  },
  listQueueTickets: {
    roles: workers,
    kind: 'row',
    query: (target) => ({ regency: target.regencyCode }),
  },
  giveQueueTicket: {
    roles: workers,
    kind: 'row',
    body: (target) => ({ kind: 'other', regency: target.regencyCode }),
  },
  callNextTicket: {
    roles: workers,
    kind: 'row',
    body: (target) => ({ counter: 1, regency: target.regencyCode }),
  },
  takeQueueStep: {
    roles: workers,
    kind: 'row',
    params: (target) => ({ id: target.queueTicketId }),
    body: () => ({ step: 'serve', expectedVersion: 999 }),
  },
  readOwnQueue: { roles: 'citizen', kind: 'own' },
  takeOwnTicket: { roles: 'citizen', kind: 'own', body: () => ({ date: '2026-09-14', hour: 10 }) },
  giveBackTicket: { roles: 'citizen', kind: 'own' },
  readQueueDisplay: { roles: 'public', kind: 'own' },

  listHolidays: { roles: regionReaders, kind: 'row', params: (target) => ({ code: target.regencyCode }) },
  setHolidays: {
    roles: ['platform_admin', 'province_admin', 'regency_admin'],
    kind: 'row',
    params: (target) => ({ code: target.regencyCode }),
    body: () => ({ items: [] }),
  },

  readDataProtectionContact: { roles: provinceKeepers, kind: 'row', params: byProvince },
  writeDataProtectionContact: {
    roles: provinceKeepers,
    kind: 'row',
    params: byProvince,
    body: () => ({
      name: 'Petugas pelindungan data',
      email: 'pdp@contoh.go.id',
      phone: '0552 21000',
      address: 'Jalan Rambutan, Tanjung Selor',
      expectedVersion: 999,
    }),
  },
  readServiceCharter: { roles: regionReaders, kind: 'row', params: (target) => ({ code: target.regencyCode }) },
  writeServiceCharter: {
    roles: ['platform_admin', 'province_admin', 'regency_admin'],
    kind: 'row',
    params: (target) => ({ code: target.regencyCode }),
    body: () => ({
      words: { id: 'Kami menyelesaikan setiap permohonan tepat waktu.' },
      signedBy: 'Kepala Dinas',
      signedOn: '2026-01-02',
      expectedVersion: 999,
    }),
  },
  readLetterSettings: { roles: regionReaders, kind: 'row', params: (target) => ({ code: target.regencyCode }) },
  writeLetterSettings: {
    roles: ['platform_admin', 'province_admin', 'regency_admin'],
    kind: 'row',
    params: (target) => ({ code: target.regencyCode }),
    body: () => ({ ...exampleLetterSettings, expectedVersion: 999 }),
  },
  readHolidayYear: {
    roles: regionReaders,
    kind: 'row',
    params: (target) => ({ code: target.regencyCode, year: '2026' }),
  },
  confirmHolidayYear: {
    roles: ['platform_admin', 'province_admin'],
    kind: 'row',
    params: (target) => ({ code: provinceOf(target), year: '2026' }),
    body: () => ({ items: [] }),
  },
  readHolidayFile: {
    roles: ['platform_admin', 'province_admin', 'regency_admin'],
    kind: 'own',
    body: () => ({ csv: 'tanggal,nama\n2026-03-18,Cuti bersama' }),
  },

  listServices: { roles: 'public', kind: 'own' },
  readService: { roles: 'public', kind: 'own', params: () => ({ code: 'KTP-BARU' }) },

  listApplications: { roles: files.concat(['field_officer', 'village_registrar']), kind: 'list' },
  searchApplications: {
    roles: files.concat(['field_officer', 'village_registrar']),
    kind: 'list',
    body: () => ({ q: 'a' }),
  },
  countApplications: { roles: files.concat(['field_officer', 'village_registrar']), kind: 'own' },
  // A registrar's own; empty for everybody else (supply.test.ts).
  listCompletedApplications: { roles: files.concat(['field_officer', 'village_registrar']), kind: 'own' },
  checkApplication: { roles: entering, kind: 'row', body: entryBody },
  createApplication: { roles: entering, kind: 'row', body: entryBody },
  // A registrar reaches what is incomplete in the village, and nothing else (supply.test.ts).
  supplyApplication: {
    roles: workers,
    kind: 'row',
    params: byId,
    body: () => ({ channel: 'counter', applicant: { name: 'Maria Padan' }, answers: {}, expectedVersion: 999 }),
  },
  readApplication: { roles: files, kind: 'row', params: byId },
  unmaskApplication: {
    roles: ['province_admin'],
    kind: 'row',
    params: byId,
    body: () => ({ reason: 'Pemeriksaan pengaduan warga' }),
  },
  readTimeline: { roles: files, kind: 'row', params: byId },
  readFormerValues: { roles: files, kind: 'row', params: (target) => ({ ...byId(target), seq: '1' }) },
  transitionApplication: {
    roles: ['intake_officer'],
    kind: 'row',
    params: byId,
    body: () => ({ action: 'start', expectedVersion: 999 }),
  },
  // The answer names what the caller named; each application is judged on its own (bulk-step.test.ts).
  recordDelegate: {
    roles: ['intake_officer'],
    kind: 'row',
    params: byId,
    body: () => ({
      name: 'Yusuf Lencau',
      nik: '6503051205809901',
      kinship: 'Tetangga',
      authority: 'thumbprint',
      witnesses: ['Maria Padan', 'Yohanes Udau'],
      expectedVersion: 999,
    }),
  },
  decideDelegate: {
    roles: ['intake_officer'],
    kind: 'row',
    params: byId,
    body: () => ({ accept: true, expectedVersion: 999 }),
  },
  applyBulkAction: {
    roles: files.concat(['field_officer', 'village_registrar']),
    kind: 'own',
    body: (target) => ({ action: 'make_ready', items: [{ id: target.applicationId, expectedVersion: 999 }] }),
  },
  listBulkSteps: {
    roles: files.concat(['field_officer', 'village_registrar']),
    kind: 'list',
    body: (target) => ({ ids: [target.applicationId] }),
  },
  assignApplication: {
    roles: ['supervisor'],
    kind: 'row',
    params: byId,
    body: () => ({ assigneeId: '00000000-0000-4000-8000-000000000000', expectedVersion: 1 }),
  },
  takeNextApplication: { roles: ['intake_officer'], kind: 'own' },
  listWorkload: { roles: files.concat(['field_officer', 'village_registrar']), kind: 'own' },
  listNotes: { roles: files, kind: 'row', params: byId },
  addNote: { roles: fileReaders, kind: 'row', params: byId, body: () => ({ body: 'Catatan kantor' }) },
  listMessages: { roles: files, kind: 'row', params: byId },
  markMessagesRead: { roles: ['intake_officer'], kind: 'row', params: byId, body: () => ({ seenUntil: 0 }) },
  answerMessages: {
    roles: ['intake_officer'],
    kind: 'row',
    params: byId,
    body: () => ({ text: 'Jawaban kantor', seenUntil: 0 }),
  },
  settleMessages: { roles: ['intake_officer'], kind: 'row', params: byId, body: () => ({ seenUntil: 0 }) },
  requestTransfer: {
    roles: workers,
    kind: 'row',
    params: byId,
    body: () => ({ toVillageCode: '65.71.01.1001', reason: 'Pemohon tinggal di Tarakan' }),
  },
  listTransfers: { roles: files.concat(['field_officer', 'village_registrar']), kind: 'list' },
  listPastTransfers: { roles: files.concat(['field_officer', 'village_registrar']), kind: 'list' },
  searchTransfers: {
    roles: files.concat(['field_officer', 'village_registrar']),
    kind: 'list',
    body: () => ({ q: 'SPL-0000-0000-0000' }),
  },
  // Decided by the receiver, or by the province: `target.transferId` goes to the target's regency.
  decideTransfer: {
    roles: ['province_admin', 'supervisor', 'intake_officer'],
    kind: 'row',
    params: (target) => ({ id: target.transferId }),
    body: () => ({ accept: false }),
  },
  grantAccess: {
    roles: workers,
    kind: 'row',
    params: byId,
    body: () => ({ toRegencyCode: '65.71', reason: 'Berkas perlu dilihat Tarakan', expiresAt: '2000-01-01T00:00:00Z' }),
  },
  recordSiakCheck: {
    roles: ['intake_officer'],
    kind: 'row',
    params: byId,
    body: () => ({ field: 'applicant.nik', result: 'match' }),
  },
  readAttachment: { roles: fileReaders, kind: 'row', params: (target) => ({ id: target.attachmentId }) },
  attachProductFile: {
    roles: ['intake_officer'],
    kind: 'row',
    params: (target) => ({ ...byId(target), product: 'idCard' }),
    body: () => ({ uploadId: '00000000-0000-4000-8000-000000000000' }),
  },
  listSavedReasons: { roles: ['intake_officer'], kind: 'own' },
  saveReason: { roles: ['intake_officer'], kind: 'own', body: () => ({ kind: 'correction', body: 'Foto KK buram' }) },
  deleteSavedReason: { roles: [], kind: 'row', params: () => ({ id: '00000000-0000-4000-8000-000000000000' }) },

  listNoticeWords: { roles: ['province_admin'], kind: 'own' },
  changeNoticeWords: {
    roles: ['province_admin'],
    kind: 'own',
    params: () => ({ key: 'ready', language: 'id' }),
    body: () => ({ body: 'Dokumen Anda siap. Selamat.', expectedVersion: 99 }),
  },
  previewNoticeWords: {
    roles: ['province_admin'],
    kind: 'own',
    params: () => ({ key: 'ready', language: 'id' }),
    body: () => ({ body: 'Dokumen {layanan} siap.' }),
  },
  readSurveyWords: { roles: ['province_admin'], kind: 'own' },
  changeSurveyWords: {
    roles: ['province_admin'],
    kind: 'own',
    body: () => ({ elements: null, expectedVersion: 99 }),
  },
  printDecisionLetter: { roles: fileReaders, kind: 'row', params: byId },
  printApplication: { roles: files, kind: 'row', params: byId },
  listOfficialForms: { roles: 'public', kind: 'own' },
  printBlankForm: { roles: 'public', kind: 'own', params: () => ({ number: 'F-2.03' }) },
  printOfficialForm: {
    roles: fileReaders,
    kind: 'row',
    params: (target) => ({ id: target.applicationId, number: 'F-2.01A' }),
  },
  listOwnStatements: { roles: 'citizen', kind: 'own' },
  requestStatementCode: {
    roles: 'citizen',
    kind: 'own',
    params: () => ({ form: 'F-2.03' }),
    body: () => ({ channel: 'sms' }),
  },
  signStatement: {
    roles: 'citizen',
    kind: 'own',
    params: () => ({ form: 'F-2.03' }),
    body: () => ({ channel: 'sms', code: '000000', hash: '' }),
  },
  printOwnForm: { roles: 'citizen', kind: 'own', params: () => ({ number: 'F-2.01A' }) },
  printReceiptOfDocuments: { roles: files, kind: 'row', params: byId },
  listDuplicates: { roles: files, kind: 'row', params: byId },
  decideDuplicate: {
    roles: ['intake_officer'],
    kind: 'row',
    params: (target) => ({ ...byId(target), otherId: target.duplicateId }),
    body: () => ({ decision: 'distinct', expectedVersion: 1 }),
  },
  listDataRequests: { roles: ['province_admin', ...requestHandlers], kind: 'list' },
  readDataRequest: { roles: ['province_admin', ...requestHandlers], kind: 'row', params: byDataRequest },
  answerDataRequest: {
    roles: requestHandlers,
    kind: 'row',
    params: byDataRequest,
    body: () => ({ answer: 'Sudah kami perbaiki', expectedVersion: 999 }),
  },
  refuseDataRequest: {
    roles: requestHandlers,
    kind: 'row',
    params: byDataRequest,
    body: () => ({ reason: 'civilAct', expectedVersion: 999 }),
  },
  eraseStoredData: {
    roles: requestHandlers,
    kind: 'row',
    params: byDataRequest,
    body: () => ({ expectedVersion: 999 }),
  },
  listDataIncidents: { roles: [...provinceKeepers, 'regency_admin'], kind: 'list' },
  recordDataIncident: {
    roles: provinceKeepers,
    kind: 'row',
    body: (target) => incidentFacts(target.regencyCode),
  },
  readDataIncident: { roles: [...provinceKeepers, 'regency_admin'], kind: 'row', params: byDataIncident },
  changeDataIncident: {
    roles: provinceKeepers,
    kind: 'row',
    params: byDataIncident,
    body: (target) => ({ ...incidentFacts(target.regencyCode), expectedVersion: 999 }),
  },
  recordAgencyTold: {
    roles: provinceKeepers,
    kind: 'row',
    params: byDataIncident,
    body: () => ({ toldAt: '2026-09-13T03:00:00.000Z', reference: '12/PDP', expectedVersion: 999 }),
  },
  recordPeopleTold: {
    roles: provinceKeepers,
    kind: 'row',
    params: byDataIncident,
    body: () => ({ toldAt: '2026-09-13T03:00:00.000Z', how: 'Surat ke alamat', expectedVersion: 999 }),
  },
  closeDataIncident: {
    roles: provinceKeepers,
    kind: 'row',
    params: byDataIncident,
    body: () => ({ lesson: 'Alamat diperiksa dua orang.', expectedVersion: 999 }),
  },
  printAgencyLetter: { roles: provinceKeepers, kind: 'row', params: byDataIncident },
  printPeopleNotice: { roles: provinceKeepers, kind: 'row', params: byDataIncident },
  listConversations: { roles: workers, kind: 'list' },
  countConversations: { roles: workers, kind: 'own' },
  readConversation: { roles: workers, kind: 'row', params: byConversation },
  markConversationRead: { roles: workers, kind: 'row', params: byConversation },
  sendConversationMessage: {
    roles: workers,
    kind: 'row',
    params: byConversation,
    body: () => ({ text: 'Selamat pagi' }),
  },
  handleConversation: {
    roles: workers,
    kind: 'row',
    params: byConversation,
    body: () => ({ handledBy: 'officer', expectedVersion: 1 }),
  },
  linkConversation: {
    roles: workers,
    kind: 'row',
    params: byConversation,
    body: (target) => ({ applicationId: target.applicationId }),
  },
  readConversationFile: { roles: workers, kind: 'row', params: (target) => ({ id: target.conversationFileId }) },
  listCallBacks: { roles: workers, kind: 'list' },
  closeCallBack: {
    roles: workers,
    kind: 'row',
    params: (target) => ({ id: target.callBackId }),
    body: () => ({ outcome: 'not-reached' }),
  },
  listDeliveries: { roles: files, kind: 'row', params: byId },
  listChannels: { roles: ['platform_admin', 'province_admin'], kind: 'own' },
  testChannel: {
    roles: ['platform_admin', 'province_admin'],
    kind: 'own',
    body: () => ({ channel: 'email', address: 'uji@contoh.test' }),
  },
  readChannelTest: {
    roles: ['platform_admin', 'province_admin'],
    kind: 'row',
    params: ({ channelTestId }) => ({ id: channelTestId }),
  },

  listModuleRecords: { roles: recordReaders.concat(['village_registrar']), kind: 'list', params: inCollection },
  exportModuleRecords: { roles: recordReaders.concat(['village_registrar']), kind: 'list', params: inCollection },
  readModuleRecord: { roles: recordReaders, kind: 'row', params: byRecord },
  createModuleRecord: {
    roles: recordKeepers.concat(['village_registrar']),
    kind: 'row',
    params: inCollection,
    body: (target) => ({ regionCode: target.villageCode, values: { school: 'SDN 1' } }),
  },
  changeModuleRecord: {
    roles: recordKeepers,
    kind: 'row',
    params: byRecord,
    body: () => ({ values: { school: 'SDN 2' }, expectedVersion: 999 }),
  },
  deleteModuleRecord: {
    roles: recordKeepers,
    kind: 'row',
    params: byRecord,
    query: () => ({ expectedVersion: '999' }),
  },

  listComplaints: { roles: complaintWorkers.concat(['province_admin']), kind: 'list' },
  readComplaint: { roles: complaintWorkers.concat(['province_admin']), kind: 'row', params: byComplaint },
  readComplaintFile: {
    roles: complaintWorkers,
    kind: 'row',
    params: (target) => ({ id: target.complaintFileId }),
  },
  createComplaint: {
    roles: complaintWorkers,
    kind: 'row',
    body: (target) => ({ kind: 'delay', words: 'Berkas lama sekali', villageCode: target.villageCode }),
  },
  forwardComplaint: {
    roles: complaintWorkers,
    kind: 'row',
    params: byComplaint,
    body: () => ({ role: 'supervisor', expectedVersion: 999 }),
  },
  answerComplaint: {
    roles: complaintWorkers,
    kind: 'row',
    params: byComplaint,
    body: () => ({ text: 'Sudah kami periksa', expectedVersion: 999 }),
  },
  exportSp4nComplaints: {
    roles: complaintWorkers.concat(['province_admin']),
    kind: 'own',
    query: () => ({ from: '2026-01-01', to: '2026-12-31' }),
  },
  setSp4nNumber: {
    roles: complaintWorkers,
    kind: 'row',
    params: byComplaint,
    body: () => ({ sp4nNumber: '7654321', expectedVersion: 999 }),
  },
  setComplaintKind: {
    roles: complaintWorkers,
    kind: 'row',
    params: byComplaint,
    body: () => ({ kind: 'fee', reason: 'Tentang petugas', expectedVersion: 999 }),
  },
  closeComplaint: { roles: complaintWorkers, kind: 'row', params: byComplaint, body: () => ({ expectedVersion: 999 }) },
  sendComplaint: { roles: 'public', kind: 'own', body: () => ({}) },
  sendOwnComplaint: {
    roles: 'citizen',
    kind: 'own',
    body: () => ({ kind: 'delay', words: 'Berkas lama sekali' }),
  },
  followComplaint: { roles: 'public', kind: 'own', body: () => ({ number: 'ADU-0000-0000-0000', pin: '000000' }) },
  readOwnComplaint: { roles: 'citizen', kind: 'own' },
  answerAppointment: { roles: 'citizen', kind: 'own', body: () => ({ answer: 'confirmed' }) },
  replyToComplaint: { roles: 'citizen', kind: 'own', body: () => ({ words: 'Belum selesai', expectedVersion: 1 }) },
  closeOwnComplaint: { roles: 'citizen', kind: 'own', body: () => ({ expectedVersion: 1 }) },

  listVisitRequests: { roles: visitReaders.concat(['village_registrar']), kind: 'list' },
  listVisitDemand: { roles: visitReaders.concat(['village_registrar']), kind: 'list' },
  readPriorityFormula: { roles: visitReaders.concat(['village_registrar']), kind: 'list' },
  readVisitMap: { roles: visitReaders.concat(['village_registrar']), kind: 'list' },
  listVillageCoverage: { roles: visitReaders.concat(['village_registrar']), kind: 'list' },
  setVillageCoverage: {
    roles: ['trip_coordinator', 'supervisor', 'intake_officer', 'field_officer'],
    kind: 'row',
    params: byVillage,
    body: () => ({ eligible: 100, recorded: 60, source: 'Uji', asOf: '2026-09-01' }),
  },
  // A line that lies elsewhere is named in the answer and not kept.
  importVillageCoverage: {
    roles: ['trip_coordinator', 'supervisor', 'intake_officer', 'field_officer'],
    kind: 'list',
    body: (target) => ({
      csv: `kode_desa,wajib_ktp,sudah_rekam\n${target.villageCode},100,60`,
      source: 'Uji',
      asOf: '2026-09-01',
      apply: false,
    }),
  },
  requestForCoverage: {
    roles: ['trip_coordinator', 'supervisor', 'intake_officer', 'field_officer'],
    kind: 'row',
    params: byVillage,
    body: () => ({ contactName: 'Maria Lencau', contactRole: 'Kepala desa' }),
  },
  setVisitConsent: {
    roles: ['trip_coordinator', 'supervisor', 'intake_officer', 'field_officer'],
    kind: 'row',
    params: byVisitRequest,
    body: () => ({ by: null, expectedVersion: 999 }),
  },
  readVisitRequest: { roles: visitReaders, kind: 'row', params: byVisitRequest },
  createVisitRequest: {
    roles: ['trip_coordinator', 'supervisor', 'intake_officer', 'field_officer', 'village_registrar'],
    kind: 'row',
    body: (target) => ({
      villageCode: target.villageCode,
      purpose: 'enrolment',
      mode: 'village',
      name: 'Maria Lencau',
    }),
  },
  cancelVisitRequest: {
    roles: ['trip_coordinator', 'supervisor', 'intake_officer', 'field_officer'],
    kind: 'row',
    params: byVisitRequest,
    body: () => ({ expectedVersion: 999 }),
  },
  recordVisit: {
    roles: workers,
    kind: 'row',
    params: byVisitRequest,
    body: () => ({ outcome: 'rescheduled' }),
  },
  readVisitSchedule: { roles: 'public', kind: 'own', query: (target) => ({ village: target.villageCode }) },
  requestVisit: { roles: 'public', kind: 'own', body: () => ({}) },
  listTeams: { roles: teamKeepers.concat(['supervisor']), kind: 'list' },
  createTeam: {
    roles: teamKeepers,
    kind: 'row',
    body: (target) => ({ ...office(target), name: 'Tim uji', memberIds: [] }),
  },
  updateTeam: {
    roles: teamKeepers,
    kind: 'row',
    params: (target) => ({ id: target.teamId }),
    body: () => ({ name: 'Tim uji', memberIds: [], isActive: true, expectedVersion: 999 }),
  },
  listKits: { roles: teamKeepers.concat(['supervisor']), kind: 'list' },
  createKit: {
    roles: teamKeepers,
    kind: 'row',
    body: (target) => ({ ...office(target), serial: crypto.randomUUID(), name: 'Alat uji' }),
  },
  updateKit: {
    roles: teamKeepers,
    kind: 'row',
    params: (target) => ({ id: target.kitId }),
    body: () => ({ name: 'Alat uji', state: 'ready', expectedVersion: 999 }),
  },
  listFieldStaff: {
    roles: teamKeepers.concat(['supervisor']),
    kind: 'row',
    query: (target) => ({ region: target.regencyCode }),
  },
  readFieldCalendar: {
    roles: teamKeepers.concat(['supervisor']),
    kind: 'list',
    query: () => ({ from: '2026-09-01', until: '2026-09-30' }),
  },
  createTeamLeave: {
    roles: teamKeepers,
    kind: 'row',
    params: (target) => ({ id: target.teamId }),
    body: () => ({ userId: null, from: '2027-01-01', until: '2027-01-02', kind: 'annual' }),
  },
  deleteTeamLeave: {
    roles: teamKeepers,
    kind: 'row',
    params: (target) => ({ id: target.leaveId }),
    query: () => ({ expectedVersion: '999' }),
  },
  createKitMaintenance: {
    roles: teamKeepers,
    kind: 'row',
    params: (target) => ({ id: target.kitId }),
    body: () => ({ from: '2027-01-01', until: '2027-01-02' }),
  },
  deleteKitMaintenance: {
    roles: teamKeepers,
    kind: 'row',
    params: (target) => ({ id: target.maintenanceId }),
    query: () => ({ expectedVersion: '999' }),
  },
  listCalendarFeeds: { roles: 'signed-in', kind: 'own' },
  createCalendarFeed: { roles: 'signed-in', kind: 'own', body: () => ({ kind: 'mine' }) },
  revokeCalendarFeed: {
    roles: 'signed-in',
    kind: 'own',
    params: () => ({ id: '00000000-0000-4000-8000-000000000000' }),
  },
  readCalendarFeed: { roles: 'public', kind: 'own', params: () => ({ token: 'tidak-ada' }) },
  listPlanningRuns: { roles: networkKeepers, kind: 'list' },
  startPlanningRun: {
    roles: planners,
    kind: 'row',
    body: (target) => ({
      provinceCode: provinceOf(target),
      name: 'Rencana uji',
      startsOn: '2026-10-01',
      endsOn: '2026-10-10',
      settings: planningSettings(target.regencyCode),
    }),
  },
  readPlanningRun: { roles: networkKeepers, kind: 'row', params: byPlanningRun },
  readPlanningProblem: { roles: networkKeepers, kind: 'row', params: byPlanningRun },
  cancelPlanningRun: { roles: planners, kind: 'row', params: byPlanningRun, body: () => ({ expectedVersion: 999 }) },
  validatePlanningTrips: {
    roles: networkKeepers,
    kind: 'row',
    params: byPlanningRun,
    body: () => ({ trips: proposedTrips }),
  },
  acceptPlanningTrips: {
    roles: planners,
    kind: 'row',
    params: byPlanningRun,
    body: () => ({ trips: proposedTrips, expectedVersion: 999 }),
  },
  readTravelNetwork: { roles: networkReaders, kind: 'list' },
  listUnreachableNodes: { roles: networkReaders, kind: 'list', query: () => ({ profile: 'dry' }) },
  exportNetwork: { roles: networkReaders, kind: 'list', query: () => ({ kind: 'legs' }) },
  createTravelNode: {
    roles: networkKeepers,
    kind: 'row',
    body: (target) => ({ ...nodeInput, provinceCode: provinceOf(target), code: crypto.randomUUID() }),
  },
  updateTravelNode: {
    roles: networkKeepers,
    kind: 'row',
    params: (target) => ({ id: target.travelNodeId }),
    body: () => ({ ...nodeInput, code: 'UJI', expectedVersion: 999 }),
  },
  deleteTravelNode: {
    roles: networkKeepers,
    kind: 'row',
    params: (target) => ({ id: target.travelNodeId }),
    query: () => ({ expectedVersion: '999' }),
  },
  createTravelLeg: {
    roles: networkKeepers,
    kind: 'row',
    body: (target) => ({ ...legInput(target), provinceCode: provinceOf(target) }),
  },
  updateTravelLeg: {
    roles: networkKeepers,
    kind: 'row',
    params: (target) => ({ id: target.travelLegId }),
    body: (target) => ({ ...legInput(target), expectedVersion: 999 }),
  },
  deleteTravelLeg: {
    roles: networkKeepers,
    kind: 'row',
    params: (target) => ({ id: target.travelLegId }),
    query: () => ({ expectedVersion: '999' }),
  },
  confirmTravelEstimates: {
    roles: networkKeepers,
    kind: 'row',
    body: (target) => ({ provinceCode: provinceOf(target) }),
  },
  previewNetworkImport: { roles: networkKeepers, kind: 'row', body: networkFile },
  importNetwork: { roles: networkKeepers, kind: 'row', body: (target) => ({ ...networkFile(target), lines: [2] }) },
  listTrips: { roles: tripReaders, kind: 'list' },
  createTrip: {
    roles: planners,
    kind: 'row',
    body: (target) => ({ ...tripPlan, provinceCode: placeOf(target.villageCode).provinceCode }),
  },
  readTrip: { roles: tripReaders, kind: 'row', params: byTrip },
  updateTrip: {
    roles: planners,
    kind: 'row',
    params: byTrip,
    body: () => ({ ...tripPlan, expectedVersion: 999 }),
  },
  setTripStops: { roles: planners, kind: 'row', params: byTrip, body: () => ({ stops: [], expectedVersion: 999 }) },
  setTripMembers: { roles: planners, kind: 'row', params: byTrip, body: () => ({ members: [], expectedVersion: 999 }) },
  setStopPeople: { roles: planners, kind: 'row', params: byStop, body: () => ({ visitRequestIds: [] }) },
  addApplicationToStop: {
    roles: planners,
    kind: 'row',
    params: byStop,
    body: () => ({ trackingNumber: 'SPL-0000-0000-0000' }),
  },
  approveStop: { roles: ['supervisor'], kind: 'row', params: byStop, body: () => ({ expectedVersion: 999 }) },
  moveTrip: {
    roles: planners,
    kind: 'row',
    params: byTrip,
    body: () => ({ action: 'cancel', expectedVersion: 999 }),
  },
  listTripPeople: { roles: tripReaders, kind: 'row', params: byTrip },
  listTripInformed: { roles: tripReaders, kind: 'row', params: byTrip, query: () => ({ action: 'cancel' }) },
  setTravelOrderBasis: {
    roles: planners,
    kind: 'row',
    params: byTrip,
    body: () => ({ lines: [], expectedVersion: 999 }),
  },
  readTravelOrder: { roles: tripReaders, kind: 'row', params: byTrip },
  listTripBoards: { roles: tripReaders, kind: 'list' },
  proposeReplan: {
    roles: planners,
    kind: 'row',
    params: byTrip,
    body: () => ({ hindrances: [{ kind: 'kit_broken' }] }),
  },
  applyReplan: {
    roles: planners,
    kind: 'row',
    params: byTrip,
    body: () => ({ hindrances: [{ kind: 'kit_broken' }], moves: [], expectedVersion: 999 }),
  },
  readTripReport: { roles: tripReaders, kind: 'row', params: byTrip },
  exportTripReport: { roles: tripReaders, kind: 'row', params: byTrip },
  setTripCosts: { roles: planners, kind: 'row', params: byTrip, body: () => ({ costs: [], expectedVersion: 999 }) },
  printTravelOrder: { roles: tripReaders, kind: 'row', params: byTrip },
  checkTravelOrder: { roles: 'public', kind: 'own', params: () => ({ code: '0'.repeat(16) }) },

  submitApplication: { roles: 'public', kind: 'own', body: () => ({}) },
  followApplication: {
    roles: 'public',
    kind: 'own',
    body: () => ({ trackingNumber: 'SPL-0000-0000-0000', pin: '000000' }),
  },
  stopFollowing: { roles: 'public', kind: 'own' },
  readOwnApplication: { roles: 'citizen', kind: 'own' },
  supplyOwnApplication: {
    roles: 'citizen',
    kind: 'own',
    body: () => ({ applicant: { name: 'Maria Padan' }, answers: {}, expectedVersion: 999 }),
  },
  sendCorrection: { roles: 'citizen', kind: 'own', body: () => ({ answers: {}, expectedVersion: 1 }) },
  writeOwnMessage: { roles: 'citizen', kind: 'own', body: () => ({ text: 'Kapan selesai?' }) },
  withdrawApplication: { roles: 'citizen', kind: 'own', body: () => ({ expectedVersion: 999 }) },
  resubmitApplication: { roles: 'citizen', kind: 'own' },
  answerSurvey: {
    roles: 'citizen',
    kind: 'own',
    body: () => ({ scores: Object.fromEntries(surveyElementIds.map((id) => [id, 4])) }),
  },
  downloadProduct: {
    roles: 'citizen',
    kind: 'own',
    body: () => ({ productId: '00000000-0000-4000-8000-000000000000', pin: '000000' }),
  },

  requestApplicationData: { roles: 'citizen', kind: 'own', body: () => ({ kind: 'erase' }) },
  listApplicationDataRequests: { roles: 'citizen', kind: 'own' },
  readApplicationData: { roles: 'citizen', kind: 'own', body: () => ({ pin: '000000' }) },
  requestAccountData: { roles: 'account', kind: 'own', body: () => ({ kind: 'see' }) },
  listAccountDataRequests: { roles: 'account', kind: 'own' },
  readAccountData: { roles: 'account', kind: 'own' },

  requestAccountCode: { roles: 'public', kind: 'own', body: () => ({ channel: 'email', contact: 'tiada@uji.test' }) },
  openAccount: {
    roles: 'public',
    kind: 'own',
    body: () => ({ channel: 'email', contact: 'tiada@uji.test', code: '000000' }),
  },
  closeAccount: { roles: 'public', kind: 'own' },
  listAccountApplications: { roles: 'account', kind: 'own' },

  readSummary: {
    roles: reportReaders,
    kind: 'row',
    query: (target) => ({ region: target.regencyCode }),
  },
  compareRegencies: { roles: ['regency_admin', 'office_head', 'supervisor'], kind: 'own' },
  readImpact: {
    roles: reportReaders,
    kind: 'row',
    query: (target) => ({ region: target.regencyCode }),
  },
  readSatisfaction: {
    roles: reportReaders,
    kind: 'row',
    query: (target) => ({ region: target.regencyCode }),
  },
  setBaselines: {
    roles: ['province_admin', 'regency_admin'],
    kind: 'row',
    body: (target) => ({ region: target.regencyCode, items: [] }),
  },

  listAudit: { roles: ['province_admin', 'auditor'], kind: 'list' },
  countAudit: { roles: ['province_admin', 'auditor'], kind: 'own' },
  exportAudit: { roles: ['province_admin', 'auditor'], kind: 'list' },
  readBoot: { roles: 'signed-in', kind: 'own' },
  readBootKey: { roles: 'public', kind: 'own' },
  listModules: { roles: moduleReaders.concat(['module_developer']), kind: 'list' },
  readModule: { roles: moduleReaders, kind: 'own', params: byModule },
  listModuleReleases: { roles: moduleReaders, kind: 'own', params: byModule },
  publishRelease: {
    roles: ['platform_admin', 'module_developer'],
    kind: 'own',
    params: (target) => ({ id: target.moduleId, version: '9.0.0' }),
  },
  setModuleTrack: {
    roles: modulePromoters,
    kind: 'row',
    params: (target) => ({ ...byModule(target), track: 'stable' }),
    body: (target) => ({ version: '1.0.0', provinceCode: provinceOf(target) }),
  },
  rollBackModule: {
    roles: moduleReaders,
    kind: 'row',
    params: byModule,
    body: (target) => ({ regionCode: target.regencyCode, reason: 'Halaman kosong' }),
  },
  pinModule: {
    roles: moduleReaders,
    kind: 'row',
    params: byModuleRegion,
    body: () => ({ version: '1.0.0', reason: 'Pelatihan' }),
  },
  unpinModule: { roles: moduleReaders, kind: 'row', params: byModuleRegion, body: () => ({}) },
  suspendModule: {
    roles: moduleReaders,
    kind: 'row',
    params: byModule,
    body: (target) => ({ regionCode: target.regencyCode, reason: 'Halaman kosong' }),
  },
  resumeModule: {
    roles: moduleReaders,
    kind: 'row',
    params: byModule,
    body: (target) => ({ regionCode: target.regencyCode }),
  },
  grantModuleScopes: {
    roles: modulePromoters,
    kind: 'row',
    params: byModule,
    body: (target) => ({ provinceCode: provinceOf(target), granted: [] }),
  },
  startRollout: { roles: modulePromoters, kind: 'row', params: byModule, body: rolloutDraft },
  previewRollout: { roles: modulePromoters, kind: 'row', params: byModule, body: rolloutDraft },
  changeRollout: {
    roles: modulePromoters,
    kind: 'row',
    params: (target) => ({ ...byModule(target), rolloutId: target.rolloutId }),
    body: () => ({ action: 'pause', expectedVersion: 999 }),
  },
  explainModule: {
    roles: moduleReaders,
    kind: 'row',
    params: byModule,
    query: (target) => ({ regionCode: target.regencyCode }),
  },
  listRegistryChanges: { roles: moduleReaders, kind: 'own', params: byModule },
  readModuleConfiguration: {
    roles: moduleReaders,
    kind: 'row',
    params: byModule,
    query: (target) => ({ regionCode: target.regencyCode }),
  },
  setModuleConfiguration: {
    roles: moduleReaders,
    kind: 'row',
    params: byModule,
    body: (target) => ({ regionCode: target.regencyCode, values: { rows: 5 }, expectedVersion: 999 }),
  },
  readModuleHealth: { roles: moduleReaders, kind: 'own', params: byModule },
  listModuleKeys: { roles: moduleReaders.concat(['module_developer']), kind: 'own' },
  registerModuleKey: {
    roles: ['platform_admin', 'module_developer'],
    kind: 'own',
    body: () => ({ publicKey: 'AAAA', label: 'uji' }),
  },
  // Another's key: a developer does not even see it.
  revokeModuleKey: {
    roles: ['platform_admin'],
    kind: 'own',
    params: (target) => ({ keyId: target.moduleKeyId }),
    body: () => ({ reason: 'Laptop hilang' }),
  },
  startOverride: { roles: modulePromoters, kind: 'own', params: byModule, body: () => ({ version: '1.0.0' }) },
  endOverride: { roles: moduleReaders.concat(['module_developer']), kind: 'own', params: byModule },
  reportModuleLoad: {
    roles: 'signed-in',
    kind: 'own',
    body: () => ({ moduleId: 'intake', version: '1.0.0', outcome: 'loaded', durationMs: 10 }),
  },
}
