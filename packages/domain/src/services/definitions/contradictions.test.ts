import { describe, expect, it } from 'vitest'
import { exampleApplication } from '../../examples'
import { type Changes, today, withChanges } from '../../examples/changed-example.testing'
import { definitions } from '.'

/** Where the applicant of the examples lives. */
const { villageCode: exampleVillage } = exampleApplication('SKP', 1, { today }).applicant

const contradictions: [string, string, string, Changes][] = [
  [
    'KK-BARU',
    'noHead',
    'head.headName',
    { members: [{ fullName: 'Ruth Padan', hasNik: true, nik: '6503054108909901', familyRelation: '3' }] },
  ],
  [
    'KK-UBAH',
    'otherRegency',
    'newAddress.village',
    {
      request: { kinds: ['A4'] },
      newAddress: { village: '73.71.01.1001', address: 'Jalan Baru', reason: '6', isOthersAddress: false },
      movers: [{ name: 'Ruth Padan', nik: '6503054108909901', familyRelation: '1' }],
    },
  ],
  ['SKP', 'withinRegency', 'destination.village', { destination: { village: exampleVillage } }],
  ['KTP-BARU', 'under17', 'person.birthDate', { person: { ground: '1', birthDate: '2010-01-01' } }],
  ['KTP-BARU', 'under16', 'person.birthDate', { person: { ground: '3', birthDate: '2012-01-01' } }],
  ['KTP-REKAM', 'under16', 'enrolment.birthDate', { enrolment: { birthDate: '2012-01-01' } }],
  ['KTP-OA', 'under17', 'person.birthDate', { person: { birthDate: '2012-01-01', maritalStatus: '1' } }],
  [
    ...(['KTP-OA', 'permitEndsBeforeItBegins', 'person.stayPermitExpiryDate'] as const),
    { person: { stayPermitIssueDate: '2026-01-02', stayPermitExpiryDate: '2026-01-01' } },
  ],
  ['KIA', 'is17', 'child.birthDate', { child: { birthDate: '2009-01-01' } }],
  [
    ...(['AK-LAHIR', 'motherTooYoung', 'mother.birthDate'] as const),
    { birth: { birthDate: '2026-06-01' }, mother: { birthDate: '2026-06-02' } },
  ],
  [
    ...(['AK-LAHIR', 'fatherTooYoung', 'father.birthDate'] as const),
    {
      circumstances: { parentsMarriage: '1' },
      birth: { birthDate: '2026-06-01' },
      father: { birthDate: '2026-06-02' },
    },
  ],
  [
    ...(['LAHIRMATI', 'motherTooYoung', 'mother.birthDate'] as const),
    { stillbirth: { stillbirthDate: '2026-06-01' }, mother: { birthDate: '2026-06-02' } },
  ],
  [
    ...(['LAHIRMATI', 'fatherTooYoung', 'father.birthDate'] as const),
    {
      stillbirth: { stillbirthDate: '2026-06-01', isFatherRecorded: true },
      father: { name: 'Yakub Lalung', nationality: 'ID', birthDate: '2026-06-02' },
    },
  ],
  ['AK-KAWIN', 'wifeIsMarried', 'before.wifePreviousStatus', { before: { wifePreviousStatus: '1' } }],
  [
    ...(['AK-KAWIN', 'secondWifeNeedsRuling', 'marriage.hasCourtRuling'] as const),
    { before: { husbandPreviousStatus: '1', wifeOrder: 2 } },
  ],
  [
    ...(['BTL-KAWIN', 'certificateBeforeMarriage', 'annulment.marriageCertificateDate'] as const),
    { annulment: { marriageDate: '2020-02-02', marriageCertificateDate: '2020-02-01' } },
  ],
  [
    ...(['BTL-KAWIN', 'decisionBeforeMarriage', 'annulment.courtDecisionDate'] as const),
    { annulment: { marriageDate: '2020-02-02', courtDecisionDate: '2020-02-01' } },
  ],
  [
    ...(['AK-CERAI', 'decisionBeforeMarriage', 'divorce.courtDecisionDate'] as const),
    { divorce: { marriageCertificateDate: '2020-02-02', courtDecisionDate: '2020-02-01' } },
  ],
  [
    ...(['AK-CERAI', 'letterBeforeDecision', 'divorce.clerkLetterDate'] as const),
    { divorce: { courtDecisionDate: '2026-06-02', clerkLetterDate: '2026-06-01' } },
  ],
  ['AK-CERAI', 'religiousCourt', 'divorce.courtKind', { divorce: { courtKind: '2' } }],
  [
    ...(['BTL-CERAI', 'decisionBeforeMarriage', 'divorce.courtDecisionDate'] as const),
    {
      divorce: { marriageCertificateDate: '2020-02-02', courtDecisionDate: '2020-02-01' },
      annulment: { divorceCertificateDate: '2020-01-01' },
    },
  ],
  [
    ...(['BTL-CERAI', 'letterBeforeDecision', 'divorce.clerkLetterDate'] as const),
    { divorce: { courtDecisionDate: '2026-06-02', clerkLetterDate: '2026-06-01' } },
  ],
  [
    ...(['BTL-CERAI', 'divorceAfterDecision', 'annulment.divorceCertificateDate'] as const),
    {
      divorce: { courtDecisionDate: '2026-06-02', clerkLetterDate: '2026-06-03' },
      annulment: { divorceCertificateDate: '2026-06-03' },
    },
  ],
  [
    ...(['AKU', 'certificateBeforeBirth', 'acknowledgement.birthCertificateDate'] as const),
    { acknowledgement: { childBirthDate: '2020-02-02', birthCertificateDate: '2020-02-01' } },
  ],
  [
    ...(['SAH', 'certificateBeforeBirth', 'legitimation.birthCertificateDate'] as const),
    { legitimation: { childBirthDate: '2020-02-02', birthCertificateDate: '2020-02-01' } },
  ],
  [
    ...(['SAH', 'bornInMarriage', 'legitimation.childBirthDate'] as const),
    {
      legitimation: {
        religiousMarriageDate: '2019-01-01',
        marriageCertificateDate: '2019-01-02',
        childBirthDate: '2020-02-02',
        birthCertificateDate: '2020-03-02',
      },
    },
  ],
  [
    ...(['SAH', 'recordedBeforeMarriage', 'legitimation.religiousMarriageDate'] as const),
    { legitimation: { religiousMarriageDate: '2026-06-30', marriageCertificateDate: '2026-06-29' } },
  ],
  [
    ...(['UB-WN', 'sameNationality', 'citizenshipChange.newNationality'] as const),
    { person: { nationality: 'MY' }, citizenshipChange: { newNationality: 'MY' } },
  ],
  ['UB-PPL', 'sameSex', 'otherEvent.newSex', { otherEvent: { kind: '1', oldSex: '1', newSex: '1' } }],
  [
    ...(['BATAL', 'decisionBeforeCertificate', 'cancellation.courtDecisionDate'] as const),
    {
      certificate: { issueDate: '2020-02-02' },
      cancellation: {
        basis: '1',
        courtName: 'PN Nunukan',
        courtDecisionNumber: '1/Pdt.G/PN',
        courtDecisionDate: '2020-02-01',
      },
    },
  ],
  ['LEGAL', 'needsNone', 'document.hasCode', { document: { hasCode: true } }],
]

describe('contradictions', () => {
  it.each(contradictions)('%s refuses %s', (code, rule, path, changes) => {
    const { errors } = withChanges(code, changes)
    expect(errors.map((error) => [error.path, error.code])).toEqual([[path, rule]])
  })

  it('are shown for every rule there is', () => {
    const all = definitions.flatMap(({ code, rules }) => rules.map(({ id }) => `${code} ${id}`))
    expect(contradictions.map(([code, rule]) => `${code} ${rule}`).toSorted()).toEqual(all.toSorted())
  })
})
