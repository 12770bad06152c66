import { addCalendarDays } from '../calendar/dates'
import type { LocalDate } from '../calendar/local-date'
import { placeOf } from '../identity/place-of'
import type { Random } from './random'

/** An invented person. The NIK has the right shape and a serial 99xx, which no office hands out. */
export type ExamplePerson = {
  name: string
  /** By code table `jenis_kelamin`: 1 male, 2 female. */
  sex: '1' | '2'
  birthDate: LocalDate
  birthPlace: string
  nik: string
}

export type Household = {
  villageCode: string
  address: string
  rt: string
  rw: string
  kkNumber: string
  phone: string
  father: ExamplePerson
  mother: ExamplePerson
  child: ExamplePerson
  grandfather: ExamplePerson
  grandmother: ExamplePerson
  neighbours: [ExamplePerson, ExamplePerson]
}

const maleNames = [
  ...[
    'Yakub',
    'Markus',
    'Yunus',
    'Lalung',
    'Aspian',
    'Rahmat',
    'Syahrul',
    'Daniel',
    'Petrus',
    'Hendra',
    'Amir',
    'Yohanes',
  ],
  ...[
    'Baru',
    'Ibrahim',
    'Nurdin',
    'Anyie',
    'Robert',
    'Sulaiman',
    'Kornelius',
    'Adi',
    'Jalung',
    'Samuel',
    'Musa',
    'Wahyu',
  ],
] as [string, ...string[]]
const femaleNames = [
  ...[
    'Yuliana',
    'Dayang',
    'Norhayati',
    'Marthina',
    'Rosmini',
    'Siti',
    'Lince',
    'Agustina',
    'Fatimah',
    'Dorkas',
    'Hasnah',
  ],
  ...['Ruth', 'Aminah', 'Debora', 'Herlina', 'Bulan', 'Suriani', 'Paulina', 'Rahma', 'Ester', 'Juliati', 'Mawar'],
] as [string, ...string[]]
const lastNames = [
  ...[
    'Lalung',
    'Padan',
    'Sakai',
    'Balang',
    'Ating',
    'Njuk',
    'Ingan',
    'Udau',
    'Alang',
    'Saputra',
    'Rahman',
    'Hasan',
    'Tingang',
  ],
  ...[
    'Daeng Matta',
    'Paren',
    'Lian',
    'Bilung',
    'Yusuf',
    'Abidin',
    'Wijaya',
    'Laing',
    'Usat',
    'Kila',
    'Labo',
    'Ramli',
    'Basir',
  ],
] as [string, ...string[]]
const birthPlaces = [
  ...['Tarakan', 'Nunukan', 'Malinau', 'Tanjung Selor', 'Tideng Pale', 'Long Bawan', 'Sebatik', 'Long Nawang', 'Tawau'],
] as [string, ...string[]]
const streets = [
  ...[
    'Jalan Pelabuhan',
    'Jalan Poros',
    'Jalan Sungai Buaya',
    'Dusun Hulu',
    'Dusun Muara',
    'Jalan Pasar Baru',
    'Gang Damai',
  ],
] as [string, ...string[]]

/** Villages that exist, one or more in each regency; used where the caller names none. */
const villages = [
  ...['65.03.05.2041', '65.03.01.2001', '65.03.04.2001', '65.02.01.2005', '65.01.05.1001'],
  ...['65.01.05.2003', '65.04.01.2001', '65.71.02.1002', '65.71.03.1006', '65.71.01.1001'],
] as [string, ...string[]]

/** A family with its grandparents and neighbours, as it was on `today`: the parents 22 to 45, the child of that many days. */
export function householdOf(random: Random, today: LocalDate, childAgeDays: number, villageCode?: string): Household {
  const village = villageCode ?? random.pick(villages)
  const family = random.pick(lastNames)
  const niks = new Set<string>()
  const person = (sex: '1' | '2', birthDate: LocalDate, lastName: string) => {
    const drawn = examplePerson(random, village, sex, birthDate, lastName)
    const nik = freeNik(drawn.nik, niks)
    niks.add(nik)
    return { ...drawn, nik }
  }
  const adult = () => addCalendarDays(today, -random.between(22 * 366 + childAgeDays, 45 * 365 + childAgeDays))
  return {
    villageCode: village,
    address: `${random.pick(streets)} No. ${random.between(1, 120)}`,
    rt: String(random.between(1, 12)).padStart(3, '0'),
    rw: String(random.between(0, 4)).padStart(3, '0'),
    kkNumber: `${districtDigits(village)}${digitsOf(addCalendarDays(today, -random.between(30, 5000)))}${serial(random)}`,
    phone: examplePhone(random),
    father: person('1', adult(), family),
    mother: person('2', adult(), random.pick(lastNames)),
    child: person(random.chance(0.5) ? '1' : '2', addCalendarDays(today, -childAgeDays), family),
    grandfather: person('1', elderBirthDate(random, today), family),
    grandmother: person('2', elderBirthDate(random, today), family),
    neighbours: [person('1', adult(), random.pick(lastNames)), person('2', adult(), random.pick(lastNames))],
  }
}

/** Numbers that ring nowhere: Indonesia has given out no 084, Malaysia no 010-000. */
function examplePhone(random: Random): string {
  const isIndonesian = random.chance(0.9)
  return isIndonesian ? `+6284${random.between(10_000_000, 99_999_999)}` : `+6010000${random.between(1000, 9999)}`
}

/** 55 to 85 years ago; of many elders only the year is known, and 1 July is written for it. */
function elderBirthDate(random: Random, today: LocalDate): LocalDate {
  const date = addCalendarDays(today, -random.between(55 * 366, 85 * 365))
  return random.chance(0.5) ? `${date.slice(0, 4)}-07-01` : date
}

function examplePerson(
  random: Random,
  village: string,
  sex: '1' | '2',
  birthDate: LocalDate,
  lastName: string,
): ExamplePerson {
  const first = random.pick(sex === '1' ? maleNames : femaleNames)
  const second = random.chance(0.35) ? ` ${random.pick(sex === '1' ? maleNames : femaleNames)}` : ''
  const name =
    second.trim() === first || lastName === first
      ? `${first} ${random.pick(lastNames)}`
      : `${first}${second} ${lastName}`
  const nik = `${districtDigits(village)}${digitsOf(birthDate, sex === '2' ? 40 : 0)}${serial(random)}`
  return { name, sex, birthDate, birthPlace: random.pick(birthPlaces), nik }
}

/** Two people of one sex, born on one day, may be drawn the same serial: the second gets the next. */
function freeNik(nik: string, taken: ReadonlySet<string>): string {
  if (!taken.has(nik)) return nik
  const next = (Number(nik.slice(-2)) % 99) + 1
  return freeNik(`${nik.slice(0, -2)}${String(next).padStart(2, '0')}`, taken)
}

function districtDigits(village: string): string {
  return placeOf(village).districtCode.replaceAll('.', '')
}

/** DDMMYY, the day moved as a NIK does for women. */
function digitsOf(date: LocalDate, dayOffset = 0): string {
  const day = String(Number(date.slice(8, 10)) + dayOffset).padStart(2, '0')
  return `${day}${date.slice(5, 7)}${date.slice(2, 4)}`
}

function serial(random: Random): string {
  return `99${String(random.between(1, 99)).padStart(2, '0')}`
}
