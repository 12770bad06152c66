import type { CivilGrade } from '@sipelandukilat/domain'

/** Who heads the demonstration's offices, decides and signs for them; names and numbers are invented. */
export const demoHeads: Record<string, { seat: string; name: string; nip: string; grade: CivilGrade }> = {
  '65.01': { seat: 'Tanjung Selor', name: 'Drs. Ibrahim Anyi', nip: '196902011994031991', grade: 'IV/c' },
  '65.02': { seat: 'Malinau', name: 'Ratna Padan, S.Sos.', nip: '197203151997032992', grade: 'IV/b' },
  '65.03': { seat: 'Nunukan', name: 'Samuel Lencau, S.IP.', nip: '197106221996031993', grade: 'IV/b' },
  '65.04': { seat: 'Tideng Pale', name: 'Siti Bilung, S.H.', nip: '197409102000032994', grade: 'IV/a' },
  '65.71': { seat: 'Tarakan', name: 'Hasan Saleh, S.E.', nip: '197011301995031995', grade: 'IV/c' },
}
