/** The national holidays of Indonesia (Keppres 8/2024), each with its rule in `date-holidays` and how sure a reckoned day is. */
export const festivals = {
  newYear: { rule: '01-01', basis: 'fixed' },
  israMikraj: { rule: '27 Rajab', basis: 'moon' },
  imlek: { rule: 'chinese 01-0-01', basis: 'reckoned' },
  nyepi: { tabledAs: 'Nyepi', basis: 'reckoned' },
  fitr1: { rule: '1 Shawwal', basis: 'moon' },
  fitr2: { rule: '2 Shawwal', basis: 'moon' },
  goodFriday: { rule: 'easter -2', basis: 'reckoned' },
  easter: { rule: 'easter', basis: 'reckoned' },
  labour: { rule: '05-01', basis: 'fixed' },
  ascension: { rule: 'easter 39', basis: 'reckoned' },
  adha: { rule: '10 Dhu al-Hijjah', basis: 'moon' },
  vesak: { tabledAs: 'Vesak Day', basis: 'reckoned' },
  pancasila: { rule: '06-01', basis: 'fixed' },
  islamicNewYear: { rule: '1 Muharram', basis: 'moon' },
  independence: { rule: '08-17', basis: 'fixed' },
  mawlid: { rule: '12 Rabi al-awwal', basis: 'moon' },
  christmas: { rule: '12-25', basis: 'fixed' },
} as const satisfies Record<
  string,
  ({ rule: string } | { tabledAs: string }) & { basis: 'fixed' | 'reckoned' | 'moon' }
>
export type Festival = keyof typeof festivals
export const festivalNames = Object.keys(festivals) as Festival[]

export type Decree = {
  /** The numbers of the joint decree of the three ministers (SKB 3 Menteri). */
  title: string
  /** Days that it puts elsewhere than they are reckoned; all others it confirms. */
  moved: Partial<Record<Festival, string>>
  collectiveLeave: readonly (readonly [date: string, festival: Festival])[]
}

/** Decrees that are known here. A year without one is proposed as reckoned, and the province looks it up. */
export const decrees: Readonly<Record<number, Decree>> = {
  2026: {
    title: 'SKB 3 Menteri 1497/2025, 2/2025, 5/2025',
    moved: { fitr1: '2026-03-21', fitr2: '2026-03-22' },
    collectiveLeave: [
      ['2026-02-16', 'imlek'],
      ['2026-03-18', 'nyepi'],
      ['2026-03-20', 'fitr1'],
      ['2026-03-23', 'fitr1'],
      ['2026-03-24', 'fitr1'],
      ['2026-05-15', 'ascension'],
      ['2026-05-28', 'adha'],
      ['2026-12-24', 'christmas'],
    ],
  },
}
