import { describe, expect, it } from 'vitest'
import { languageCodes } from '../language/languages'
import commands from '../texts/id/commands.json' with { type: 'json' }
import { commandsTexts } from '../texts/texts'
import { startPin } from './start-pin'
import { startQueue } from './start-queue'
import { startSchedule } from './start-schedule'
import { startSurvey } from './start-survey'
import { DialogueState, DialogueStep, newDialogue } from './state'
import { photo, play, testContext } from './testing'

const whatsapp = testContext({ answeredComplaint: { reference: 'answered' } })
const email = testContext({ channel: 'email' })
const nik = '6503051708909901'
const line = `KTP#${nik}#6503050101209901#BUDI SANTOSO#LONG BAWAN#KRAYAN#HILANG`
const name = ['KTP saya hilang', 'mulai']
const asked = (said: Parameters<typeof play>[1], context = whatsapp, from?: DialogueState) =>
  play(context, said, from).state ?? newDialogue('id')
const begin = (code: string) => ({ kind: 'choice' as const, id: `begin:${code}` })
const at = (key: string, code: string) => {
  const state = asked([begin(code)])
  const application = state.application && { ...state.application, scope: 'all' as const }
  return { ...state, ...(application ? { application } : {}), step: { kind: 'question' as const, key, page: 0 } }
}
const about = { reference: 'a', serviceTitle: 'KIA' }
const days = [{ date: '2026-07-01', state: 'open' as const, slots: [{ hour: 8, left: 2 }] }]
const sentHere = {
  title: 'KIA',
  status: 'Diteruskan',
  withdrawable: { reference: 'a', trackingNumber: 'SPL-0000-0000-0000' },
}
const survey = startSurvey(whatsapp, newDialogue('id'), about).state
const queue = startQueue(whatsapp, newDialogue('id'), { ...about, days }).state

/** A state at every question there is. */
const everywhere: readonly (readonly [where: string, state: DialogueState])[] = [
  ['nothing', newDialogue('id')],
  ['the first menu', asked(['halo'])],
  ['an event', asked([{ kind: 'choice', id: 'group:card' }])],
  ['which service', asked([{ kind: 'choice', id: 'group:card' }, '1'])],
  ['services guessed', asked([{ kind: 'text', text: 'pindah' }])],
  ['what happened first', { ...newDialogue('id'), step: { kind: 'case', id: 'moveAway' } }],
  ['whether to begin', asked(['KTP saya hilang'])],
  ['a name', asked(name)],
  ['a number', asked([...name, 'Budi Santoso'])],
  ['a place', asked([...name, 'Budi Santoso', nik, '6503050101209901'])],
  ['which place is meant', asked([...name, 'Budi Santoso', nik, '6503050101209901', 'long'])],
  ['the year of a day', asked(['12 nopember'], whatsapp, at('birth.birthDate', 'AK-LAHIR'))],
  ['a number that is doubted', asked([...name, 'Budi Santoso', nik, nik])],
  ['a yes or no', at('arrival.hasTravelDocument', 'SKDLN')],
  ['a file', at('file:familyCard', 'KTP-GANTI')],
  ['what a file is', asked([photo('a')], whatsapp, at('sort', 'KTP-GANTI'))],
  ['more rows', at('witnesses+', 'AK-LAHIR')],
  ['a form', asked([begin('KIA')], email)],
  ['whether to go on here', asked([line])],
  ['a review', asked([line, 'kirim dulu'])],
  ['which number to change', asked([line, 'kirim dulu', 'ubah'])],
  ['the declaration', asked([line, 'kirim dulu', 'ya'])],
  ['whether to cancel', asked([...name, 'Budi Santoso', 'batal'])],
  ['whether to go on', { ...asked([...name, 'Budi Santoso']), step: { kind: 'resume' } }],
  ['whether to replace', asked([...name, 'Budi Santoso', begin('KIA')])],
  ['whether to withdraw', asked(['batal'], { ...whatsapp, applications: [sentHere] })],
  ['the language', asked(['bahasa'])],
  ['a tracking number', asked(['status'])],
  ['a number to call', asked(['telepon saya'], { ...email, contact: { email: 'warga@surel.test' } })],
  ['its PIN', asked(['SPL-0000-0000-0000'])],
  ['the PIN of what was sent elsewhere', startPin(whatsapp, newDialogue('id'), about).state],
  ['what a complaint is about', asked(['pengaduan'])],
  ['a reply to an answer', asked(['pengaduan', '1'])],
  ['what happened', asked(['pengaduan', '4'])],
  ['where it happened', asked(['pengaduan', '4', 'Petugas membentak ibu saya'])],
  ['whether to complain', asked(['pengaduan', '4', 'Petugas membentak ibu saya', 'Liang Butan, Krayan'])],
  ['a day at the counter', queue],
  ['an hour at the counter', asked(['1'], whatsapp, queue)],
  ['where officers are to come', startSchedule(whatsapp, asked([...name, 'Budi Santoso'])).state],
  ['a score', survey],
  ['a comment', asked(['4', '4', '4', '4', '4', '4', '4', '4', '4'], whatsapp, survey)],
]

