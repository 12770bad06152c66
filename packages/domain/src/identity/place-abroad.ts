import { isPlaceInSabah } from './place-in-sabah'

/**
 * Countries and towns abroad where people of this border are born, give birth, marry and die. Names that a regency,
 * city or district of Indonesia has too (Labuan, Lawas, Miri, Papar, Ranau) are left out.
 */
const places = [
  // Sarawak and the federation it belongs to; Sabah stands in a list of its own
  ...['sarawak', 'kuching', 'bintulu'],
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
  return places.some((place) => words.includes(` ${place} `)) || isPlaceInSabah(text)
}
