import { type Answers, type AnswerValue, rowsOf } from '../../forms/answers'
import { caseOfApplication } from './case-of-application'
import { sabahCase } from './sabah'

/** An application that was sent as a step of a case. */
export type SentStep = {
  serviceCode: string
  applicant: { name?: string; nik?: string; kkNumber?: string }
  villageCode: string
  answers: Answers
}

/** What the steps ask alike: of the person whom the case is about, of the parents, of the home. */
const facts = [
  ...(['name', 'nik', 'birthPlace', 'birthDate', 'motherName', 'motherNik', 'fatherName', 'fatherNik'] as const),
  ...(['headName', 'address', 'rt', 'rw'] as const),
]
type Fact = (typeof facts)[number]

const home = { headName: ['head.headName'], address: ['head.address'], rt: ['head.rt'], rw: ['head.rw'] }
const firstMember = {
  name: ['members.0.fullName'],
  birthPlace: ['members.0.birthPlace'],
  birthDate: ['members.0.birthDate'],
  motherName: ['members.0.motherName'],
  motherNik: ['members.0.motherNik'],
  fatherName: ['members.0.fatherName'],
  fatherNik: ['members.0.fatherNik'],
}

/** Where each service asks it. */
const asked: Readonly<Record<string, Readonly<Partial<Record<Fact, readonly string[]>>>>> = {
  'LAPOR-LN': { name: ['person.name'], nik: ['person.nik'] },
  'BIO-WNI': { ...firstMember, ...home },
  SKDLN: { ...firstMember, nik: ['members.0.nik'], ...home },
  'AK-LAHIR': {
    name: ['child.name'],
    nik: ['child.nik'],
    birthPlace: ['birth.birthPlace'],
    birthDate: ['birth.birthDate'],
    motherName: ['mother.name'],
    motherNik: ['mother.nik'],
    fatherName: ['father.name'],
    fatherNik: ['father.nik'],
  },
  'KK-UBAH': {
    name: ['event.personName', 'joining.0.name'],
    nik: ['event.personNik', 'joining.0.nik'],
    headName: ['host.headName'],
    address: ['host.address'],
  },
  'KK-BARU': home,
}

/**
 * What earlier steps of what happened told, by the keys under which a service asks it: of what several told, what the newest did.
 * `sent` has the newest first.
 */
export function statedBefore(eventId: string, serviceCode: string, sent: readonly SentStep[]): Record<string, string> {
  const event = sabahCase.events.find(({ id }) => id === eventId)
  const isStep = ({ serviceCode: code, answers }: SentStep): boolean => {
    const stated = caseOfApplication(code, answers)
    return stated ? stated.event.id === eventId : (event?.steps.some(({ service }) => service === code) ?? false)
  }
  return Object.assign(
    {},
    ...sent
      .filter(isStep)
      .reverse()
      .map((step) => factsOf(step, serviceCode)),
  )
}

function factsOf({ serviceCode, applicant, villageCode, answers }: SentStep, wanted: string): Record<string, string> {
  const stated: [key: string, value: AnswerValue | undefined][] = [
    ['@name', applicant.name],
    ['@nik', applicant.nik],
    ['@kkNumber', applicant.kkNumber],
    ['@village', villageCode],
  ]
  for (const fact of facts) {
    const [value] = (asked[serviceCode]?.[fact] ?? []).flatMap((key) => answerAt(answers, key) ?? [])
    for (const key of asked[wanted]?.[fact] ?? []) stated.push([key, value])
  }
  return Object.fromEntries(stated.flatMap(([key, value]) => (typeof value === 'string' ? [[key, value]] : [])))
}

function answerAt(answers: Answers, key: string): AnswerValue | undefined {
  const [section = '', ...rest] = key.split('.')
  const [row, field = ''] = rest.length > 1 ? [Number(rest[0]), rest[1]] : [0, rest[0]]
  return rowsOf(answers, section)[row]?.[field]
}