const contextOf = ({ step }: DialogueState) => (step.kind === 'form' ? email : whatsapp)

describe('BATAL, BANTUAN and PETUGAS, whatever is being asked', () => {
  it('are tried at every question there is', () => {
    const kinds = new Set(everywhere.map(([, { step }]) => step.kind))
    expect([...kinds].toSorted()).toEqual(DialogueStep.options.map(({ shape }) => shape.kind.value).toSorted())
    for (const [, state] of everywhere) expect(DialogueState.parse(state)).toEqual(state)
  })

  it.each(everywhere)('a person comes, and the question stays, while %s is asked', (_, state) => {
    const called = play(contextOf(state), ['petugas'], state)
    expect(called.last?.text).toMatch(/petugas/i)
    // What is written of a complaint no officer reads there: it is sent first, or left.
    if (called.state?.step.kind === 'complaint' && called.state.step.asksPerson) return
    expect(called.effects).toEqual([{ kind: 'person' }])
    expect(called.state?.step).toEqual(state.step)
    expect(called.state?.application).toEqual(state.application)
  })

  it.each(everywhere)('help is given, and the question stays, while %s is asked', (_, state) => {
    const helped = play(contextOf(state), ['bantuan'], state)
    expect(helped.effects).toEqual([])
    expect(helped.last?.text).toContain('BATAL: berhenti')
    expect(helped.state?.step).toEqual(state.step.kind === 'idle' ? { kind: 'groups' } : state.step)
    expect(helped.state?.application).toEqual(state.application)
  })

  it.each(everywhere)('it can be ended, and nothing is sent, while %s is asked', (_, state) => {
    const context = contextOf(state)
    const ended = play(context, ['batal'], state)
    expect(ended.effects).toEqual([])
    expect(ended.last?.text ?? '').not.toBe('')
    // What was answered is asked about once before it goes.
    const gone = ended.state?.step.kind === 'cancel' ? play(context, ['ya'], ended.state) : ended
    expect(gone.effects).toEqual([])
    const isLeft = ['complaint', 'queue', 'follow', 'pin', 'language', 'schedule'].includes(state.step.kind)
    expect(gone.state?.application).toEqual(isLeft ? state.application : undefined)
    const came = state.step.kind === 'schedule' ? [state.step.before.kind] : ['idle', 'groups', 'resume']
    expect(came).toContain(gone.state?.step.kind)
  })
})

