import { expect, test } from 'vitest'
import { type AppointmentNow, judge, type LastNotice } from './notify-visit'

const now: AppointmentNow = { mode: 'village', on_date: '2026-09-15', arrival_time: '09:00', place: 'Balai' }
const lastNotice = (more: Partial<LastNotice> = {}): LastNotice => ({
  kind: 'planned',
  on_date: '2026-09-15',
  at_time: '09:00',
  at_place: 'Balai',
  number: 1,
  ...more,
})
const planned = { kind: 'planned', onDate: '2026-09-15' } as const
const calledOff = { kind: 'called_off', onDate: '2026-09-15' } as const

test('what was lastNotice is no news; another day, hour or place is, each as what it is', () => {
  expect(judge(planned, now, undefined)).toMatchObject({ kind: 'planned', number: 1 })
  expect(judge(planned, now, lastNotice())).toBeUndefined()
  expect(judge(planned, now, lastNotice({ on_date: '2026-09-14' }))).toMatchObject({ kind: 'moved', number: 2 })
  expect(judge(planned, now, lastNotice({ at_time: '10:00' }))?.kind).toBe('moved')
  expect(judge(planned, now, lastNotice({ at_place: 'Gereja' }))?.kind).toBe('place_changed')
  expect(judge(planned, now, lastNotice({ at_place: 'Gereja', at_time: '' }))?.kind).toBe('moved')
  expect(judge(planned, now, lastNotice({ kind: 'called_off' }))?.kind).toBe('moved')
})

test('who is visited at home is not notified of a place', () => {
  expect(judge(planned, { ...now, mode: 'home', place: 'Gereja' }, lastNotice({ at_place: '' }))).toBeUndefined()
})

test('a visit is called off once, and only where none stands by now', () => {
  expect(judge(calledOff, undefined, lastNotice())?.kind).toBe('called_off')
  expect(judge(calledOff, undefined, lastNotice({ kind: 'called_off' }))).toBeUndefined()
  expect(judge(calledOff, now, lastNotice())).toBeUndefined()
})
