import { describe, expect, it } from 'vitest'
import { allRegions } from '../dialogue/testing'
import { isPlaceInSabah, readSabahPlaces } from './place-in-sabah'

describe('a place in Sabah', () => {
  it.each([
    ...[
      'Tawau',
      'tawao',
      'Hospital Tawau, Sabah',
      'Kota Kinabalu',
      'kinabalu',
      'kota kinibalu',
      'Keninggau',
      'keningao',
    ],
    ...[
      'Lahad Datu',
      'lahaddatu',
      'lahat datu',
      'Semporna',
      'semporno',
      'Sandaken',
      'sandakn',
      'Kunak',
      'Beaufort',
      'beufort',
      'Sipitang',
      'sipitan',
    ],
  ])('%s', (text) => {
    expect(isPlaceInSabah(text)).toBe(true)
  })

  it.each(['Nunukan', 'Sandaran', 'sempurna', 'anak', 'tawar', 'kuncak', 'Sebatik', 'Sabar', 'rumah sakit', ''])(
    'not %s',
    (text) => {
      expect(isPlaceInSabah(text)).toBe(false)
    },
  )

  it('no regency or district of Indonesia is taken for one, nor any village of this province', () => {
    const isNear = ({ code, level }: { code: string; level: string }) => level !== 'village' || code.startsWith('65')
    const taken = allRegions().filter((region) => isNear(region) && isPlaceInSabah(region.name))
    expect(taken.map(({ name }) => name)).toEqual([])
  })

  it('is spelled right in the text that names it', () => {
    expect(readSabahPlaces('Anak saya lahir di Sandaken, 2019')).toEqual({
      places: ['sandakan'],
      spelled: 'anak saya lahir di sandakan 2019',
    })
  })
})
