/**
 * Countries and towns abroad where people of this border are born, give birth, marry and die. Names that a regency,
 * city or district of Indonesia has too (Labuan, Lawas, Miri, Papar, Ranau) are left out.
 */
const places = [
  // Sabah, Sarawak and the federation they belong to
  ...['sabah', 'tawau', 'sandakan', 'kota kinabalu', 'keningau', 'lahad datu', 'semporna', 'kunak', 'kinabatangan'],
  ...['beluran', 'tongod', 'telupid', 'kudat', 'kota belud', 'kota marudu', 'tenom', 'nabawan', 'pensiangan'],
  ...['sipitang', 'tambunan', 'tuaran', 'penampang', 'kalabakan', 'merotai', 'sarawak', 'kuching', 'bintulu'],
  ...['sibu', 'limbang', 'bakelalan', 'marudi', 'kapit', 'serian', 'sarikei', 'malaysia', 'kuala lumpur'],
  ...['johor bahru', 'pulau pinang', 'selangor'],
  // Elsewhere
  ...['brunei', 'bandar seri begawan', 'filipina', 'philippines', 'tawi tawi', 'bongao', 'zamboanga', 'singapura'],
  ...['singapore', 'hong kong', 'taiwan', 'arab saudi', 'saudi arabia', 'makkah', 'mekkah', 'jeddah', 'timor leste'],
]

/** Whether a place as people write it ("Hospital Tawau, Sabah") names one abroad. */
export function isPlaceAbroad(text: string): boolean {
  const words = ` ${text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} `
  return places.some((place) => words.includes(` ${place} `))
}
