const title = { id: 'Legalisir', en: 'Legalized copy' }
const everything = { level: 'complete', fields: [] }
/** The smallest service: one answer and no file. */
export const legalDefinition = {
  code: 'LEGAL',
  version: 3,
  title,
  summary: title,
  lifeEvents: [{ id: 'legalisir', label: title }],
  legalBasis: [],
  formNumbers: [],
  products: [{ id: 'copy', label: title, format: 'record' }],
  routeBy: 'domicile',
  presence: 'none',
  approval: null,
  reportingDeadline: null,
  nikOptionalFor: [],
  requirements: [],
  conditions: [],
  form: {
    sections: [
      {
        id: 'copy',
        title,
        fields: [
          { id: 'purpose', type: 'text', label: { id: 'Keperluan', en: 'Purpose' }, required: true, verified: true },
        ],
      },
    ],
  },
  rules: [],
  worksheet: [],
  officeDays: { stages: { start: 1, verify: 1, approve: 1, process: 1 }, total: 3, setBy: 'default' },
  workflow: { usesPresence: false, usesApproval: false, usesDelivery: false },
  channels: Object.fromEntries(
    ['web', 'whatsapp', 'sms', 'email', 'phone', 'counter', 'village', 'field'].map((channel) => [channel, everything]),
  ),
  sms: null,
  doubts: [],
  isCommon: false,
}
