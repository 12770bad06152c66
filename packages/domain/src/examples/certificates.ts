import { addCalendarDays } from '../calendar/dates'
import type { LocalDate } from '../calendar/local-date'
import type { Answers, SectionAnswers } from '../forms/answers'
import {
  certificateNumber,
  civilOffice,
  courtAnswers,
  daysAgo,
  type ExampleCase,
  type ExampleMakers,
  holderAnswers,
  otherPerson,
  reportedDay,
  witnessAnswers,
} from './example-case'

/** A certificate of the applicant's, issued some years after birth, before 2020. */
function issuedLongAgo(example: ExampleCase): LocalDate {
  return addCalendarDays(example.today, -example.random.between(3000, 6000))
}

function rulingAnswers(example: ExampleCase): SectionAnswers {
  const { courtName, number } = courtAnswers(example, 'Pdt.P')
  return {
    birthCertificateNumber: certificateNumber(example, 'LT', issuedLongAgo(example)),
    courtName,
    courtRulingNumber: number,
    courtRulingDate: reportedDay(example),
  }
}

function nameAnswers(example: ExampleCase): Answers {
  const { family, random, applicant } = example
  const isApplicant = random.chance(0.6)
  const name = isApplicant ? applicant.name : family.child.name
  return {
    person: {
      ...holderAnswers(example, isApplicant),
      minority: isApplicant ? '1' : '2',
      card: isApplicant ? '1' : '2',
    },
    nameChange: {
      domicile: family.villageCode,
      oldName: name,
      newName: `${name.split(' ')[0]} ${random.pick(['Kristian', 'Maria', 'Putra', 'Lestari'])}`,
      ...rulingAnswers(example),
    },
    witnesses: witnessAnswers(family),
  }
}

function citizenshipAnswers(example: ExampleCase): Answers {
  const { family, random } = example
  const basis = random.pick(['1', '2', '3'])
  const decided = daysAgo(example, 60, 200)
  return {
    person: {
      ...holderAnswers(example, basis !== '3'),
      nationality: random.pick(['MY', 'PH']),
      isOnFamilyCard: random.chance(0.5),
    },
    citizenshipChange: {
      newNationality: 'ID',
      basis,
      presidentialDecreeNumber: `${random.between(2, 40)}/PWI`,
      presidentialDecreeDate: decided,
      ministerDecreeNumber: `M.${random.between(100, 900)}.AH`,
      ministerDecreeDate: decided,
      affidavitNumber: `AFF-${random.between(1000, 9999)}`,
      hasOath: true,
      oathRecordNumber: `BAS-${random.between(10, 99)}`,
      oathRecordIssuer: 'Kepala Kantor Wilayah Kementerian Hukum',
      oathRecordDate: daysAgo(example, 5, 55),
      spouseName: otherPerson(example).name,
    },
    witnesses: witnessAnswers(family),
  }
}

function otherEventAnswers(example: ExampleCase): Answers {
  const { family, random } = example
  const [oldSex, newSex] = random.pick([
    ['1', '2'],
    ['2', '1'],
  ] as const)
  return {
    person: holderAnswers(example, random.chance(0.7)),
    otherEvent: {
      kind: random.pick(['1', '2', '2']),
      oldSex,
      newSex,
      description: 'Menetapkan tanggal lahir pemohon sesuai surat baptis.',
      ...rulingAnswers(example),
    },
    witnesses: witnessAnswers(family),
  }
}

function wrongCertificate(example: ExampleCase, isApplicant: boolean): SectionAnswers {
  const issued = issuedLongAgo(example)
  return {
    certificateKind: '1',
    certificateNumber: certificateNumber(example, 'LT', issued),
    nameOnCertificate: isApplicant ? example.applicant.name : example.family.child.name,
    issuer: civilOffice(example),
    issuerKind: '1',
    issuerName: civilOffice(example),
    issueDate: issued,
  }
}

function correctionAnswers(example: ExampleCase): Answers {
  const { family, random, applicant } = example
  const isApplicant = random.chance(0.6)
  const [right = ''] = (isApplicant ? applicant : family.child).name.split(' ')
  return {
    person: { ...holderAnswers(example, isApplicant), minority: isApplicant ? '1' : '2' },
    certificate: wrongCertificate(example, isApplicant),
    change: {
      elements: ['1'],
      oldValue: `${right}h`,
      newValue: right,
      supportingDocuments: random.pick(['Ijazah SD', 'Kartu Keluarga lama', 'Surat baptis']),
    },
    witnesses: witnessAnswers(family),
  }
}

function cancellationAnswers(example: ExampleCase): Answers {
  const { family, random } = example
  const isApplicant = random.chance(0.7)
  const { courtName, number } = courtAnswers(example, 'Pdt.G')
  return {
    person: holderAnswers(example, isApplicant),
    certificate: wrongCertificate(example, isApplicant),
    cancellation: {
      basis: random.pick(['1', '2']),
      courtName,
      courtDecisionNumber: number,
      courtDecisionDate: daysAgo(example, 10, 200),
      reason: 'Akta kelahiran terbit dua kali dengan nomor yang berbeda.',
    },
    documents: [{ document: 'Kedua kutipan akta kelahiran' }],
    witnesses: witnessAnswers(family),
  }
}

function reissueAnswers(example: ExampleCase): Answers {
  const { family, random, applicant } = example
  const isApplicant = random.chance(0.7)
  return {
    person: holderAnswers(example, isApplicant),
    certificate: { reasonKind: random.pick(['1', '1', '2', '3']), ...wrongCertificate(example, isApplicant) },
    requester: {
      birthPlace: applicant.birthPlace,
      birthDate: applicant.birthDate,
      occupation: '9',
      nationality: 'ID',
      address: family.address,
    },
    witnesses: witnessAnswers(family),
  }
}

function abroadAnswers(example: ExampleCase): Answers {
  const { family, random } = example
  const recorded = daysAgo(example, 120, 900)
  const { isApplicant, ...holder } = holderAnswers(example, random.chance(0.4))
  const isOnFamilyCard = random.chance(0.5)
  const eventKind = random.pick(['1', '1', '2'])
  return {
    // Nobody is asked whether a birth is their own.
    person: { ...holder, ...(eventKind === '2' && isApplicant !== undefined ? { isApplicant } : {}), isOnFamilyCard },
    foreignEvent: {
      eventKind,
      localProofNumber: `SB-${random.between(100_000, 999_999)}`,
      localProofDate: recorded,
      missionOffice: random.pick(['Konsulat RI Tawau', 'KJRI Kota Kinabalu']),
      missionLetterNumber: `${random.between(10, 400)}/KONS`,
      missionLetterDate: addCalendarDays(recorded, random.between(5, 60)),
      returnDate: random.chance(0.7) ? daysAgo(example, 2, 28) : daysAgo(example, 31, 55),
      changesFamily: random.chance(0.8),
    },
    witnesses: witnessAnswers(family),
  }
}

export const certificateExamples: ExampleMakers = {
  'UB-NAMA': nameAnswers,
  'UB-WN': citizenshipAnswers,
  'UB-PPL': otherEventAnswers,
  BETUL: correctionAnswers,
  BATAL: cancellationAnswers,
  TERBIT2: reissueAnswers,
  'LAPOR-LN': abroadAnswers,
}
