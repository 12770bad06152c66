import { describe, expect, it } from 'vitest'
import { takesYes } from './dialogue'
import { startSchedule } from './start-schedule'
import { newDialogue } from './state'
import { nationContext, play } from './testing'

const context = nationContext({ channel: 'sms' })
const asksPlace = ['KTP saya hilang', 'mulai', 'Budi Santoso', '6503051708909901', '6503050101209901']

describe('a plain yes', () => {
  it.each(['pindah', 'ktp sy digondok ombak', 'urusan dari tawau', 'menu'])(
    'to several things offered asks which, and keeps them: %s',
    (said) => {
      const offered = play(context, [said])
      const asked = play(context, ['ya'], offered.state)
      expect(asked.last?.text).toMatch(/^Yang mana\? Balas dengan nomornya\./)
      expect(asked.state?.choices).toEqual(offered.state?.choices)
      expect(asked.state?.step).toEqual(offered.state?.step)
    },
  )

  it('to the case of a place abroad takes it; a no asks for the place again', () => {
    const offered = play(context, [...asksPlace, 'Tawau'])
    if (!offered.state) throw new Error('No state')
    expect(takesYes(context, offered.state)).toBe(true)
    expect(play(context, ['ya'], offered.state).state?.step).toEqual({ kind: 'case', id: 'sabah' })
    const again = play(context, ['tidak'], offered.state)
    expect(again.last?.text).toMatch(/^Baik, silakan ketik lagi/)
    expect(again.state?.step).toEqual({ kind: 'question', key: '@village', page: 0 })
  })

  it('to places that a name may mean asks which; to the only one it is that one', () => {
    const several = play(context, [...asksPlace, 'long bawn'])
    const asked = play(context, ['ya'], several.state)
    expect(asked.last?.text).toMatch(/^Yang mana\? Balas dengan nomornya\./)
    expect(asked.state?.step).toEqual(several.state?.step)
    const step = { kind: 'question' as const, key: '@village', page: 0, options: ['65.03.05.2041'] }
    const one = play(context, ['ya'], { ...(several.state ?? newDialogue('id')), step })
    expect(one.state?.application?.villageCode).toBe('65.03.05.2041')
  })

  it('to the places of a question about visits, too', () => {
    const several = play(context, ['long bawn'], startSchedule(context, newDialogue('id')).state)
    expect(play(context, ['ya'], several.state).last?.text).toMatch(/^Yang mana\?/)
    expect(play(context, ['tidak'], several.state).last?.text).toMatch(/^Baik, silakan ketik lagi/)
  })
})
