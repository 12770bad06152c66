import { addCalendarDays } from '../calendar/dates'
import type { Answers } from '../forms/answers'
import { type ExampleCase, type ExampleMakers, parentAnswers, reportedDay, witnessAnswers } from './example-case'

function birthAnswers({ family, random }: ExampleCase): Answers {
  const { child } = family
  return {
    circumstances: {
      origin: '1',
      hasBirthLetter: random.chance(0.85),
      parentsMarriage: random.pick(['1', '1', '1', '1', '2', '3']),
    },
    child: {
      name: child.name,
      sex: child.sex,
      nationality: 'ID',
      joinsApplicantCard: true,
      familyRelation: '4',
      religion: random.pick(['1', '1', '2', '3']),
      bloodType: '13',
    },
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

function stillbirthAnswers(example: ExampleCase): Answers {
  const { family, random } = example
  return {
    stillbirth: {
      sex: family.child.sex,
      stillbirthDate: reportedDay(example),
      gestationMonths: random.between(7, 9),
      birthKind: '1',
      birthOrder: random.between(1, 4),
      birthPlace: random.pick(['Nunukan', 'Tarakan', 'Malinau']),
      birthFacility: random.pick(['1', '2', '4']),
      birthAttendant: random.pick(['1', '2']),
      determinedBy: random.pick(['1', '2']),
      isFatherRecorded: random.chance(0.9),
    },
    mother: parentAnswers(family.mother),
    father: parentAnswers(family.father),
    witnesses: witnessAnswers(family),
  }
}

function deathAnswers({ family, random, today }: ExampleCase): Answers {
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
      deceasedWasHead: deceased.sex === '1',
      newHead: random.chance(0.7) ? '1' : '2',
      newHeadName: family.father.name,
      newHeadNik: family.father.nik,
      newHeadRelation: '4',
    },
    household: [{ name: family.child.name, nik: family.child.nik, familyRelation: '6' }],
    parents: {},
    witnesses: witnessAnswers(family),
  }
}

export const birthAndDeathExamples: ExampleMakers = {
  'AK-LAHIR': birthAnswers,
  LAHIRMATI: stillbirthAnswers,
  'AK-MATI': deathAnswers,
}
