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

function childAnswers({ family }: ExampleCase, dataChange: boolean): SectionAnswers {
  const { name, nik } = family.child
  return { name, nik, kkNumber: family.kkNumber, nationality: 'ID', dataChange }
}

function certificateAnswers(example: ExampleCase): SectionAnswers {
  const issued = addCalendarDays(example.family.child.birthDate, example.random.between(5, 50))
  return {
    birthCertificateNumber: certificateNumber(example, 'LU', issued),
    birthCertificateDate: issued,
    birthCertificateIssuer: civilOffice(example),
  }
}

function adoptionAnswers(example: ExampleCase): Answers {
  const { family, random, applicant } = example
  const { mother, father } = family
  const { courtName, number } = courtAnswers(example, 'Pdt.P')
  return {
    child: childAnswers(example, true),
    birth: {
      ...certificateAnswers(example),
      birthMotherName: random.pick(['Marthina Usat', 'Lince Kila', 'Juliati Labo']),
      birthMotherNationality: 'ID',
    },
    adoption: {
      domicile: family.villageCode,
      applicantIs: applicant.nik === mother.nik ? '1' : '2',
      adoptiveMotherName: mother.name,
      adoptiveMotherNik: mother.nik,
      adoptiveFatherName: father.name,
      adoptiveFatherNik: father.nik,
      courtName,
      courtRulingNumber: number,
      courtRulingDate: reportedDay(example),
      joinsFamily: random.chance(0.8),
    },
    witnesses: witnessAnswers(family),
  }
}

function birthParents({ family }: ExampleCase): SectionAnswers {
  return {
    birthMotherName: family.mother.name,
    birthMotherNik: family.mother.nik,
    birthMotherNationality: 'ID',
    birthFatherName: family.father.name,
    birthFatherNik: family.father.nik,
    birthFatherNationality: 'ID',
  }
}

function acknowledgementAnswers(example: ExampleCase): Answers {
  const { family, random } = example
  const { courtName, number } = courtAnswers(example, 'Pdt.P')
  return {
    child: childAnswers(example, random.chance(0.8)),
    acknowledgement: {
      childBirthDate: family.child.birthDate,
      ...certificateAnswers(example),
      ...birthParents(example),
      religiousMarriageDate: addCalendarDays(family.child.birthDate, random.between(-600, -20)),
      basis: random.pick(['1', '1', '1', '2']),
      courtName,
      courtRulingNumber: number,
      basisDate: daysAgo(example, 1, 28),
    },
    witnesses: witnessAnswers(family),
  }
}

function legitimationAnswers(example: ExampleCase): Answers {
  const { family, random } = example
  const married = daysAgo(example, 1, 28)
  return {
    child: childAnswers(example, random.chance(0.8)),
    legitimation: {
      childBirthDate: family.child.birthDate,
      ...certificateAnswers(example),
      ...birthParents(example),
      religiousMarriageDate: addCalendarDays(family.child.birthDate, random.between(-600, -20)),
      marriageCertificateNumber: certificateNumber(example, 'KW', married),
      marriageCertificateDate: married,
    },
    witnesses: witnessAnswers(family),
  }
}

export const childExamples: ExampleMakers = {
  ANGKAT: adoptionAnswers,
  AKU: acknowledgementAnswers,
  SAH: legitimationAnswers,
}
