import { describe, expect, it } from 'vitest'
import { type Changes, today, withChanges } from '../../examples/changed-example.testing'
import { productsOf, requiredAttachments } from '../../forms/service-demands'

describe('documents asked for', () => {
  const demanded = (code: string, changes: Changes) => {
    const { definition, answers } = withChanges(code, changes)
    const files = requiredAttachments(definition, answers, today)
    return files.filter(({ required }) => required).map(({ id }) => id)
  }

  it.each<[string, Changes, string[], string[]]>([
    [
      'KK-BARU',
      { request: { kind: 'A1', cause: '1', isRegistered: true } },
      ['marriageProof'],
      ['divorceProof', 'unregisteredMarriageStatement'],
    ],
    ['KK-BARU', { request: { kind: 'A1', cause: '2', isRegistered: true } }, ['divorceProof'], ['marriageProof']],
    [
      'KK-BARU',
      { request: { kind: 'A1', cause: '2', isRegistered: false } },
      ['unregisteredMarriageStatement'],
      ['divorceProof'],
    ],
    [
      'KK-BARU',
      { request: { kind: 'A2', isHeadDeceased: true } },
      ['deathCertificate'],
      ['moveLetter', 'marriageProof'],
    ],
    ['KK-GANTI', { request: { cause: 'C1' } }, ['policeLossReport'], ['damagedFamilyCard']],
    ['KTP-LD', { request: { cause: '2' } }, ['oldIdCard'], ['policeLossReport']],
    [
      'SKDLN',
      { arrival: { hasTravelDocument: false, hasDocuments: false } },
      ['noDocumentsStatement'],
      ['travelDocument'],
    ],
    ['SKTT', { sponsor: { sponsorType: '5' } }, ['limitedStayPermit'], ['sponsorLetter']],
    ['RENTAN', { situation: { hasWitness: false } }, ['customaryLetter', 'noDocumentsStatement'], []],
    ['AK-KAWIN', { before: { wifePreviousStatus: '3' } }, ['formerSpouseCertificate'], ['deceasedSpouseStatement']],
    ['AK-KAWIN', { marriage: { hasDeceasedSpouse: true } }, ['deceasedSpouseStatement'], []],
    ['AKU', { acknowledgement: { basis: '2' } }, ['courtRuling'], ['acknowledgementLetter']],
    ['UB-WN', { citizenshipChange: { basis: '3' } }, ['oathRecord'], []],
    ['UB-WN', { citizenshipChange: { basis: '1', hasOath: false } }, [], ['oathRecord']],
    ['BATAL', { cancellation: { basis: '2' } }, ['cancellationStatement'], ['courtDecision']],
    ['TERBIT2', { certificate: { reasonKind: '3' } }, ['reissueRequest'], ['policeLossReport', 'damagedCertificate']],
    ['LAPOR-LN', { person: { isOnFamilyCard: false } }, ['foreignCertificate'], ['familyCard']],
  ])('%s with %j', (code, changes, wanted, unwanted) => {
    const ids = demanded(code, changes)
    expect(ids).toEqual(expect.arrayContaining(wanted))
    for (const id of unwanted) expect(ids).not.toContain(id)
  })
})

describe('documents that follow', () => {
  it.each<[string, Changes, string[]]>([
    ['BIO-UBAH', { request: { cards: ['B'] } }, ['biodata', 'idCard']],
    ['KK-BARU', { request: { changes: ['2'] } }, ['familyCard', 'idCard']],
    [
      'SKDTG',
      { members: [{ fullName: 'Ruth Padan', hasNik: true, nik: '6503054108909901', familyRelation: '1', card: '3' }] },
      ['familyCard'],
    ],
    ['ANGKAT', { adoption: { joinsFamily: false } }, ['marginalNote']],
    ['UB-NAMA', { person: { card: '2' } }, ['marginalNote', 'familyCard', 'childCard']],
    [
      'UB-WN',
      { citizenshipChange: { newNationality: 'PH' }, person: { nationality: 'ID' } },
      ['marginalNote', 'citizenshipLetter'],
    ],
    ['LAPOR-LN', { foreignEvent: { changesFamily: false } }, ['foreignEventLetter']],
    ['AK-CERAI', { report: { changesStatus: false } }, ['divorceCertificate', 'familyCard']],
  ])('%s with %j', (code, changes, expected) => {
    const { definition, answers, applicant } = withChanges(code, changes)
    expect(productsOf(definition, answers, today, applicant.villageCode).map(({ id }) => id)).toEqual(expected)
  })
})
