import type { ApplicationFile } from '@sipelandukilat/sdk/api'

const id = '01930000-0000-7000-8000-000000000007'
/** When everything of it happened. */
export const exampleAt = '2026-09-14T02:00:00Z'

/** An application by SMS that lacks the purpose of a copy. */
export const exampleFile: ApplicationFile = {
  ...{ id, trackingNumber: 'SPL-0000-0000-0000', serviceCode: 'LEGAL', serviceVersion: 3, status: 'incomplete' },
  ...{ channel: 'sms', villageCode: '65.03.05.2022', villageName: 'Long Bawan', districtCode: '65.03.05' },
  ...{ regencyCode: '65.03', provinceCode: '65', place: 'Long Bawan, Krayan, Kabupaten Nunukan', language: 'id' },
  ...{ domicileVillageCode: null, applicantName: 'Siti Aminah', priority: 0, presenceMode: null, assigneeId: null },
  ...{
    submittedAt: exampleAt,
    waitingSince: exampleAt,
    statusSince: exampleAt,
    dueAt: null,
    arrivalUntil: null,
    visitOn: null,
    readyAs: null,
    unansweredSince: null,
    unreadMessages: 0,
    version: 1,
    masked: false,
  },
  applicant: { name: 'Siti Aminah', nik: '6503055708909902', kkNumber: null, phone: null, email: null },
  ...{ assistedBy: null, delegate: null, presence: null, presenceDone: false, appointment: null },
  answers: {},
  attachments: [
    {
      id,
      requirement: 'other',
      kind: 'requirement',
      mediaType: 'image/jpeg',
      size: 1,
      uploadedAt: exampleAt,
      replacedAt: null,
    },
  ],
  ...{ products: [], handover: null, siakChecks: [], correction: null, verifiedBy: null },
  lacks: { fields: ['copy.purpose'], attachments: [] },
  ...{
    approval: null,
    decisionLetter: null,
    approvedBy: null,
    warnings: [],
    allowedActions: [],
    transfer: null,
    occurredAt: exampleAt,
    recordedAt: exampleAt,
  },
  ...{ closedAt: null, mergedInto: null, move: null, erasedAt: null },
  can: { assign: false, unmask: false, transfer: false, note: false },
}
