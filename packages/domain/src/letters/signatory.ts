import type { LocalDate } from '../calendar/local-date'
import type { CivilGrade } from './civil-servant'

/** Somebody who may sign for an office. */
export type Official = { name: string; nip: string; grade: CivilGrade }

/** Acts in the place of the head: *Plt.* while there is none, *Plh.* while the head is away. Both days count. */
export type ActingOfficial = Official & { as: 'plt' | 'plh'; from: LocalDate; until: LocalDate }

/** Who signs, and as what: null for the head in person. */
export type Signatory = Official & { as: ActingOfficial['as'] | null }

/** Who signs on a day: whoever acts for the head then, else the head; undefined where nobody is entered. */
export function signatoryOn(
  { head, acting }: { head: Official | null; acting: ActingOfficial | null },
  day: LocalDate,
): Signatory | undefined {
  if (acting && acting.from <= day && day <= acting.until) {
    const { name, nip, grade, as } = acting
    return { name, nip, grade, as }
  }
  return head ? { ...head, as: null } : undefined
}

const marks = { plt: 'Plt. ', plh: 'Plh. ' } as const

/** Whether an account is of the official who signs: by the number of the civil servant. */
export const isSignedBy = ({ nip }: Pick<Signatory, 'nip'>, account: { nip: string | null } | undefined): boolean =>
  account?.nip === nip

/** The title above a signature, as letters of offices have it: always in Indonesian. */
export const signatoryTitle = ({ as }: Pick<Signatory, 'as'>): string => `${as ? marks[as] : ''}Kepala Dinas`
