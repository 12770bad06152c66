import { describe, expect, it } from 'vitest'
import { startSchedule } from './start-schedule'
import { newDialogue } from './state'
import { nationContext, play } from './testing'

const context = nationContext({ channel: 'sms' })
const visitsTo = (placeCode: string) => [{ kind: 'schedule', placeCode }]
const asksName = play(context, ['KTP saya hilang', 'mulai']).state ?? newDialogue('id')
const asksNik = play(context, ['Budi Santoso'], asksName).state ?? newDialogue('id')
const awaited = startSchedule(context, asksName).state

describe('when officers come', () => {
  it('the line after the question is the place, and no name', () => {
    const answered = play(context, ['sebatik tengah'], awaited)
    expect(answered.effects).toEqual(visitsTo('65.03.12'))
    expect(answered.state?.step).toEqual(asksName.step)
    expect(answered.state?.application).toEqual(asksName.application)
  })

  it.each([
    ['JADWAL krayn', '65.03.05'],
    ['jadwal ke sebatk tengah', '65.03.12'],
    ['JADUAL nunukn', '65.03'],
    ['kapan petugas turun ke krayn', '65.03.05'],
  ])('a misspelt place is found: %s', (said, code) => {
    expect(play(context, [said]).effects).toEqual(visitsTo(code))
  })

  it.each(['JADWAL krayn', 'JADWAL Krayan'])('whatever is asked: %s', (said) => {
    const answered = play(context, [said], asksNik)
    expect(answered.effects).toEqual(visitsTo('65.03.05'))
    expect(answered.state?.step).toEqual(asksNik.step)
  })

  it('where the name is not sure, the nearest are offered, and the question comes back', () => {
    const offered = play(context, ['JADWAL long bawn'], asksNik)
    expect(offered.effects).toEqual([])
    expect(offered.lines.at(-1)).toMatch(/Long Bawan[\s\S]*Tidak jadi/)
    expect(offered.last?.choices?.length).toBeLessThanOrEqual(4)
    const answered = play(context, ['1'], offered.state)
    expect(answered.effects).toEqual(visitsTo('65.03.05.2041'))
    expect(answered.state?.step).toEqual(asksNik.step)
    expect(play(context, ['tidak jadi'], offered.state).state?.step).toEqual(asksNik.step)
  })

  it('a name that is no place is asked for again, and taken as nothing else', () => {
    for (const said of ['JADWAL xyzzy', 'xyzzy']) {
      const again = play(context, [said], awaited)
      expect(again.effects).toEqual([])
      expect(again.lines.at(-1)).toMatch(/^Tempat itu belum kami temukan[\s\S]*Petugas datang ke desa/)
      expect(again.state).toMatchObject({ step: awaited.step, application: asksName.application })
    }
  })

  it('a place elsewhere is not served', () => {
    expect(play(context, ['JADWAL bandung'], asksNik).lines.at(-1)).toMatch(/BANDUNG.*dilayani Dinas Dukcapil di sana/)
  })

  it('a number, a command or another matter is what it would have been', () => {
    const asked = startSchedule(context, asksNik).state
    expect(play(context, ['6503051708909901'], asked).state?.application?.applicant.nik).toBe('6503051708909901')
    const fresh = startSchedule(context, newDialogue('id')).state
    expect(play(context, ['KTP saya hilang'], fresh).state?.step.kind).toBe('intro')
    expect(play(context, ['menu'], fresh).state?.step.kind).toBe('groups')
  })

  it('a complaint that it came in between of is still being written', () => {
    const writing = play(context, ['pengaduan', '4', 'Petugas membentak ibu saya']).state ?? newDialogue('id')
    const asked = startSchedule(context, writing).state
    expect(play(context, ['Krayan'], asked).state?.step).toEqual(writing.step)
  })
})
