import { describe, expect, it } from 'vitest'
import { play, testContext } from './testing'

const home = ['KTP saya hilang', 'mulai', 'Budi Santoso', '6503051708909901', '6503050101209901']
const asked = play(testContext(), home).state
const choicesOf = (said: readonly string[]) => play(testContext(), said, asked).last?.choices?.map(({ id }) => id) ?? []

describe('a place abroad where a home is asked for', () => {
  it.each(['Tawau, Sabah', 'Tawau', 'saya di Kota Kinabalu', 'lahat datu'])(
    '%s is noticed, offers no village of another name, and leads to what is done from Sabah',
    (said) => {
      expect(choicesOf([said])).toEqual(['case:sabah'])
      const led = play(testContext(), [said, 'Urusan dari Sabah'], asked)
      expect(led.lines.join('\n')).toContain('Itu di luar negeri')
      expect(led.state?.step).toMatchObject({ kind: 'case', id: 'sabah' })
      expect(led.state?.application?.applicant.name).toBe('Budi Santoso')
    },
  )

  it('elsewhere than in Sabah leads to a person', () => {
    const stated = play(testContext(), ['Bandar Seri Begawan'], asked)
    expect(stated.last?.text).toContain('Balas PETUGAS')
    expect(stated.state?.step).toMatchObject({ key: '@village' })
  })

  it('said again is read as it stands, and a village of Indonesia is taken at once', () => {
    expect(play(testContext(), ['Tawau', 'Tawau'], asked).last?.text).not.toContain('luar negeri')
    expect(play(testContext(), ['Long Bawan, Krayan'], asked).state?.application?.villageCode).toBe('65.03.05.2041')
  })
})
