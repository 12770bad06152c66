import * as z from 'zod'
import { phoneticKey } from './phonetic-key'

/** What speaks for two applications being one. */
export const DuplicateReason = z.enum([
  'nik',
  'household',
  'phone',
  'email',
  'name',
  'soundingName',
  'subjectName',
  'village',
  'birthDate',
])
export type DuplicateReason = z.infer<typeof DuplicateReason>

/** What is compared: equal numbers are told by their blind indexes, so that none is opened for it. */
export type ComparedApplication = {
  applicantName: string
  subjectName: string | null
  nikIndex: string | null
  kkIndex: string | null
  phoneIndex: string | null
  emailIndex: string | null
  villageCode: string
  birthDate: string | null
}

export type DuplicateScore = {
  /** 0–1. */
  score: number
  reasons: DuplicateReason[]
}

const weights: Readonly<Record<DuplicateReason, number>> = {
  nik: 0.6,
  subjectName: 0.25,
  name: 0.3,
  soundingName: 0.2,
  household: 0.2,
  phone: 0.15,
  email: 0.15,
  village: 0.05,
  birthDate: 0.1,
}

/** Two children of one mother share all but their names: then everything else counts for little. */
const otherSubject = 0.4

/** Worth a person's look. Neither one name, nor one birth date, nor both (many have 01-07) reach it. */
export const likelyDuplicate = 0.5

/**
 * How likely two applications for the same service are the same request. A NIK, or a household with a name, stands; a birth
 * date or a common name never does by itself.
 */
export function scoreDuplicate(one: ComparedApplication, other: ComparedApplication): DuplicateScore {
  const reasons: DuplicateReason[] = []
  const same = (first: string | null, second: string | null) => first !== null && first === second
  if (same(one.nikIndex, other.nikIndex)) reasons.push('nik')
  if (same(one.kkIndex, other.kkIndex)) reasons.push('household')
  if (same(one.phoneIndex, other.phoneIndex)) reasons.push('phone')
  if (same(one.emailIndex, other.emailIndex)) reasons.push('email')
  if (fold(one.applicantName) === fold(other.applicantName)) reasons.push('name')
  else if (same(soundOf(one.applicantName), soundOf(other.applicantName))) reasons.push('soundingName')
  if (same(soundOf(one.subjectName), soundOf(other.subjectName))) reasons.push('subjectName')
  if (one.villageCode === other.villageCode) reasons.push('village')
  if (same(one.birthDate, other.birthDate)) reasons.push('birthDate')
  const sum = reasons.reduce((total, reason) => total + weights[reason], 0)
  const isOther =
    one.subjectName !== null &&
    other.subjectName !== null &&
    !same(soundOf(one.subjectName), soundOf(other.subjectName))
  const score = Math.min(1, sum) * (isOther ? otherSubject : 1)
  return { score: Math.round(score * 100) / 100, reasons }
}

const soundOf = (name: string | null): string | null => {
  const key = name === null ? '' : phoneticKey(name)
  return key === '' ? null : key
}

const fold = (name: string) => name.normalize('NFC').toLowerCase().replace(/\s+/g, ' ').trim()
