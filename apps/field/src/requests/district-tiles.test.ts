import { placeOf } from '@sipelandukilat/sdk/api'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { layOutDistricts } from './district-tiles'

const place = (code: string, latitude: number | null, longitude: number | null) => ({
  districtCode: code,
  districtName: code,
  regencyCode: placeOf(code).regencyCode,
  isBorder: false,
  access: null,
  latitude,
  longitude,
})

describe('layOutDistricts', () => {
  it('gives every located district a cell of its own, inside the columns', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.double({ min: 1, max: 5, noNaN: true }), fc.double({ min: 114, max: 118, noNaN: true })), {
          minLength: 1,
          maxLength: 60,
        }),
        (points) => {
          const districts = points.map(([latitude, longitude], index) => place(`d${index}`, latitude, longitude))
          const { tiles, rows, columns } = layOutDistricts(districts, [], 10)
          expect(tiles).toHaveLength(districts.length)
          expect(new Set(tiles.map((tile) => `${tile.column} ${tile.row}`)).size).toBe(districts.length)
          expect(tiles.every((tile) => tile.column >= 1 && tile.column <= columns)).toBe(true)
          expect(tiles.every((tile) => tile.row >= 1 && tile.row <= rows)).toBe(true)
        },
      ),
    )
  })

  it('keeps north above south and west before east', () => {
    const { tiles } = layOutDistricts(
      [place('north-west', 4, 115), place('south-east', 2, 117), place('unknown', null, null)],
      [],
      6,
    )
    const [northWest, southEast] = tiles
    expect(tiles).toHaveLength(2)
    expect(northWest?.districtCode).toBe('north-west')
    expect((southEast?.row ?? 0) > (northWest?.row ?? 0)).toBe(true)
    expect((southEast?.column ?? 0) > (northWest?.column ?? 0)).toBe(true)
  })

  it('sums what waits in a district’s villages', () => {
    const village = {
      villageCode: 'v',
      villageName: 'v',
      districtName: 'd',
      regencyCode: 'r',
      regencyName: 'r',
      isBorder: false,
      access: null,
      latitude: 1,
      longitude: 1,
      homeVisits: 0,
      households: 0,
      withoutConsent: 0,
      lacking: null,
    }
    const { tiles } = layOutDistricts(
      [place('d', 1, 1)],
      [
        { ...village, districtCode: 'd', requests: 2, people: 5, highestPriority: 30 },
        { ...village, districtCode: 'd', requests: 1, people: 1, highestPriority: 55 },
      ],
      4,
    )
    expect(tiles[0]).toMatchObject({ requests: 3, people: 6, highestPriority: 55 })
  })
})
