import { addCalendarDays } from '../calendar/dates'
import type { Answers, SectionAnswers } from '../forms/answers'
import { placeOf } from '../identity/place-of'
import { certificateNumber, daysAgo, type ExampleCase, type ExampleMakers } from './example-case'

/** The child of the family, as form F-1.01 asks for a person. */
function personAnswers(
  { family, random }: Pick<ExampleCase, 'family' | 'random'>,
  isUnschooled: boolean,
): SectionAnswers {
  const { child, mother, father } = family
  return {
    fullName: child.name,
    sex: child.sex,
    birthPlace: child.birthPlace,
    birthDate: child.birthDate,
    familyRelation: '4',
    hasBirthCertificate: '1',
    bloodType: '13',
    religion: random.pick(['1', '2', '2', '3']),
    maritalStatus: '1',
    hasDisability: '1',
    education: isUnschooled ? '1' : '3',
    occupation: isUnschooled ? '1' : '3',
    motherName: mother.name,
    motherNik: mother.nik,
    fatherName: father.name,
    fatherNik: father.nik,
  }
}

function biodataAnswers({ family, random }: ExampleCase): Answers {
  const { father } = family
  const isUnschooled = random.chance(0.5)
  return {
    head: { headName: father.name, address: family.address, rt: family.rt, rw: family.rw },
    members: [personAnswers({ family, random }, isUnschooled)],
    documents: {
      hasDocuments: random.chance(0.7),
      hasResidenceProof: random.chance(0.7),
      isOthersAddress: random.chance(0.2),
    },
  }
}

const destinations = ['65.71.02.1002', '65.01.05.1001', '65.03.01.2001', '64.71.01.1001', '65.02.01.2005'] as const

/** Places in other regencies: within one, nobody needs a moving letter. */
function elsewhere(regencyCode: string): readonly [string, ...string[]] {
  const [first = '64.71.01.1001', ...rest] = destinations.filter((code) => placeOf(code).regencyCode !== regencyCode)
  return [first, ...rest]
}

function moveAnswers({ family, random }: ExampleCase): Answers {
  const { mother, father, child } = family
  const { regencyCode } = placeOf(family.villageCode)
  return {
    origin: { address: family.address, rt: family.rt, rw: family.rw },
    destination: {
      village: random.pick(elsewhere(regencyCode)),
      address: `Jalan Mulawarman No. ${random.between(1, 90)}`,
      isOthersAddress: random.chance(0.3),
    },
    move: {
      reason: random.pick(['1', '1', '2', '6', '5', '4']),
      kind: '2',
      movingFamilyCard: random.chance(0.7) ? '2' : '1',
      hasChildAlone: false,
    },
    movers: [
      { name: father.name, nik: father.nik, familyRelation: '1' },
      { name: mother.name, nik: mother.nik, familyRelation: '3' },
      { name: child.name, nik: child.nik, familyRelation: '4' },
    ],
  }
}

function movingInAnswers(example: ExampleCase): Answers {
  const { family, random } = example
  const { father, mother, child } = family
  const moved = daysAgo(example, 2, 25)
  return {
    arrival: {
      origin: random.pick(destinations),
      letterNumber: certificateNumber(example, 'SKPWNI', moved),
      letterDate: moved,
      familyCard: random.chance(0.3) ? '1' : '2',
      hostKkNumber: family.kkNumber,
    },
    head: { headName: father.name, address: family.address, rt: family.rt, rw: family.rw },
    members: [
      { fullName: father.name, hasNik: true, nik: father.nik, familyRelation: '1', card: '1' },
      { fullName: mother.name, hasNik: true, nik: mother.nik, familyRelation: '3', card: '1' },
      { fullName: child.name, hasNik: true, nik: child.nik, familyRelation: '4', card: random.pick(['2', '3']) },
    ],
  }
}

function movingAbroadAnswers(example: ExampleCase): Answers {
  const { family, random, applicant } = example
  return {
    origin: { address: family.address, rt: family.rt, rw: family.rw },
    abroad: {
      destinationCountry: random.pick(['MY', 'MY', 'BN', 'TW']),
      destinationAbroadAddress: random.pick(['Kampung Titingan, Tawau, Sabah', 'Jalan Gadong, Bandar Seri Begawan']),
      responsibleParty: family.neighbours[0].name,
      plannedMoveDate: addCalendarDays(example.today, random.between(10, 90)),
    },
    move: { reason: random.pick(['1', '1', '6']), kind: '4' },
    movers: [{ name: applicant.name, nik: applicant.nik, familyRelation: '4' }],
  }
}

function returnAnswers(example: ExampleCase): Answers {
  const { family, random } = example
  const hasTravelDocument = random.chance(0.5)
  return {
    arrival: {
      country: 'MY',
      date: daysAgo(example, 3, 60),
      manner: random.pick(['1', '2', '2']),
      hasTravelDocument,
      hasMissionLetter: hasTravelDocument && random.chance(0.5),
      hasDocuments: random.chance(0.6),
    },
    head: { headName: family.father.name, address: family.address, rt: family.rt, rw: family.rw },
    members: [
      {
        ...personAnswers(example, random.chance(0.5)),
        ...(hasTravelDocument ? { passportNumber: `X${random.between(100_000, 999_999)}` } : {}),
      },
    ],
  }
}

function undocumentedAnswers(example: ExampleCase): Answers {
  const { family, random } = example
  return {
    situation: {
      kind: random.pick(['1', '1', '4', '6']),
      note: 'Lahir di kebun, orang tua tidak pernah mengurus surat.',
      stays: random.chance(0.9),
      hasWitness: random.chance(0.7),
    },
    head: { headName: family.father.name, address: family.address, rt: family.rt, rw: family.rw },
    members: [personAnswers(example, true)],
  }
}

function temporaryStayAnswers(example: ExampleCase): Answers {
  const { family, random } = example
  const { name, nik } = family.child
  return {
    stay: {
      address: family.address,
      since: daysAgo(example, 10, 300),
      months: random.between(1, 24),
      reason: random.pick(['1', '1', '2', '6']),
    },
    home: { village: random.pick(destinations), address: `Jalan Mulawarman No. ${random.between(1, 90)}` },
    companions: random.chance(0.4) ? [{ name, nik, familyRelation: '4' }] : [],
  }
}

export const residentExamples: ExampleMakers = {
  'BIO-WNI': biodataAnswers,
  SKP: moveAnswers,
  SKDTG: movingInAnswers,
  SKPLN: movingAbroadAnswers,
  SKDLN: returnAnswers,
  RENTAN: undocumentedAnswers,
  NONPERM: temporaryStayAnswers,
}
