import { describe, expect, it } from 'vitest'
import { stepDialogue } from './dialogue'
import { startSurvey } from './start-survey'
import { newDialogue } from './state'
import { photo, play, testContext } from './testing'

const context = testContext({ channel: 'sms' })
const asksNik = ['KTP saya hilang', 'mulai', 'Budi Santoso']
const answersTo = (said: Parameters<typeof play>[1], from = play(context, ['petugas']).state) =>
  play(context, said, from).lines.filter((line) => !line.startsWith('> '))

describe('after an officer was asked for', () => {
  it('what is written is theirs to read: that is said once', () => {
    expect(answersTo(['pak KTP saya hilang di laut', 'terus saya harus bagaimana', 'halo'])).toEqual([
      'Pesan ini dibaca petugas pada jam kerja. Untuk meneruskan sendiri: LANJUT atau MENU.',
    ])
    expect(
      answersTo([{ kind: 'location', latitude: 3, longitude: 117 }, photo('a'), { kind: 'sticker' }]),
    ).toHaveLength(1)
  })

  it('a day later it is said again', () => {
    const state = play(context, ['petugas', 'halo']).state
    const later = testContext({ channel: 'sms', now: new Date('2026-07-02T02:00:00Z') })
    expect(stepDialogue(later, state, { kind: 'text', text: 'halo?' }).replies).toHaveLength(1)
  })

  it.each(['menu', 'JADWAL KRAYAN', 'status', 'KTP#6503051708909901#6503050101209901#BUDI#LONG BAWAN#KRAYAN#HILANG'])(
    'a command brings the dialogue back: %s',
    (said) => {
      const back = play(context, [said], play(context, ['petugas', 'halo']).state)
      expect(back.last?.text ?? back.effects).not.toHaveLength(0)
      expect(back.last?.text ?? '').not.toContain('dibaca petugas')
      expect(back.state?.person).toBeUndefined()
    },
  )

  it('what was answered is kept, words are no answer, and the number that is asked for is taken', () => {
    const called = play(context, [...asksNik, 'petugas', 'saya tidak hafal pak']).state
    expect(called?.application?.applicant).toEqual({ name: 'Budi Santoso' })
    expect(play(context, ['lanjut'], called).last?.text).toContain('NIK yang punya KTP-el')
    expect(play(context, ['6503051708909901'], called).state?.application?.applicant.nik).toBe('6503051708909901')
    expect(play(context, [photo('a')], called).state?.application?.unsorted).toEqual(['a'])
  })

  it('words are no name', () => {
    const called = play(context, ['KTP saya hilang', 'mulai', 'petugas', 'mana petugasnya']).state
    expect(called?.application?.applicant.name).toBeUndefined()
  })

  it('who has been answered speaks with the dialogue again', () => {
    const given = testContext({ channel: 'sms', personAwaited: false })
    const state = play(context, ['petugas', 'halo']).state
    expect(play(given, ['KTP saya hilang'], state).state?.step.kind).toBe('intro')
  })

  it('a complaint under way is sent first, or left for the officer', () => {
    const words = 'Petugas membentak ibu saya'
    const asked = play(context, ['pengaduan', '3', words, 'petugas'])
    expect(asked.effects).toEqual([])
    expect(asked.last?.text).toContain('Pengaduan Anda belum terkirim')
    const sent = play(context, ['1', 'Nunukan', 'ya'], asked.state)
    expect(sent.effects).toMatchObject([{ kind: 'complaint', words }])
    const left = play(context, ['petugas'], asked.state)
    expect(left.effects).toEqual([{ kind: 'person' }])
    expect(left.lines.join()).toMatch(/Pengaduan tidak dikirim[\s\S]*petugas kami akan menjawab/)
    const more = play(context, ['saya marah sekali'], left.state)
    expect(more.state).toMatchObject({ person: 'noted', step: { kind: 'idle' } })
  })

  it('the survey stays with the dialogue', () => {
    const called = play(context, ['petugas']).state ?? newDialogue('id')
    const survey = startSurvey(context, called, { reference: 'a', serviceTitle: 'KIA' }).state
    expect(survey.person).toBeUndefined()
    expect(play(context, ['bagus'], survey).last?.text).toContain('angka 1 sampai 4')
  })
})
