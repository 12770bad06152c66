import type { TravelMode, TravelNodeKind, TravelProfile } from '@sipelandukilat/contract'

/** Offices, jetties and airstrips of Kaltara with rough positions. Districts and villages come from the regions. */
export const hubs: readonly [code: string, kind: TravelNodeKind, name: string, latitude: number, longitude: number][] =
  [
    ['KTR-KALTARA', 'office', 'Disdukcapil Provinsi, Tanjung Selor', 2.84, 117.37],
    ['KTR-BULUNGAN', 'office', 'Disdukcapil Bulungan, Tanjung Selor', 2.83, 117.36],
    ['KTR-MALINAU', 'office', 'Disdukcapil Malinau', 3.58, 116.63],
    ['KTR-NUNUKAN', 'office', 'Disdukcapil Nunukan', 4.13, 117.66],
    ['KTR-TANATIDUNG', 'office', 'Disdukcapil Tana Tidung, Tideng Pale', 3.6, 116.91],
    ['KTR-TARAKAN', 'office', 'Disdukcapil Tarakan', 3.31, 117.59],
    ['DMG-SELOR', 'jetty', 'Dermaga Kayan II, Tanjung Selor', 2.83, 117.38],
    ['DMG-TARAKAN', 'jetty', 'Pelabuhan Tengkayu I, Tarakan', 3.29, 117.59],
    ['DMG-NUNUKAN', 'jetty', 'Pelabuhan Tunon Taka, Nunukan', 4.14, 117.67],
    ['DMG-MALINAU', 'jetty', 'Dermaga Malinau', 3.59, 116.64],
    ['DMG-TIDENGPALE', 'jetty', 'Dermaga Tideng Pale', 3.6, 116.92],
    ['DMG-BINALAWAN', 'jetty', 'Dermaga Binalawan, Sebatik', 4.1, 117.75],
    ['DMG-SEINYAMUK', 'jetty', 'Dermaga Sungai Nyamuk, Sebatik', 4.15, 117.91],
    ['DMG-MANSALONG', 'jetty', 'Dermaga Mansalong', 4.03, 116.6],
    ['DMG-LONGBIA', 'jetty', 'Dermaga Long Bia', 2.66, 116.87],
    ['DMG-PULAUSAPI', 'jetty', 'Dermaga Pulau Sapi', 3.55, 116.5],
    ['BDR-TARAKAN', 'airstrip', 'Bandara Juwata, Tarakan', 3.33, 117.57],
    ['BDR-NUNUKAN', 'airstrip', 'Bandara Nunukan', 4.13, 117.66],
    ['BDR-MALINAU', 'airstrip', 'Bandara R.A. Bessing, Malinau', 3.58, 116.62],
    ['BDR-LONGBAWAN', 'airstrip', 'Bandara Yuvai Semaring, Long Bawan', 3.87, 115.68],
    ['BDR-LONGLAYU', 'airstrip', 'Lapangan terbang Long Layu', 3.57, 115.72],
    ['BDR-LONGAMPUNG', 'airstrip', 'Bandara Long Ampung', 1.7, 114.97],
    ['BDR-DATADIAN', 'airstrip', 'Lapangan terbang Data Dian', 1.93, 115.6],
    ['BDR-LONGPUJUNGAN', 'airstrip', 'Lapangan terbang Long Pujungan', 2.59, 115.8],
    ['BDR-LONGALANGO', 'airstrip', 'Lapangan terbang Long Alango', 3.1, 115.84],
    ['BDR-MAHAKBARU', 'airstrip', 'Lapangan terbang Mahak Baru', 1.42, 115.35],
  ]

export type HubLeg = {
  from: string
  to: string
  mode: TravelMode
  minutes: number
  person?: number
  trip?: number
  people?: number
  kilograms?: number
  /** Days of the week, the hours there and the hours back. */
  leaves?: readonly [days: readonly number[], there: readonly string[], back: readonly string[]]
  profiles?: readonly TravelProfile[]
}

const daily = [1, 2, 3, 4, 5, 6, 7]
const whenWater = ['dry', 'wet'] as const
const whenFirm = ['dry', 'low_river'] as const

