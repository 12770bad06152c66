import { addCalendarDays } from '../calendar/dates'
import type { Answers, SectionAnswers } from '../forms/answers'
import { certificateNumber, daysAgo, type ExampleCase, type ExampleMakers } from './example-case'

function newIdCardAnswers({ family }: ExampleCase): Answers {
  return { person: { ground: '1', sex: family.child.sex, birthDate: family.child.birthDate } }
}

function enrolmentAnswers({ applicant, random }: ExampleCase): Answers {
  return { enrolment: { situation: random.pick(['1', '1', '1', '2']), birthDate: applicant.birthDate } }
}

function idCardReplacementAnswers({ random }: ExampleCase): Answers {
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

const homes = ['73.71.01.1001', '35.78.01.1001', '64.71.01.1001', '64.02.01.1001'] as const

function idCardAwayAnswers({ random }: ExampleCase): Answers {
  return {
    request: {
      cause: random.pick(['1', '1', '2', '3']),
      circumstances: 'Hilang di kapal waktu bekerja di Nunukan.',
      domicile: random.pick(homes),
    },
  }
}

function biodataChangeAnswers({ family, random }: ExampleCase): Answers {
  const { father } = family
  return {
    changes: [{ memberName: father.name, memberNik: father.nik, ...changeOfOccupation }],
    request: { cards: random.chance(0.5) ? ['A', 'B'] : ['A'], address: family.address },
  }
}

function familyCardAnswers({ family, random, today }: ExampleCase): Answers {
  const { father, neighbours } = family
  return {
    request: { kinds: [random.pick(['B1', 'B2', 'B2', 'B3', 'A4'])] },
    host: { headName: father.name, headNik: father.nik, kkNumber: family.kkNumber, address: family.address },
    joining: [{ name: neighbours[1].name, nik: neighbours[1].nik, familyRelation: '9' }],
    event: {
      kind: random.pick(['1', '2', '3']),
      date: addCalendarDays(today, -random.between(5, 300)),
      personName: neighbours[0].name,
    },
    changes: [{ memberName: father.name, memberNik: father.nik, ...changeOfOccupation }],
    newAddress: {
      village: family.villageCode,
      address: `Jalan Pasar Baru No. ${random.between(1, 90)}`,
      reason: '6',
      isOthersAddress: false,
    },
    movers: [{ name: father.name, nik: father.nik, familyRelation: '1' }],
  }
}

function newFamilyCardAnswers({ family, random }: ExampleCase): Answers {
  const { father, mother, child } = family
  return {
    request: {
      kind: random.pick(['A1', 'A1', 'A3', 'A2']),
      cause: random.pick(['1', '1', '2', '3']),
      isRegistered: random.chance(0.8),
      isHeadDeceased: true,
      isOnFamilyCard: random.chance(0.9),
      changes: [random.pick(['1', '2'])],
      hasChildCard: random.chance(0.5),
    },
    head: { headName: father.name, address: family.address, rt: family.rt, rw: family.rw },
    members: [
      { fullName: father.name, hasNik: true, nik: father.nik, familyRelation: '1' },
      { fullName: mother.name, hasNik: true, nik: mother.nik, familyRelation: '3' },
      { fullName: child.name, hasNik: true, nik: child.nik, familyRelation: '4' },
    ],
  }
}

function familyCardReplacementAnswers({ random }: ExampleCase): Answers {
  const cause = random.pick(['C1', 'C2'])
  return {
    request: {
      cause,
      circumstances: cause === 'C1' ? 'Hilang waktu pindah rumah.' : 'Basah terkena banjir.',
    },
  }
}

function childCardAnswers({ family, random }: ExampleCase): Answers {
  const { name, nik, sex, birthDate } = family.child
  return {
    request: { kind: random.pick(['A', 'A', 'A', 'B1', 'B2']) },
    child: { name, nik, sex, birthDate, kkNumber: family.kkNumber, relation: random.pick(['1', '2']) },
  }
}

function digitalIdentityAnswers({ applicant, random }: ExampleCase): Answers {
  const address = `${applicant.name.toLowerCase().replaceAll(' ', '.')}${random.between(10, 99)}@contoh.id`
  return { activation: { email: address, system: random.pick(['1', '1', '1', '2']) } }
}

function legalizedCopyAnswers(example: ExampleCase): Answers {
  const { applicant, random } = example
  return {
    document: {
      kind: random.pick(['1', '1', '3', '5']),
      hasCode: false,
      number: certificateNumber(example, 'LT', daysAgo(example, 3000, 6000)),
      name: applicant.name,
      copies: random.between(1, 5),
      purpose: random.pick(['Pendaftaran sekolah', 'Melamar pekerjaan', 'Mengurus pensiun']),
    },
  }
}

export const cardExamples: ExampleMakers = {
  'KTP-BARU': newIdCardAnswers,
  'KTP-REKAM': enrolmentAnswers,
  'KTP-GANTI': idCardReplacementAnswers,
  'KTP-LD': idCardAwayAnswers,
  'BIO-UBAH': biodataChangeAnswers,
  'KK-UBAH': familyCardAnswers,
  'KK-BARU': newFamilyCardAnswers,
  'KK-GANTI': familyCardReplacementAnswers,
  KIA: childCardAnswers,
  IKD: digitalIdentityAnswers,
  LEGAL: legalizedCopyAnswers,
}
