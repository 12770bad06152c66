import type { Answers, Applicant, SectionAnswers } from '../answers'
import { addCalendarDays } from '../dates'
import { findDefinition } from '../definitions'
import type { LocalDate } from '../local-date'
import { validateAnswers } from '../validate-answers'
import { type ExamplePerson, type Household, householdOf } from './household'
import { type Random, randomOf } from './random'

export type ExampleOptions = {
  /** The day it was filled in, YYYY-MM-DD. */
  today?: LocalDate
  /** The acting place; a real village of Kaltara by chance where absent. */
  villageCode?: string
}

export type ExampleApplication = {
  applicant: Applicant & { nik: string; kkNumber: string; phone: string; villageCode: string }
  answers: Answers
}

type ExampleMaker = (family: Household, random: Random, today: LocalDate) => Answers

/**
 * An invented application that looks real and is valid: names and places of Kaltara, NIKs with serial 99xx. The same
 * code, seed and options give the same. Throws on an unknown service code.
 */
export function exampleApplication(code: string, seed: number, options: ExampleOptions = {}): ExampleApplication {
  const definition = findDefinition(code)
  if (!definition) throw new Error(`No service ${code}`)
  const today = options.today ?? '2026-06-30'
  const random = randomOf(seed ^ hashOf(code))
  const family = householdOf(random, today, childAgeDays(code, random), options.villageCode)
  const answers = (makers[code] ?? genericAnswers)(family, random, today)
  const { kkNumber, phone, villageCode } = family
  const { name, nik } = applicantOf(code, family, random)
  return {
    applicant: { name, nik, kkNumber, phone, villageCode },
    answers: validateAnswers(definition, answers, { today }).answers,
  }
}

/** The answers of `exampleApplication` alone. */
export function exampleAnswers(code: string, seed: number, options: ExampleOptions = {}): Answers {
  return exampleApplication(code, seed, options).answers
}

function hashOf(code: string): number {
  return [...code].reduce((sum, letter) => (Math.imul(sum, 31) + letter.charCodeAt(0)) | 0, 7)
}

/** The child of the family is whom the service is about where it is about the young. */
function childAgeDays(code: string, random: Random): number {
  if (code === 'AK-LAHIR') return random.chance(0.75) ? random.between(3, 58) : random.between(61, 3000)
  if (code === 'KTP-BARU') return random.between(17 * 366, 18 * 365)
  return random.between(60, 16 * 365)
}

function applicantOf(code: string, family: Household, random: Random): ExamplePerson {
  if (code === 'KTP-BARU') return family.child
  return random.chance(0.5) ? family.mother : family.father
}

const makers: Readonly<Record<string, ExampleMaker>> = {
  'AK-LAHIR': birthAnswers,
  'AK-MATI': deathAnswers,
  'KTP-BARU': newIdCardAnswers,
  'KTP-GANTI': idCardReplacementAnswers,
  'KK-UBAH': familyCardAnswers,
  KIA: childCardAnswers,
  SKP: moveAnswers,
  'BIO-WNI': biodataAnswers,
}

function birthAnswers(family: Household, random: Random): Answers {
  const { child } = family
  return {
    circumstances: {
      origin: '1',
      hasBirthLetter: random.chance(0.85),
      parentsMarriage: random.pick(['1', '1', '1', '1', '2', '3']),
    },
    child: { name: child.name, sex: child.sex, nationality: 'ID' },
    birth: {
      birthDate: child.birthDate,
      birthTime: `${String(random.between(0, 23)).padStart(2, '0')}:${String(random.between(0, 59)).padStart(2, '0')}`,
      birthPlace: random.pick(['Nunukan', 'Tarakan', 'Malinau', 'Bulungan', 'Tana Tidung']),
      birthFacility: random.pick(['1', '1', '2', '3', '4']),
      birthAttendant: random.pick(['1', '2', '2', '3']),
      birthKind: random.chance(0.97) ? '1' : '2',
      birthOrder: random.between(1, 4),
      weight: random.between(24, 39) / 10,
      length: random.between(45, 53),
    },
    mother: parentAnswers(family.mother),
    father: parentAnswers(family.father),
    witnesses: witnessAnswers(family),
  }
}

function parentAnswers({ name, nik, birthPlace, birthDate }: ExamplePerson): SectionAnswers {
  return { name, nik, birthPlace, birthDate, nationality: 'ID' }
}

