import { describe, expect, it } from 'vitest'
import { exampleAnswers } from '../examples'
import { definitions } from '../services/definitions'
import { startCompletion } from './completion'
import { startCorrection } from './correction'
import { newDialogue } from './state'
import { play, testContext } from './testing'

const sms = testContext({ channel: 'sms' })
const birth = definitions.find(({ code }) => code === 'AK-LAHIR')
if (!birth) throw new Error('No AK-LAHIR')
const completing = startCompletion(sms, newDialogue('id'), birth, {
  reference: 'a',
  trackingNumber: 'SPL-0000-0000-0000',
  villageCode: '65.03.05.2041',
  applicant: { name: 'Budi Santoso' },
  presence: {},
  answers: {},
  attachments: [],
})?.state
const correcting = startCorrection(sms, newDialogue('id'), birth, {
  reference: 'a',
  fields: ['mother.name', 'father.name'],
  attachments: [],
  note: 'Perbaiki.',
  answers: exampleAnswers('AK-LAHIR', 3, { today: '2026-06-30' }),
})?.state

describe('BATAL while something that was sent is finished here', () => {
  it.each([
    ['LENGKAPI', completing, /^Baik, kita berhenti melengkapi Akta Kelahiran\. .*tetap ada dan belum lengkap/],
    ['a correction', correcting, /^Baik, kita berhenti memperbaiki Akta Kelahiran\. .*menunggu perbaikan/],
  ])('ends %s at once where nothing was written, and says what stays', (_, state, words) => {
    const left = play(sms, ['batal'], state)
    expect(left.last?.text).toMatch(words)
    expect([left.state?.step, left.state?.application]).toEqual([{ kind: 'idle' }, undefined])
  })

  it.each([
    ['LENGKAPI', completing, '6503051708909901', /^Berhenti melengkapi Akta Kelahiran\? .*sudah dikirim tetap ada/],
    ['a correction', correcting, 'Siti Aminah', /^Berhenti memperbaiki Akta Kelahiran\? .*menunggu perbaikan/],
  ])('asks of %s before what was written goes', (_, state, said, words) => {
    const asked = play(sms, [said, 'batal'], state)
    expect(asked.last?.text).toMatch(words)
    expect(play(sms, ['ya'], asked.state).state?.application).toBeUndefined()
  })
})

describe('NANTI to what cannot follow', () => {
  it('is told so once; after that the ways out are', () => {
    const name = play(sms, ['KTP saya hilang', 'mulai'])
    const first = play(sms, ['nanti'], name.state)
    expect(first.last?.text).toMatch(/^Yang ini perlu diisi/)
    const more = play(sms, ['nanti', 'nanti'], first.state)
    expect(more.last?.text).toMatch(/^Yang ini tidak bisa menyusul.*PETUGAS.*kantor desa.*tersimpan/)
    expect(more.last?.text).not.toContain('Yang ini perlu diisi')
    expect(more.state?.application).toEqual(name.state?.application)
  })
})
