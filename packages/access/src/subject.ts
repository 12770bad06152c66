/**
 * Everything access is asked about. A subject with `row` has rows of its own in the database and both walls;
 * the list is the allow-list of the attributes that a rule's conditions may name.
 */
export const subjects = {
  Application: { row: ['provinceCode', 'regencyCode', 'districtCode', 'villageCode', 'createdBy', 'id'] },
  VisitRequest: { row: ['provinceCode', 'regencyCode', 'districtCode', 'villageCode', 'createdBy', 'tripId'] },
  Conversation: { row: ['provinceCode', 'regencyCode'] },
  /** The `ordinary…` codes are empty where a complaint may be about the officers themselves. */
  Complaint: {
    row: [
      'provinceCode',
      'regencyCode',
      'districtCode',
      'ordinaryProvinceCode',
      'ordinaryRegencyCode',
      'ordinaryDistrictCode',
      'id',
    ],
  },
  DataRequest: { row: ['provinceCode', 'regencyCode'] },
  /** A failure to protect data, in the register of its province. */
  DataIncident: { row: ['provinceCode', 'regencyCodes'] },
  QueueTicket: { row: ['regencyCode'] },
  Trip: { row: ['provinceCode', 'regencyCodes', 'id'] },
  Team: { row: ['provinceCode', 'regencyCode'] },
  /** Places and ways between them, of a whole province. */
  TravelNetwork: { row: ['provinceCode'] },
  /** A search for trips of a whole province. */
  PlanningRun: { row: ['provinceCode'] },
  User: { row: ['provinceCode', 'regencyCode', 'id'] },
  AuditEntry: { row: ['provinceCode', 'regencyCode'] },
  Report: { row: ['provinceCode', 'regencyCode', 'districtCode'] },
  Region: { row: ['provinceCode', 'regencyCode'] },
  /** A document that a module keeps for a region. */
  ModuleRecord: { row: ['provinceCode', 'regencyCode', 'districtCode', 'villageCode', 'createdBy'] },
  Service: { row: [] },
  /** The words of notices and of the survey, which each province keeps for itself. */
  Wording: { row: [] },
  /** `createdBy` is the developer who owns the module; the codes are of what is decided about it for a place. */
  Module: { row: ['provinceCode', 'regencyCode', 'createdBy'] },
  /** A server of a module's own; only a scope of modules names it. */
  Upstream: { row: [] },
  Queue: { row: [] },
} as const

export type SubjectName = keyof typeof subjects

/**
 * - `read` a row; `create`, `update` it.
 * - `work`: move an application by an officer's actions; answer, refuse or carry out a data request; call numbers to the counter. `supervise`: assign, approve, decide as a supervisor. `decide`: decide what the law gives the head of the office.
 * - `unmask`: see identifiers (NIK, KK number, phone, e-mail) with a stated reason; `readIdentifiers`: see them as part of the work.
 * - `transfer`: offer a file to another regency; `decideTransfer`: decide for either side.
 * - `compare`: aggregates of sibling regencies, small numbers suppressed.
 * - `plan`: make and change a trip's plan. `visit`: record what came of a visit.
 * - `publish`: bring releases of a module of one's own. `pin`: hold, roll back or suspend a module in a region.
 * - `call`: a module's own server, by the module.
 * - `manage` is CASL's word for every action.
 */
export type Action =
  | 'read'
  | 'create'
  | 'update'
  | 'work'
  | 'supervise'
  | 'decide'
  | 'unmask'
  | 'readIdentifiers'
  | 'transfer'
  | 'decideTransfer'
  | 'compare'
  | 'plan'
  | 'visit'
  | 'call'
  | 'publish'
  | 'pin'
  | 'manage'