function witnessAnswers(family: Household): SectionAnswers[] {
  return family.neighbours.map(({ name, nik }) => ({ name, nik }))
}

function deathAnswers(family: Household, random: Random, today: LocalDate): Answers {
  const couple = [family.grandfather, family.grandmother] as const
  const [deceased, spouse] = random.chance(0.6) ? couple : ([couple[1], couple[0]] as const)
  return {
    deceased: { name: deceased.name, nik: deceased.nik, kkNumber: family.kkNumber, nationality: 'ID' },
    death: {
      deathDate: addCalendarDays(today, -random.between(1, random.chance(0.8) ? 28 : 200)),
      deathPlace: random.pick(['Rumah', 'Rumah', 'RSUD Nunukan', 'RSUD dr. H. Jusuf SK Tarakan', 'Puskesmas']),
      cause: random.pick(['1', '1', '1', '1', '3', '6']),
      certifiedBy: random.pick(['1', '2', '4']),
    },
    family: {
      hasOthersOnCard: true,
      hasSpouse: random.chance(0.6),
      spouseName: spouse.name,
      spouseNik: spouse.nik,
    },
    parents: {},
    witnesses: witnessAnswers(family),
  }
}

function newIdCardAnswers(family: Household): Answers {
  return { person: { ground: '1', sex: family.child.sex, birthDate: family.child.birthDate } }
}

function idCardReplacementAnswers(_family: Household, random: Random): Answers {
  const cause = random.pick(['C1', 'C1', 'C2', 'IVB'])
  return {
    request: {
      cause,
      circumstances: cause === 'C1' ? 'Jatuh dari perahu waktu menyeberang.' : 'Kartunya patah dan tulisannya pudar.',
    },
    changes: [changeOfOccupation],
  }
}

const changeOfOccupation: SectionAnswers = {
  element: '2',
  oldValue: 'Belum/Tidak Bekerja',
  occupation: '9',
  basis: 'Surat keterangan kerja dari kepala desa',
}

function familyCardAnswers(family: Household, random: Random, today: LocalDate): Answers {
  const { father, neighbours } = family
  return {
    request: { kinds: [random.pick(['B1', 'B2', 'B2', 'B3'])] },
    host: { headName: father.name, headNik: father.nik, kkNumber: family.kkNumber, address: family.address },
    joining: [{ name: neighbours[1].name, nik: neighbours[1].nik, familyRelation: '9' }],
    event: {
      kind: random.pick(['1', '2', '3']),
      date: addCalendarDays(today, -random.between(5, 300)),
      personName: neighbours[0].name,
    },
    changes: [{ memberName: father.name, memberNik: father.nik, ...changeOfOccupation }],
  }
}

function childCardAnswers(family: Household, random: Random): Answers {
  const { name, nik, sex, birthDate } = family.child
  return {
    request: { kind: random.pick(['A', 'A', 'A', 'B1', 'B2']) },
    child: { name, nik, sex, birthDate, kkNumber: family.kkNumber, relation: random.pick(['1', '2']) },
  }
}

const destinations = ['65.71.02.1002', '65.01.05.1001', '65.03.01.2001', '64.71.01.1001', '65.02.01.2005'] as const

function moveAnswers(family: Household, random: Random): Answers {
  const { mother, father, child } = family
  return {
    origin: { address: family.address, rt: family.rt, rw: family.rw },
    destination: {
      village: random.pick(destinations),
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

function biodataAnswers(family: Household, random: Random): Answers {
  const { child, mother, father } = family
  const isUnschooled = random.chance(0.5)
  return {
    head: { headName: father.name, address: family.address, rt: family.rt, rw: family.rw },
    members: [
      {
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
      },
    ],
    documents: {
      hasDocuments: random.chance(0.7),
      hasResidenceProof: random.chance(0.7),
      isOthersAddress: random.chance(0.2),
    },
  }
}

const purposes = [
  'Mohon diproses, saya tinggal di pedalaman dan sulit ke kantor.',
  'Untuk melengkapi berkas sekolah anak.',
  'Untuk mengurus BPJS Kesehatan keluarga.',
  'Diperlukan untuk pendaftaran kerja.',
] as const

function genericAnswers(family: Household, random: Random, today: LocalDate): Answers {
  const { name, nik, birthDate } = family.child
  return {
    request: { purpose: random.pick(purposes) },
    person: { isApplicant: random.chance(0.7), name, nik, birthDate },
    event: { eventDate: addCalendarDays(today, -random.between(1, 50)) },
  }
}