const road = (from: string, to: string, minutes: number, profiles?: readonly TravelProfile[]): HubLeg => ({
  from,
  to,
  mode: 'road',
  minutes,
  trip: 150_000 + minutes * 5_000,
  people: 6,
  kilograms: 500,
  ...(profiles ? { profiles } : {}),
})
const river = (from: string, to: string, minutes: number, profiles?: readonly TravelProfile[]): HubLeg => ({
  from,
  to,
  mode: 'river',
  minutes,
  trip: 500_000 + minutes * 20_000,
  people: 8,
  kilograms: 800,
  ...(profiles ? { profiles } : {}),
})
const boat = (from: string, to: string, minutes: number): HubLeg => ({
  from,
  to,
  mode: 'sea',
  minutes,
  trip: 300_000 + minutes * 15_000,
  people: 12,
  kilograms: 1_000,
})
const speedboat = (from: string, to: string, minutes: number, person: number, hours: readonly string[]): HubLeg => ({
  from,
  to,
  mode: 'sea',
  minutes,
  person,
  people: 40,
  kilograms: 2_000,
  leaves: [daily, hours, hours],
})
const flight = (
  from: string,
  to: string,
  minutes: number,
  person: number,
  days: readonly number[],
  [there, back]: readonly [string, string],
): HubLeg => ({ from, to, mode: 'air', minutes, person, people: 12, kilograms: 900, leaves: [days, [there], [back]] })

