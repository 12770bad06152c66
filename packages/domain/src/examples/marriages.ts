import { addCalendarDays } from '../calendar/dates'
import type { Answers, SectionAnswers } from '../forms/answers'
import {
  certificateNumber,
  civilOffice,
  courtAnswers,
  daysAgo,
  type ExampleCase,
  type ExampleMakers,
  reportedDay,
  witnessAnswers,
} from './example-case'
import type { ExamplePerson } from './household'

function spouse({ name, nik }: ExamplePerson, kkNumber: string): SectionAnswers {
  return { name, nik, kkNumber, nationality: 'ID' }
}

/** The couple, one of whom reports. */
function coupleAnswers({ family, applicant }: ExampleCase): Answers {
  const { father, mother, kkNumber } = family
  return {
    report: { applicantIs: applicant.nik === father.nik ? '1' : '2', changesStatus: true },
    husband: spouse(father, kkNumber),
    wife: spouse(mother, kkNumber),
    witnesses: witnessAnswers(family),
  }
}

function marriageAnswers(example: ExampleCase): Answers {
  const { family, random } = example
  const hasBelief = random.chance(0.1)
  return {
    ...coupleAnswers(example),
    marriage: {
      ceremonyDate: reportedDay(example),
      ages: '1',
      faith: hasBelief ? '2' : '1',
      religion: random.pick(['2', '2', '2', '3']),
      belief: 'Kepercayaan leluhur',
      beliefOrganization: 'Paguyuban Penghayat',
      officiantName: random.pick(['Pendeta Yunus Padan', 'Pastor Petrus Lian', 'Pendeta Musa Bilung']),
      hasDeceasedSpouse: false,
      hasCourtRuling: false,
    },
    before: {
      husbandPreviousStatus: random.pick(['2', '2', '2', '3', '4']),
      wifePreviousStatus: random.pick(['2', '2', '2', '3', '4']),
      marriageOrder: 1,
      childrenCount: random.between(0, 3),
      domicile: family.villageCode,
    },
    parents: {
      husbandFatherName: family.grandfather.name,
      husbandFatherNik: family.grandfather.nik,
      husbandMotherName: family.grandmother.name,
      husbandMotherNik: family.grandmother.nik,
      wifeFatherName: family.neighbours[0].name,
      wifeMotherName: family.neighbours[1].name,
    },
    family: { card: '1', head: '1', address: family.address, rt: family.rt, rw: family.rw },
  }
}

function annulmentAnswers(example: ExampleCase): Answers {
  const marriageDate = daysAgo(example, 800, 4000)
  const certificateDate = addCalendarDays(marriageDate, example.random.between(3, 60))
  const { courtName, number } = courtAnswers(example, 'Pdt.G')
  return {
    ...coupleAnswers(example),
    annulment: {
      marriageDate,
      marriageCertificateNumber: certificateNumber(example, 'KW', certificateDate),
      marriageCertificateDate: certificateDate,
      courtName,
      courtDecisionNumber: number,
      courtDecisionDate: daysAgo(example, 5, 80),
    },
  }
}

function divorceAnswers(example: ExampleCase): Answers {
  const certificateDate = daysAgo(example, 800, 5000)
  const { courtName, number } = courtAnswers(example, 'Pdt.G')
  const decided = daysAgo(example, 20, 90)
  return {
    ...coupleAnswers(example),
    divorce: {
      courtKind: '1',
      marriageCertificateNumber: certificateNumber(example, 'KW', certificateDate),
      marriageCertificateDate: certificateDate,
      marriageRegistrationPlace: civilOffice(example),
      courtName,
      courtDecisionNumber: number,
      courtDecisionDate: decided,
      clerkLetterNumber: `W18/${example.random.between(10, 400)}/HK`,
      clerkLetterDate: addCalendarDays(decided, 14),
    },
  }
}

function divorceAnnulmentAnswers(example: ExampleCase): Answers {
  const divorced = daysAgo(example, 120, 600)
  return {
    ...divorceAnswers(example),
    annulment: {
      divorceCertificateNumber: certificateNumber(example, 'CR', divorced),
      divorceCertificateDate: divorced,
    },
  }
}

export const marriageExamples: ExampleMakers = {
  'AK-KAWIN': marriageAnswers,
  'BTL-KAWIN': annulmentAnswers,
  'AK-CERAI': divorceAnswers,
  'BTL-CERAI': divorceAnnulmentAnswers,
}
