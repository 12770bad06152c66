import { readRegions } from '@sipelandukilat/api/bench'
import { misspell, randomOf } from '@sipelandukilat/domain/examples'
import { buildPlaceIndex, findPlaces } from '@sipelandukilat/domain/places'
import type { Row } from './table'

const searches = 5_000
const slips = 2

/** How long it takes to find a place by its name with two slips, all regions of Indonesia loaded. */
export function placesCases(): Record<string, () => Promise<Row>> {
  return {
    'places.find': async () => {
      const nation = (await readRegions()).flatMap(({ level, rows }) =>
        rows.map(({ code, name }) => ({ code, name, level })),
      )
      const villages = nation.filter(({ level }) => level === 'village')
      const begun = performance.now()
      const index = buildPlaceIndex(nation)
      const buildMs = performance.now() - begun
      const random = randomOf(1)
      const times = Array.from({ length: searches }, () => {
        const { name = '' } = villages[random.between(0, villages.length - 1)] ?? {}
        const typed = misspell(name, slips, random)
        const asked = performance.now()
        findPlaces(index, typed)
        return performance.now() - asked
      }).sort((one, other) => one - other)
      const median = times[Math.floor(searches / 2)] ?? 0
      const p95 = times[Math.floor(searches * 0.95)] ?? 0
      return {
        case: 'places.find',
        value: median,
        unit: 'ms',
        target: '≤ 5 ms',
        ok: median <= 5,
        note: `p95 ${p95.toFixed(2)} ms; names with ${slips} slips among ${villages.length} villages, prepared in ${buildMs.toFixed(0)} ms`,
      }
    },
  }
}