/** Plausible ways between hubs and district seats, each to be confirmed by who travels there. */
export const hubLegs: readonly HubLeg[] = [
  road('KTR-KALTARA', 'KTR-BULUNGAN', 10),
  road('KTR-BULUNGAN', 'DMG-SELOR', 5),
  road('KTR-TARAKAN', 'DMG-TARAKAN', 10),
  road('KTR-TARAKAN', 'BDR-TARAKAN', 10),
  road('KTR-NUNUKAN', 'DMG-NUNUKAN', 10),
  road('KTR-NUNUKAN', 'BDR-NUNUKAN', 10),
  road('KTR-MALINAU', 'DMG-MALINAU', 10),
  road('KTR-MALINAU', 'BDR-MALINAU', 10),
  road('KTR-TANATIDUNG', 'DMG-TIDENGPALE', 5),
  road('KTR-BULUNGAN', 'KTR-MALINAU', 240),
  road('KTR-MALINAU', 'KTR-TANATIDUNG', 60),
  road('KTR-MALINAU', '65.03.04', 150),
  road('65.03.04', 'DMG-MANSALONG', 5),
  speedboat('DMG-TARAKAN', 'DMG-NUNUKAN', 150, 260_000, ['07:30', '12:00']),
  speedboat('DMG-TARAKAN', 'DMG-SELOR', 75, 150_000, ['07:00', '10:00', '14:00']),
  speedboat('DMG-TARAKAN', 'DMG-MALINAU', 180, 250_000, ['08:00', '12:30']),
  speedboat('DMG-TARAKAN', 'DMG-TIDENGPALE', 120, 200_000, ['08:00', '13:00']),
  flight('BDR-TARAKAN', 'BDR-MALINAU', 35, 400_000, daily, ['08:00', '09:15']),
  flight('BDR-TARAKAN', 'BDR-NUNUKAN', 35, 400_000, [1, 3, 5, 7], ['10:30', '11:45']),
  flight('BDR-NUNUKAN', 'BDR-LONGBAWAN', 55, 450_000, [1, 3, 5], ['07:30', '09:00']),
  flight('BDR-MALINAU', 'BDR-LONGBAWAN', 45, 400_000, [2, 4, 6], ['07:30', '09:00']),
  flight('BDR-NUNUKAN', 'BDR-LONGLAYU', 60, 450_000, [2, 4], ['07:30', '09:00']),
  flight('BDR-MALINAU', 'BDR-LONGAMPUNG', 60, 500_000, [1, 3, 5], ['07:30', '09:00']),
  flight('BDR-MALINAU', 'BDR-DATADIAN', 55, 500_000, [2, 5], ['10:00', '11:30']),
  flight('BDR-MALINAU', 'BDR-LONGPUJUNGAN', 40, 400_000, [2, 4], ['10:00', '11:15']),
  flight('BDR-MALINAU', 'BDR-LONGALANGO', 40, 400_000, [1, 4], ['10:00', '11:15']),
  flight('BDR-MALINAU', 'BDR-MAHAKBARU', 70, 550_000, [3, 6], ['10:00', '11:45']),

  road('KTR-BULUNGAN', '65.01.01', 15),
  road('KTR-BULUNGAN', '65.01.02', 60),
  road('KTR-BULUNGAN', '65.01.03', 60),
  road('KTR-BULUNGAN', '65.01.04', 150),
  road('KTR-BULUNGAN', '65.01.05', 5),
  river('DMG-SELOR', '65.01.06', 45),
  road('KTR-BULUNGAN', '65.01.09', 120),
  road('KTR-BULUNGAN', 'DMG-LONGBIA', 120, whenFirm),
  river('DMG-SELOR', 'DMG-LONGBIA', 180),
  river('DMG-LONGBIA', '65.01.07', 15),
  river('DMG-SELOR', '65.01.08', 110),
  boat('DMG-TARAKAN', '65.01.10', 60),

  road('KTR-MALINAU', '65.02.02', 5),
  road('KTR-MALINAU', '65.02.07', 25),
  road('KTR-MALINAU', '65.02.08', 20),
  road('KTR-MALINAU', '65.02.01', 40),
  road('65.02.01', 'DMG-PULAUSAPI', 5),
  river('DMG-PULAUSAPI', '65.02.12', 300, whenWater),
  river('DMG-MALINAU', '65.02.15', 360, whenWater),
  road('KTR-MALINAU', '65.02.13', 60),
  road('65.02.13', '65.02.06', 50),
  road('65.02.06', '65.02.14', 90, whenFirm),
  river('65.02.06', '65.02.14', 150, whenWater),
  road('BDR-LONGPUJUNGAN', '65.02.03', 10),
  river('DMG-LONGBIA', '65.02.03', 600, whenWater),
  road('BDR-LONGALANGO', '65.02.11', 10),
  river('65.02.03', '65.02.11', 240, whenWater),
  road('BDR-DATADIAN', '65.02.04', 10),
  road('BDR-LONGAMPUNG', '65.02.10', 10),
  road('65.02.10', '65.02.05', 60),
  road('BDR-MAHAKBARU', '65.02.09', 10),
  road('65.02.05', '65.02.09', 240, whenFirm),

  road('KTR-NUNUKAN', '65.03.02', 5),
  road('KTR-NUNUKAN', '65.03.09', 15),
  boat('DMG-NUNUKAN', 'DMG-BINALAWAN', 15),
  road('DMG-BINALAWAN', '65.03.08', 10),
  road('65.03.08', '65.03.12', 30),
  road('65.03.12', '65.03.11', 15),
  road('65.03.11', '65.03.10', 10),
  road('65.03.08', '65.03.01', 40),
  boat('DMG-NUNUKAN', 'DMG-SEINYAMUK', 45),
  road('DMG-SEINYAMUK', '65.03.10', 5),
  boat('DMG-NUNUKAN', '65.03.13', 60),
  boat('DMG-NUNUKAN', '65.03.06', 120),
  road('65.03.13', '65.03.06', 90),
  road('65.03.06', '65.03.14', 60),
  road('65.03.14', '65.03.04', 120, whenFirm),
  boat('DMG-NUNUKAN', '65.03.03', 150),
  road('65.03.03', '65.03.16', 60),
  road('65.03.16', '65.03.04', 90),
  river('DMG-MANSALONG', '65.03.15', 90),
  river('65.03.15', '65.03.20', 210, whenWater),
  river('65.03.20', '65.03.21', 120, whenWater),
  road('BDR-LONGBAWAN', '65.03.05', 5),
  road('65.03.05', '65.03.19', 40),
  road('65.03.05', '65.03.18', 60),
  road('65.03.05', '65.03.17', 180, whenFirm),
  { from: '65.03.05', to: '65.03.17', mode: 'foot', minutes: 540 },
  road('BDR-LONGLAYU', '65.03.07', 10),
  road('65.03.17', '65.03.07', 120, whenFirm),

  road('KTR-TANATIDUNG', '65.04.01', 5),
  road('KTR-TANATIDUNG', '65.04.04', 45),
  road('KTR-TANATIDUNG', '65.04.05', 30),
  road('KTR-TANATIDUNG', '65.04.02', 60),
  boat('DMG-TARAKAN', '65.04.03', 60),

  road('KTR-TARAKAN', '65.71.01', 10),
  road('KTR-TARAKAN', '65.71.02', 10),
  road('KTR-TARAKAN', '65.71.03', 15),
  road('KTR-TARAKAN', '65.71.04', 25),
]
