import { addCalendarDays } from '../calendar/dates'
import type { Answers, SectionAnswers } from '../forms/answers'
import { daysAgo, type ExampleCase, type ExampleMakers } from './example-case'

function passportAnswers({ random, today }: ExampleCase): SectionAnswers {
  return {
    passportNumber: `A${random.between(10_000_000, 99_999_999)}`,
    passportExpiryDate: addCalendarDays(today, random.between(200, 1500)),
  }
}

function permitAnswers(example: ExampleCase): SectionAnswers {
  const { random, today } = example
  return {
    stayPermitNumber: `2E${random.between(10_000, 99_999)}`,
    stayPermitPlace: random.pick(['Tarakan', 'Nunukan']),
    stayPermitIssueDate: daysAgo(example, 20, 300),
    stayPermitExpiryDate: addCalendarDays(today, random.between(60, 700)),
  }
}

function foreignCardAnswers(example: ExampleCase): Answers {
  const { applicant, random } = example
  return {
    person: {
      request: random.pick(['A', 'D']),
      sex: applicant.sex,
      birthDate: applicant.birthDate,
      maritalStatus: '2',
      nationality: random.pick(['MY', 'MY', 'PH']),
      ...passportAnswers(example),
      ...permitAnswers(example),
    },
  }
}

function residenceLetterAnswers(example: ExampleCase): Answers {
  const { applicant, family, random } = example
  return {
    members: [
      {
        fullName: applicant.name,
        ...passportAnswers(example),
        sex: applicant.sex,
        birthPlace: 'Tawau',
        birthDate: applicant.birthDate,
        nationality: random.pick(['MY', 'MY', 'PH']),
        familyRelation: '1',
        hasBirthCertificate: '1',
        bloodType: '13',
        religion: random.pick(['1', '2', '7']),
        maritalStatus: '1',
        hasDisability: '1',
        education: '9',
        occupation: '15',
        motherName: family.grandmother.name,
        fatherName: family.grandfather.name,
        ...permitAnswers(example),
        firstArrivalPlace: random.pick(['Nunukan', 'Tarakan']),
        firstArrivalDate: daysAgo(example, 300, 900),
      },
    ],
    head: { headName: applicant.name, address: family.address, rt: family.rt, rw: family.rw },
    sponsor: {
      sponsorType: random.pick(['3', '4', '5']),
      sponsorName: random.pick(['PT Sebatik Makmur', 'Koperasi Rumput Laut Nunukan']),
      sponsorAddress: 'Jalan Pelabuhan, Nunukan',
    },
  }
}

export const foreignerExamples: ExampleMakers = { 'KTP-OA': foreignCardAnswers, SKTT: residenceLetterAnswers }