describe('a word that is a command', () => {
  const words = languageCodes.flatMap((language) =>
    Object.keys(commands).flatMap((command) =>
      commandsTexts
        .say(language, command as keyof typeof commands)
        .toUpperCase()
        .split(', '),
    ),
  )
  /** Everything that was written, in an application or a complaint. */
  const written = ({ step, application }: DialogueState): string =>
    JSON.stringify([application?.applicant, application?.assistedBy, application?.answers, step])

  it.each(everywhere)('is no answer, while %s is asked', (_, state) => {
    const taken = words.filter((word) => {
      const after = play(contextOf(state), [word], state)
      const isSaid = (words: string) => words.includes(`"${word}"`)
      const effects = JSON.stringify(after.effects)
      return isSaid(effects) || (after.state && isSaid(written(after.state)) && !isSaid(written(state)))
    })
    expect(taken).toEqual([])
  })

  it('sends where there is something to send: KIRIM', () => {
    const state = (where: string) => everywhere.find(([one]) => one === where)?.[1]
    expect(play(whatsapp, ['kirim'], state('a review')).state?.step.kind).toBe('declaration')
    expect(play(whatsapp, ['KIRIM'], state('whether to complain')).effects).toMatchObject([{ kind: 'complaint' }])
    expect(play(whatsapp, ['kirim'], state('a name')).last?.text).toMatch(/^Sebelum dikirim, yang ini masih perlu/)
    // The declaration is made by YA alone.
    expect(play(whatsapp, ['kirim'], state('the declaration')).effects).toEqual([])
  })

  it.each(['Karim', 'Amin', 'Hantara'])('is not guessed of a name that is one slip away: %s', (said) => {
    expect(play(whatsapp, [...name, said]).state?.application?.applicant.name).toBe(said)
  })
})

describe('thanks and greetings, whatever is being asked', () => {
  const elsewhere = ['idle', 'groups', 'events', 'services', 'case', 'intro', 'survey']
  const asking = everywhere.filter(
    ([, { step }]) => !elsewhere.includes(step.kind) && !(step.kind === 'complaint' && step.replyTo),
  )

  it.each(asking)('are answered in kind and are no answer, while %s is asked', (_, state) => {
    for (const [said, answer] of [
      ['terima kasih banyak pak', 'Sama-sama. Kita lanjutkan:'],
      ['makasih', 'Sama-sama. Kita lanjutkan:'],
      ['halo min', 'Halo! Kita lanjutkan:'],
      ['selamat pagi', 'Halo! Kita lanjutkan:'],
    ] as const) {
      const answered = play(contextOf(state), [said], state)
      expect(answered.last?.text.split('\n')[0]).toBe(answer)
      expect(answered.last?.text).not.toContain('NANTI: boleh menyusul')
      expect([answered.state?.step, answered.state?.application]).toEqual([state.step, state.application])
      expect(answered.effects).toEqual([])
    }
  })

  it.each(['Salam', 'Selamat', 'Abdul Salam', 'Selamat Riadi'])('are not read in a name: %s', (said) => {
    expect(play(whatsapp, [...name, said]).state?.application?.applicant.name).toBe(said)
  })
})

describe('STOP, MULAI, STATUS and MENU, whatever is being asked', () => {
  it.each(everywhere)('no more news come after STOP, while %s is asked', (_, state) => {
    const stopped = play(contextOf(state), ['stop'], state)
    expect(stopped.effects).toEqual([{ kind: 'notices', wanted: false }])
    expect(stopped.last?.text ?? '').toMatch(/MULAI|menu/i)
    expect(stopped.state?.application).toEqual(state.application)
  })

  it.each(everywhere)('news come again after MULAI, while %s is asked', (_, state) => {
    const begun = play({ ...contextOf(state), noticesStopped: true }, ['mulai'], state)
    expect(begun.effects).toEqual([{ kind: 'notices', wanted: true }])
    expect(begun.last?.text).toContain('kami kirim lagi')
    // Where a service waits to be begun, it begins as well; else the question stays.
    if (state.step.kind === 'intro') expect(begun.state?.application?.serviceCode).toBe(state.step.code)
    else expect([begun.state?.step, begun.state?.application]).toEqual([state.step, state.application])
  })

  it.each(everywhere)('STATUS is answered, and nothing is lost, while %s is asked', (_, state) => {
    const stated = play(contextOf(state), ['status'], state)
    expect(stated.effects).toEqual([])
    expect(stated.last?.text ?? '').toMatch(/permohonan/i)
    expect(stated.state?.application).toEqual(state.application)
  })

  it.each(everywhere)('MENU is shown, and what was answered is kept, while %s is asked', (_, state) => {
    const shown = play(contextOf(state), ['menu'], state)
    expect(shown.effects).toEqual([])
    expect(['groups', 'idle', 'resume']).toContain(shown.state?.step.kind)
    const kept = shown.state?.application ?? shown.state?.aside?.at(-1)?.application
    expect(kept?.answers).toEqual(state.application?.answers)
  })
})
