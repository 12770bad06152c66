import { describe, expect, it, it as test } from 'vitest'
import { surveyElements } from '../citizens/survey-elements'
import { surveyFormOf } from '../citizens/survey-form'
import { exampleAnswers } from '../examples'
import { toTrackingNumber } from '../identity/tracking-number'
import { languageCodes } from '../language/languages'
import { definitions, findDefinition } from '../services/definitions'
import { startCorrection } from './correction'
import { stepDialogue, takesYes } from './dialogue'
import { receiptReply } from './receipt'
import { startPin } from './start-pin'
import { startSurvey } from './start-survey'
import type { DialogueState } from './state'
import { newDialogue } from './state'
import { photo, play, testContext } from './testing'

const whatsapp = testContext()
const sms = testContext({ channel: 'sms' })
const nik = '6503051708909901'
const kk = '6503050101209901'
const begun = ['KTP saya hilang', 'mulai', 'Budi Santoso', nik]
const text = (played: ReturnType<typeof play>) => played.last?.text ?? ''
const later = (hours: number) => testContext({ now: new Date(whatsapp.now.getTime() + hours * 3_600_000) })
const definitionOf = (code: string) => {
  const definition = findDefinition(code)
  if (!definition) throw new Error(`No ${code}`)
  return definition
}

describe('finding the service', () => {
  it.each([
    ['KTP saya hilang', 'KTP-GANTI'],
    ['kehilangan ktp', 'KTP-GANTI'],
    ['anak saya lahir', 'AK-LAHIR'],
    ['keluarga saya meninggal', 'AK-MATI'],
    ['mau bikin KIA', 'KIA'],
    ['bayi saya', 'AK-LAHIR'],
    ['bayi saya lahir mati', 'LAHIRMATI'],
    ['I lost my KTP', 'KTP-GANTI'],
    ['saya pindah ke luar negeri', 'SKPLN'],
    ['I moved abroad, foreign', 'SKPLN'],
  ])('%s', (said, code) => {
    const { state } = play(whatsapp, [said])
    const codes =
      state?.step.kind === 'intro' ? [state.step.code] : state?.step.kind === 'services' ? state.step.codes : []
    expect(codes).toContain(code)
  })

  it('is not guessed from the name of a village', () => {
    expect(play(whatsapp, ['Long Bawan']).state?.step.kind).toBe('groups')
  })

  it('by the menu: life event, service, short words, begin; every service is reachable', () => {
    const reached = new Set<string>()
    const first = play(whatsapp, ['halo'])
    for (const group of first.state?.choices.filter((id) => id.startsWith('group:')) ?? []) {
      let turn = stepDialogue(whatsapp, first.state, { kind: 'choice', id: group })
      for (let page = 0; page < 5; page++) {
        for (const id of turn.state.choices.filter((one) => one.startsWith('event:'))) {
          const { step } = stepDialogue(whatsapp, turn.state, { kind: 'choice', id }).state
          if (step.kind === 'intro') reached.add(step.code)
          if (step.kind === 'services') for (const code of step.codes) reached.add(code)
        }
        expect(turn.state.choices.length).toBeLessThanOrEqual(10)
        const next = turn.state.choices.find((id) => id.startsWith('page:'))
        if (!next) break
        turn = stepDialogue(whatsapp, turn.state, { kind: 'choice', id: next })
      }
    }
    expect([...reached].sort()).toEqual(definitions.map(({ code }) => code).sort())
  })

  it('beside which the first menu leads to a complaint, and fits a list of WhatsApp', () => {
    const { state } = play(whatsapp, ['halo'])
    expect(state?.choices).toHaveLength(10)
    expect(play(whatsapp, [{ kind: 'choice', id: 'do:complaint' }], state).state?.step.kind).toBe('complaint')
  })
})

describe('the acting place', () => {
  it('lies in the region that is served', () => {
    const served = testContext({ within: ['65.01'] })
    const asked = play(served, [...begun, kk, 'Long Bawan, Krayan'])
    expect(asked.state?.application?.villageCode).toBeUndefined()
    const tapped = play(served, [{ kind: 'choice', id: 'answer:@village:65.03.05.2041' }], asked.state)
    expect(tapped.state?.application?.villageCode).toBeUndefined()
    expect(
      play(testContext({ within: ['65'] }), [...begun, kk, 'Long Bawan, Krayan']).state?.application?.villageCode,
    ).toBe('65.03.05.2041')
  })
})

describe('a way back', () => {
  it('"kembali" asks the question before again, with its answer; "lanjut" keeps it', () => {
    const back = play(whatsapp, [...begun, 'kembali'])
    expect(text(back)).toContain(`Jawaban sekarang: ${nik}`)
    expect(text(play(whatsapp, ['lanjut'], back.state))).toContain('Nomor KK')
    expect(play(whatsapp, ['kembali', 'kembali'], back.state).state?.step).toMatchObject({ key: '@name' })
  })

  it('a changed answer is repeated back', () => {
    const changed = play(whatsapp, [...begun, 'kembali', 'kembali', 'Budi Hartono'])
    expect(text(changed)).toContain('diubah: dari Budi Santoso menjadi Budi Hartono')
    expect(changed.state?.application?.applicant).toEqual({ name: 'Budi Hartono', nik })
  })

  it('"batal" asks first, and "tidak" goes on where it was', () => {
    const asked = play(whatsapp, [...begun, 'batal'])
    expect(asked.state?.application?.applicant.nik).toBe(nik)
    expect(text(play(whatsapp, ['tidak'], asked.state))).toContain('Nomor KK')
    expect(play(whatsapp, ['ya'], asked.state).state?.application).toBeUndefined()
  })

  it('"menu" in the middle loses nothing; something new is asked about before it replaces', () => {
    const menu = play(whatsapp, [...begun, 'menu'])
    expect(text(play(whatsapp, ['lanjut'], menu.state))).toContain('Nomor KK')
    const other = play(whatsapp, ['mau bikin KIA', 'mulai'], menu.state)
    expect(other.state?.step.kind).toBe('replace')
    expect(play(whatsapp, ['tidak'], other.state).state?.application?.applicant.name).toBe('Budi Santoso')
    expect(play(whatsapp, ['ya'], other.state).state?.application?.serviceCode).toBe('KIA')
  })

  it('another language is spoken at once and reported to the caller', () => {
    const english = play(whatsapp, [...begun, 'english'])
    expect(english.effects).toEqual([{ kind: 'language', language: 'en' }])
    expect(text(english)).toContain('Family card number of the card’s holder')
  })

  it('help, a person, a misspelt word and "ulang" keep the question', () => {
    for (const said of ['bantuan', 'petugas', 'bantaun', 'ulang'])
      expect(play(whatsapp, [...begun, said]).state?.step, said).toMatchObject({ key: '@kkNumber' })
    expect(play(whatsapp, [...begun, 'petugas']).effects).toEqual([{ kind: 'person' }])
  })
})

describe('days later', () => {
  it('within a day it simply goes on', () => {
    expect(play(later(23), [kk], play(whatsapp, begun).state).state?.application?.applicant.kkNumber).toBe(kk)
  })

  it('after a day it says where we were, and goes on or begins anew', () => {
    const asked = play(later(30), ['halo'], play(whatsapp, begun).state)
    expect(text(asked)).toContain('Anda belum selesai: Penggantian KTP-el')
    expect(text(play(later(30), ['lanjut'], asked.state))).toContain('Nomor KK')
    expect(play(later(30), ['2'], asked.state).state?.application).toBeUndefined()
  })

  it('after thirty days it begins anew', () => {
    const anew = play(later(24 * 31), ['halo'], play(whatsapp, begun).state)
    expect(anew.state?.application).toBeUndefined()
    expect(text(anew)).toContain('Selamat datang')
  })
})

describe('a new version of the form', () => {
  it('keeps what was answered and says so', () => {
    const newer = testContext({ definitions: definitions.map((one) => ({ ...one, version: one.version + 1 })) })
    const played = play(newer, [kk], play(whatsapp, begun).state)
    expect(text(played)).toContain('baru saja diperbarui')
    expect(played.state?.application?.applicant).toEqual({ name: 'Budi Santoso', nik, kkNumber: kk })
  })

  it('no longer open is said', () => {
    const without = testContext({ definitions: definitions.filter(({ code }) => code !== 'KTP-GANTI') })
    expect(text(play(without, [kk], play(whatsapp, begun).state))).toContain('tidak dibuka')
  })
})

describe('free order', () => {
  it('takes what a label makes certain, says what was understood, asks the rest', () => {
    const played = play(whatsapp, [
      'KTP saya hilang',
      'mulai',
      `nama saya Budi Santoso NIK ${nik}, desa Long Bawan kec Krayan`,
    ])
    expect(played.state?.application).toMatchObject({
      applicant: { name: 'Budi Santoso', nik },
      villageCode: '65.03.05.2041',
    })
    expect(text(played)).toMatch(/Yang kami pahami:[\s\S]*Budi Santoso[\s\S]*Nomor KK/)
  })

  it('says which part is wrong', () => {
    const played = play(whatsapp, ['KTP saya hilang', 'mulai', 'nama saya Budi Santoso, nik 65030517089099'])
    expect(text(played)).toContain('16 angka')
    expect(played.state?.application?.applicant).toEqual({ name: 'Budi Santoso' })
  })

  it('the mother’s name is not the applicant’s', () => {
    const played = play(whatsapp, [
      'KTP saya hilang',
      'mulai',
      'nama ibu Siti, nik 6503051708909901, kk 6503050101209901',
    ])
    expect(played.state?.application?.applicant.name).toBeUndefined()
  })
})

describe('what is not text', () => {
  it('a voice note asks to be called, a sticker gets a kind answer, a location is read where it is asked', () => {
    expect(play(whatsapp, [{ kind: 'voice', fileId: 'v1' }]).effects).toEqual([
      { kind: 'call-back', voiceFileId: 'v1' },
    ])
    for (const thanks of ['👍', '🙏🙏😭'])
      expect(text(play(whatsapp, [...begun, thanks]))).toMatch(/Sama-sama\. Kita lanjutkan:[\s\S]*Nomor KK/)
    expect(text(play(whatsapp, ['👍']))).toContain('Sama-sama. Bila perlu sesuatu lagi')
    expect(text(play(whatsapp, [...begun, '😭']))).not.toMatch(/stiker|Sama-sama/)
    expect(text(play(whatsapp, [...begun, { kind: 'sticker' }]))).toMatch(/Terima kasih atas stikernya[\s\S]*Nomor KK/)
    expect(text(play(whatsapp, [...begun, { kind: 'unsupported' }]))).toContain('Nomor KK')
    expect(text(play(whatsapp, [...begun, { kind: 'location', latitude: 3.9, longitude: 115.7 }]))).toContain(
      'nama desa',
    )
  })

  it('files too early are kept and asked about; kinds that cannot be opened are named', () => {
    const early = play(whatsapp, [...begun, photo('a')])
    expect(early.state?.application?.unsorted).toEqual(['a'])
    expect(early.state?.step).toMatchObject({ key: '@kkNumber' })
    const zip = play(whatsapp, [...begun, { kind: 'files', files: [{ id: 'z', contentType: 'application/zip' }] }])
    expect(text(zip)).toContain('belum bisa kami buka')
    expect(zip.state?.application?.unsorted).toEqual([])
    const named = play(whatsapp, [
      ...begun,
      { kind: 'files', files: [{ id: 'k', contentType: 'image/png' }], caption: 'ini kartu keluarga' },
    ])
    expect(named.state?.application?.files).toEqual([{ requirement: 'familyCard', uploadId: 'k' }])
  })

  it('a megabyte, emoji alone and marks of direction break nothing', () => {
    expect(text(play(whatsapp, [...begun, 'x'.repeat(1_000_000)]))).toContain('panjang sekali')
    expect(text(play(whatsapp, [...begun, '🙏🏽👍']))).toContain('Nomor KK')
    expect(play(whatsapp, [...begun, `\u202e${kk}\u200b 👍`]).state?.application?.applicant.kkNumber).toBe(kk)
  })
})

describe('what opens an application elsewhere', () => {
  const about = { reference: 'application-1', serviceTitle: 'Akta Kelahiran' }
  const asked = startPin(whatsapp, newDialogue('id'), about)

  it('is its PIN, asked before anything of it is', () => {
    expect(asked.replies[0]?.text).toMatch(/Akta Kelahiran perlu dilengkapi atau diperbaiki[\s\S]*tulis PIN/)
    expect(play(whatsapp, ['12', '123 456'], asked.state).effects).toEqual([
      { kind: 'complete', opened: { reference: 'application-1', pin: '123456' } },
    ])
  })

  it('is its number and PIN where another is meant; a number alone is no PIN', () => {
    const trackingNumber = toTrackingNumber(Uint8Array.from([1, 2, 3, 4, 5, 6, 7]))
    const opened = { reference: 'application-1', pin: '617693', trackingNumber }
    for (const said of [
      `${trackingNumber} 61 76 93`,
      `${trackingNumber.replaceAll('-', ' ')} 617693`,
      `617693 ${trackingNumber}`,
    ])
      expect(play(whatsapp, [said], asked.state).effects).toEqual([{ kind: 'complete', opened }])
    const alone = play(whatsapp, [trackingNumber], asked.state)
    expect([alone.effects, text(alone)]).toEqual([[], expect.stringContaining('PIN terdiri atas 6 angka')])
  })

  it('is not given by a file, which is asked for again, nor by other words', () => {
    const sent = play(whatsapp, [photo('a')], asked.state)
    expect(text(sent)).toMatch(/Tulis PIN dulu[\s\S]*tulis PIN 6 angka/)
    expect(sent.effects).toEqual([])
    expect(text(play(whatsapp, ['KTP saya hilang'], asked.state))).toContain('Siapkan')
  })
})

describe('a question of yes or no', () => {
  const asked = play(whatsapp, [{ kind: 'choice', id: 'begin:SKDLN' }]).state
  const passport = asked?.application && {
    ...asked,
    application: { ...asked.application, scope: 'all' as const },
    step: { kind: 'question' as const, key: 'arrival.hasTravelDocument', page: 0 },
  }
  const answerOf = (said: string) => play(whatsapp, [said], passport).state?.application

  it.each(['tidak punya', 'tidak ada', 'tdk ada', 'gak ada', 'belum ada'])('is answered by %s', (said) => {
    expect(answerOf(said)?.answers).toMatchObject({ arrival: { hasTravelDocument: false } })
  })

  it('is not answered by other words with a no in them, nor by who does not know', () => {
    for (const said of ['tidak menikah', 'sudah meninggal', 'tidak ingat', 'gak tau']) {
      const played = play(whatsapp, [said], passport)
      expect(played.state?.application?.answers, said).toEqual({})
    }
    expect(text(play(whatsapp, ['tidak menikah'], passport))).toContain('Balas YA atau TIDAK.')
    expect(text(play(whatsapp, ['tidak ingat'], passport))).toMatch(/^Baik, menyusul: /)
  })

  it('is repeated back where it was said in other words', () => {
    expect(text(play(whatsapp, ['gak ada'], passport))).toMatch(/^Punya paspor atau SPLP\? Tidak\n/)
  })

  it('is a no also where the choices begin with yes and no, never what is chosen at first', () => {
    const birth = play(whatsapp, [{ kind: 'choice', id: 'begin:AK-LAHIR' }]).state
    const origin = birth?.application && {
      ...birth,
      application: { ...birth.application, scope: 'all' as const },
      step: { kind: 'question' as const, key: 'circumstances.origin', page: 0 },
    }
    for (const said of ['gak ada', 'tidak ada', 'tidak']) {
      const played = play(whatsapp, [said], origin)
      expect(played.state?.application?.answers, said).toEqual({ circumstances: { origin: '2' } })
      expect(text(played)).toMatch(/^Apakah orang tua anak diketahui\? Tidak, ini anak temuan/)
    }
    expect(play(whatsapp, ['lewati'], origin).state?.application?.answers).toEqual({ circumstances: { origin: '1' } })
  })

  it('may still be put off', () => {
    expect(answerOf('nanti')?.answers).toEqual({})
    expect(answerOf('nanti')?.closed).toContain('arrival.hasTravelDocument')
  })
})

describe('what is written freely', () => {
  const asked = play(whatsapp, [{ kind: 'choice', id: 'begin:LAPOR-LN' }]).state
  const letter = asked?.application && {
    ...asked,
    application: { ...asked.application, scope: 'all' as const },
    step: { kind: 'question' as const, key: 'foreignEvent.localProofNumber', page: 0 },
  }
  const said = (...words: string[]) => play(whatsapp, words, letter)

  it('is repeated back, what is long by its beginning', () => {
    expect(text(said('B 123-77'))).toMatch(/^Nomor akta dari negara setempat: B 123-77\n/)
    const lost = play(whatsapp, [...begun, kk, 'Long Bawan, Krayan', '1'])
    const all = lost.state?.application && {
      ...lost.state,
      application: { ...lost.state.application, scope: 'all' as const },
    }
    const stated = play(whatsapp, ['lanjut', `Jatuh ${'di sungai '.repeat(20)}`], all)
    expect(text(stated)).toMatch(/^Bagaimana hilang atau rusaknya\?[^\n]{0,62}…\n/)
  })

  it('is no answer where it says that it follows', () => {
    for (const words of ['belum ada, NANTI', 'blm ada nanti saja', 'suratnya belum keluar, NANTI']) {
      const played = said(words)
      expect(played.state?.application?.answers, words).toEqual({})
      expect(text(played), words).toMatch(/^Baik, menyusul: Nomor akta/)
    }
  })

  it('is asked about once where a day stands for the number of a paper', () => {
    const doubted = said('21/11/2026')
    expect(text(doubted)).toMatch(/^Ini seperti tanggal/)
    expect(doubted.state?.application?.answers).toEqual({})
    expect(said('21/11/2026', '21/11/2026').state?.application?.answers).toMatchObject({
      foreignEvent: { localProofNumber: '21/11/2026' },
    })
  })
})

describe('following', () => {
  it('asks number and PIN, or takes them at once', () => {
    const number = 'SPL-0000-0000-0000'
    expect(play(whatsapp, [`${number} 123456`]).effects).toEqual([
      { kind: 'follow', trackingNumber: number, pin: '123456' },
    ])
    expect(play(whatsapp, ['status', 'abc', number.toLowerCase(), '12', '123 456']).effects).toEqual([
      { kind: 'follow', trackingNumber: number, pin: '123456' },
    ])
  })
})

describe('commands, whatever is being asked', () => {
  const known = testContext({ applications: [{ title: 'Akta Kelahiran', status: 'Sedang Diverifikasi' }] })
  const everywhere: readonly (readonly [where: string, said: readonly string[]])[] = [
    ['nothing', []],
    ['a name', ['KTP saya hilang', 'mulai']],
    ['a number', ['KTP saya hilang', 'mulai', 'Budi Santoso']],
    ['whether to cancel', ['KTP saya hilang', 'mulai', 'Budi Santoso', 'batal']],
    ['a tracking number', ['status']],
    ['a complaint', ['pengaduan']],
    ['the language', ['bahasa']],
  ]

  it.each(everywhere)('STOP and MULAI end and begin the news while %s is asked', (_, said) => {
    const stopped = play(whatsapp, [...said, 'berhenti'])
    expect(stopped.effects).toContainEqual({ kind: 'notices', wanted: false })
    expect(text(stopped)).toContain('tulis STATUS kapan saja')
    const begun = play({ ...whatsapp, noticesStopped: true }, ['MULAI'], stopped.state)
    expect(begun.effects).toEqual([{ kind: 'notices', wanted: true }])
    expect(begun.state?.application).toEqual(stopped.state?.application)
    expect(play({ ...whatsapp, noticesStopped: true }, ['stop'], stopped.state).effects).toEqual([])
  })

  it.each(everywhere)('STATUS tells what is known of this contact while %s is asked, and goes on there', (_, said) => {
    const asked = play(known, said)
    const played = play(known, ['cek status'], asked.state)
    expect(text(played)).toContain('• Akta Kelahiran: Sedang Diverifikasi')
    expect(text(played)).not.toContain('SPL-0')
    expect(played.state?.application).toEqual(asked.state?.application)
    expect(play(known, ['menu'], played.state).state?.step.kind).toBe('groups')
  })

  it('whoever was asked for a tracking number may say something else', () => {
    expect(text(play(whatsapp, ['status', 'KTP saya hilang']))).toContain('Siapkan')
    const midway = play(whatsapp, ['KTP saya hilang', 'mulai', 'status', 'Budi Santoso'])
    expect(midway.state?.application?.applicant.name).toBe('Budi Santoso')
    expect(text(play(whatsapp, ['status', '12345']))).toContain('belum cocok')
  })

  it.each([
    ['nothing was sent yet', whatsapp],
    ['something was sent', known],
  ])(
    'STATUS in the midst of a question is followed by that question, which the next number answers: %s',
    (_, context) => {
      const asked = play(context, ['KTP saya hilang', 'mulai', 'Budi Santoso', 'status'])
      expect(asked.last?.text).toMatch(/permohonan[\s\S]*NIK yang punya/i)
      const answered = play(context, ['6503051708909981'], asked.state)
      expect(answered.state?.application?.applicant.nik).toBe('6503051708909981')
      const followed = play(context, ['SPL-0000-0000-0000 123456'], asked.state)
      expect(followed.effects).toEqual([{ kind: 'follow', trackingNumber: 'SPL-0000-0000-0000', pin: '123456' }])
      expect(followed.state?.step).toEqual(asked.state?.step)
    },
  )

  it('STATUS before a service begins leaves it chosen', () => {
    expect(play(whatsapp, ['KTP saya hilang', 'status', 'ya']).state?.application?.serviceCode).toBe('KTP-GANTI')
  })

  it('a command that means nothing here is nobody’s name', () => {
    for (const word of ['mulai', 'selesai', 'tambah', 'ubah'])
      expect(play(whatsapp, ['KTP saya hilang', 'mulai', word]).state?.application?.applicant.name).toBeUndefined()
  })

  it('whoever is asked whether to go on may ask for something else, and what was begun stays', () => {
    const begun = play(sms, ['KTP saya hilang', 'mulai', 'Budi Santoso', 'menu'])
    const resumed = { ...begun.state, step: { kind: 'resume' }, choices: [] } as DialogueState
    const tracked = play(sms, ['SPL-6KJ4-FAF0-6GHQ 373307'], resumed)
    expect(tracked.effects).toMatchObject([{ kind: 'follow', pin: '373307' }])
    expect(tracked.state?.application?.applicant.name).toBe('Budi Santoso')
    expect(text(play(sms, ['mau mengadu ada petugas minta uang'], resumed))).toContain('Tentang apa pengaduan')
    expect(play(sms, ['xyz qwe'], resumed).state?.step.kind).toBe('resume')
  })

  it('whoever was told what a service needs and answers at once has not left it', () => {
    const early = play(sms, ['KTP saya hilang', 'Markus Lencau'])
    expect(text(early)).toContain('Untuk memulai layanan ini, balas MULAI')
    expect(play(sms, ['mulai', 'Markus Lencau'], early.state).state?.application?.applicant.name).toBe('Markus Lencau')
    expect(text(play(sms, ['anak saya lahir'], early.state))).toContain('Akta Kelahiran')
  })

  it.each([
    ['nama saya Ani Lencau', 'Ani Lencau'],
    ['saya Ani Lencau', 'Ani Lencau'],
    ['My name is Ani Lencau', 'Ani Lencau'],
    ['Saya', undefined],
    ['ya saya sendiri', undefined],
    ['anak saya lahir di tawau', undefined],
    ['bagaimana caranya', undefined],
    ['makasih pak', undefined],
    ['surat keterangan dokter', undefined],
    ['hilang kk juga', undefined],
    ['Nur', 'Nur'],
    ['Maria Mau Dan Saka', 'Maria Mau Dan Saka'],
  ])('“%s” where a name is asked for', (said, name) => {
    const played = play(whatsapp, ['KTP saya hilang', 'mulai', said])
    expect(played.state?.application?.applicant.name).toBe(name)
    if (name === undefined) expect(text(played)).toMatch(/Tulis nama lengkapnya saja|^Sama-sama/)
  })

  it.each(['kk nya hilang', 'belum punya kk', 'KK kami terbakar pak', 'tdk bawa kk', 'ga ada kk', 'lupa nomor kk'])(
    '“%s” leaves the family card’s number open',
    (said) => {
      const played = play(whatsapp, ['KTP saya hilang', 'mulai', 'Budi Santoso', nik, said])
      expect(text(played)).toContain('Baik, menyusul: Nomor KK yang punya KTP-el.')
    },
  )

  it('whoever was not understood twice is shown the ways out, and once understood no more', () => {
    const once = play(whatsapp, ['KTP saya hilang', 'mulai', 'Budi Santoso', 'apa itu'])
    expect(text(once)).not.toContain('Bingung?')
    expect(text(once)).toContain('Belum tahu? Balas NANTI')
    const twice = play(whatsapp, ['bukan itu'], once.state)
    expect(text(twice)).toContain('PETUGAS: dibantu petugas')
    expect(text(play(whatsapp, [nik], twice.state))).not.toContain('Bingung?')
  })

  it('what is not known follows later, but for who it is and where', () => {
    const known = ['KTP saya hilang', 'mulai', 'Budi Santoso']
    for (const word of ['entahlah', 'nanti']) {
      const followed = play(whatsapp, [...known, word])
      expect(text(followed)).toContain('Baik, menyusul: NIK yang punya KTP-el.')
      expect(followed.state?.step).toMatchObject({ key: '@kkNumber' })
    }
    expect(text(play(whatsapp, [...known, 'lewati']))).toContain('Balas NANTI: boleh menyusul')
    const nameless = play(whatsapp, ['KTP saya hilang', 'mulai', 'tidak tahu'])
    expect(text(nameless)).toContain('Yang ini perlu diisi')
    expect(nameless.state?.application?.applicant.name).toBeUndefined()
    // Said before or asked to be changed, it is answered after all.
    const back = play(whatsapp, [...known, 'nanti', 'kembali', nik])
    expect(back.state?.application?.applicant.nik).toBe(nik)
  })

  it('knows where a plain yes is an answer', () => {
    const isTaken = (...said: string[]) => {
      const { state } = play(whatsapp, said)
      return state !== undefined && takesYes(whatsapp, state)
    }
    expect(isTaken('KTP saya hilang')).toBe(true)
    expect(isTaken('KTP saya hilang', 'mulai', 'batal')).toBe(false)
    expect(isTaken('KTP saya hilang', 'mulai')).toBe(false)
    expect(isTaken('status')).toBe(false)
    expect(isTaken('KTP saya hilang', 'mulai', 'Budi Santoso', 'batal')).toBe(true)
  })
})

describe('a queue number', () => {
  it('is asked for in any of its words; what was under way stays', () => {
    const played = play(whatsapp, [...begun, kk, 'antre'])
    expect(played.effects).toEqual([{ kind: 'queue' }])
    expect(played.state?.application?.applicant.kkNumber).toBe(kk)
    expect(play(sms, ['Nomor antrean']).effects).toEqual([{ kind: 'queue' }])
  })

  it('is not what somebody of that name means', () => {
    expect(play(whatsapp, ['KTP saya hilang', 'mulai', 'Andre']).effects).toEqual([])
  })
})

describe('a complaint', () => {
  const complained = { kind: 'complaint', about: 'conduct', words: 'Petugas membentak ibu saya' }
  it('asks what it is about, what happened and where, and repeats neither of the first two', () => {
    const played = play(whatsapp, ['pengaduan', '3', complained.words, 'Liang Butan, Krayan', 'ya'])
    expect(played.effects).toEqual([{ ...complained, placeCode: expect.stringMatching(/^65\.03\./) }])
    const answers = played.lines.filter((line) => !line.startsWith('>')).join(' ')
    expect(answers).not.toContain('membentak')
    expect(play(whatsapp, ['complaint', '3', complained.words, 'spl-0000-0000-0000', 'ya']).effects).toEqual([
      { ...complained, trackingNumber: 'SPL-0000-0000-0000' },
    ])
  })

  it('that is answered may be replied to, or another is made', () => {
    const answeredComplaint = { reference: 'satu' }
    const answered = testContext({ answeredComplaint })
    const asked = play(answered, ['pengaduan'])
    expect(asked.last?.choices?.[0]).toEqual({ id: 'complaint:reply', title: 'Balas jawaban kantor' })
    const replied = play(answered, ['1', 'Belum beres'], asked.state)
    expect(replied.effects).toEqual([{ kind: 'complaint-reply', reference: 'satu', words: 'Belum beres' }])
    expect(play(answered, ['1', 'kembali', '4', complained.words], asked.state).state?.step).toMatchObject({
      about: 'conduct',
      words: complained.words,
    })
    expect(play(whatsapp, [{ kind: 'choice', id: 'complaint:reply' }]).effects).toEqual([])
  })

  it('can be taken back step by step or stopped, and leaves an application as it was', () => {
    const stopped = play(whatsapp, [...begun, kk, 'pengaduan', '1', 'kembali', '2', 'lama sekali', 'batal'])
    expect(stopped.effects).toEqual([])
    expect(stopped.state?.step.kind).toBe('resume')
    expect(stopped.state?.application?.applicant.kkNumber).toBe(kk)
  })
})

test('tells the privacy notice on the channel itself, and goes on where it was', () => {
  const line = `KTP#${nik}#${kk}#BUDI SANTOSO#LONG BAWAN#KRAYAN#HILANG`
  const asked = play(sms, [line, 'ya'])
  expect(asked.last?.text).toContain('Balas PRIVASI')
  const stated = play(sms, ['privasi'], asked.state)
  expect(text(stated)).toMatch(/hanya untuk urusan ini[\s\S]*UU 27\/2022[\s\S]*3×24 jam/)
  expect(text(stated)).toMatch(/petugas provinsi dengan nomor yang disamarkan[\s\S]*petugas semua kabupaten/)
  expect(text(stated)).not.toContain('Petugas pelindungan data')
  const contact = { name: 'Maria Lencau', phone: '0552 21234', email: 'pdp@kaltara.test' }
  const named = { ...sms, privacyNotice: { ...sms.privacyNotice, contact } }
  expect(text(play(named, ['privasi']))).toMatch(/pelindungan data: Maria Lencau, 0552 21234, pdp@kaltara\.test/)
  expect(stated.state?.step.kind).toBe('declaration')
  expect(play(sms, ['ya'], stated.state).effects).toMatchObject([{ kind: 'submit' }])
})

test('takes an application in from a telephone of another country, without its number', () => {
  const brunei = testContext({ contact: { phone: '+6738123456' } })
  const line = `KTP#${nik}#${kk}#BUDI SANTOSO#LONG BAWAN#KRAYAN#HILANG`
  const sent = play(brunei, [line, 'kirim dulu', 'ya', 'ya'])
  expect(sent.effects).toMatchObject([{ kind: 'submit', submission: { applicant: { name: 'BUDI SANTOSO' } } }])
  expect(JSON.stringify(sent.effects)).not.toContain('+673')
})

describe('shared telephones', () => {
  const shared = testContext({ identifiersByLink: true })
  it('never ask, keep or repeat a NIK; what was said is sent without them, or goes along with a link', () => {
    const played = play(shared, [`KTP#${nik}#${kk}#BUDI SANTOSO#LONG BAWAN#KRAYAN#REKAM`, `nik saya ${nik}`])
    expect(JSON.stringify(played.state)).not.toContain(nik)
    expect(played.lines.filter((line) => !line.startsWith('>')).join()).not.toContain(nik)
    expect(text(played)).toContain('jangan tulis NIK')
    const linked = play(shared, ['tautan'], played.state)
    expect(linked.effects.map(({ kind }) => kind)).toEqual(['draft', 'link'])
    expect(linked.effects[0]).toMatchObject({ missing: expect.arrayContaining(['@nik', '@kkNumber']) })
    const sent = play(shared, ['1', 'kirim dulu', 'ya', 'ya'], played.state)
    expect(sent.effects).toMatchObject([{ kind: 'submit', submission: { restFollows: true } }])
    expect(JSON.stringify(sent.effects)).not.toContain(nik)
  })
})

describe('a correction', () => {
  const birth = definitionOf('AK-LAHIR')
  const answers = exampleAnswers('AK-LAHIR', 3, { today: '2026-06-30' })
  const request = {
    reference: 'application-1',
    fields: ['mother.name', 'witnesses.1.nik'],
    attachments: ['familyCard'],
    note: 'Balas dengan foto KK yang jelas.',
    answers,
  }

  it('asks exactly its fields and files and sends them', () => {
    const begin = startCorrection(whatsapp, newDialogue('id'), birth, request)
    expect(begin?.replies[0]?.text).toMatch(/Balas dengan foto KK yang jelas\.[\s\S]*Nama ibu/)
    const played = play(whatsapp, ['Siti Aminah', nik, photo('kk-1', 'kk-2'), 'selesai', 'ya'], begin?.state)
    expect(played.effects).toEqual([
      {
        kind: 'correct',
        reference: 'application-1',
        applicant: expect.anything(),
        answers: expect.objectContaining({ mother: expect.objectContaining({ name: 'Siti Aminah' }) }),
        attachments: [
          { requirement: 'familyCard', uploadId: 'kk-1' },
          { requirement: 'familyCard', uploadId: 'kk-2' },
        ],
      },
    ])
  })

  it('may ask whose application it is, and asks nothing else of it', () => {
    const asked = { ...request, fields: ['applicant.nik', 'applicant.name'], attachments: [] }
    const begin = startCorrection(sms, newDialogue('id'), birth, asked)
    const played = play(sms, ['Maria Lawing', nik, 'ya'], begin?.state)
    expect(played.effects).toMatchObject([{ kind: 'correct', applicant: { name: 'Maria Lawing', nik } }])
    const onShared = testContext({ identifiersByLink: true })
    expect(startCorrection(onShared, newDialogue('id'), birth, asked)).toBeUndefined()
  })

  it('that is not whole is not sent, says so, and keeps what was answered until it is', () => {
    const begin = startCorrection(whatsapp, newDialogue('id'), birth, { ...request, fields: ['mother.name'] })
    const reviewed = play(whatsapp, ['Siti Aminah', 'nanti'], begin?.state)
    expect(reviewed.last?.text).toContain('Belum bisa dikirim, masih kurang:')
    expect(reviewed.last?.choices?.[0]?.title).toBe('Lengkapi sekarang')
    const held = play(whatsapp, ['ya'], reviewed.state)
    expect(held.effects).toEqual([])
    expect(text(held)).toContain('belum kami kirim')
    expect(text(held)).toContain('https://contoh.id/lacak')
    expect(text(held)).not.toContain('perbaikan Anda kami kirim')
    expect(held.state?.step).toMatchObject({ key: 'file:familyCard' })
    const sent = play(whatsapp, [photo('kk'), 'selesai', 'ya'], held.state)
    expect(sent.effects).toMatchObject([
      { kind: 'correct', answers: { mother: { name: 'Siti Aminah' } }, attachments: [{ uploadId: 'kk' }] },
    ])
    expect(text(sent)).toContain('perbaikan Anda kami kirim')
  })

  it('by SMS asks the answers, says where the papers are brought, and sends the answers that they follow', () => {
    const begin = startCorrection(sms, newDialogue('id'), birth, { ...request, fields: ['mother.name'] })
    expect(begin?.replies[0]?.text).toMatch(
      /Balas dengan foto KK yang jelas\.[\s\S]*Berkas \([^)]*\) tidak bisa dikirim lewat SMS: bawa[\s\S]*kantor desa[\s\S]*Nama ibu/,
    )
    const sent = play(sms, ['Siti Aminah', 'ya'], begin?.state)
    expect(sent.effects).toMatchObject([
      { kind: 'correct', papersFollow: true, answers: { mother: { name: 'Siti Aminah' } }, attachments: [] },
    ])
    expect(startCorrection(sms, newDialogue('id'), birth, { ...request, fields: [] })).toBeUndefined()
  })

  it('that is begun once more goes on with what was answered, and lies nowhere twice', () => {
    const begin = startCorrection(whatsapp, newDialogue('id'), birth, request)
    const answered = play(whatsapp, ['Siti Aminah'], begin?.state)
    const again = startCorrection(whatsapp, answered.state ?? newDialogue('id'), birth, request)
    expect(again?.state.application).toEqual(answered.state?.application)
    expect(again?.state.aside).toBeUndefined()
    const other = startCorrection(whatsapp, again?.state ?? newDialogue('id'), birth, { ...request, note: 'Lain.' })
    expect(other?.state.application?.correction?.mended).toEqual([])
    expect(other?.state.aside).toBeUndefined()
  })

  it('with identifiers is not asked for on a shared telephone', () => {
    const asked = { ...request, fields: ['mother.name', 'witnesses.1.nik'], attachments: [] }
    expect(startCorrection(testContext({ identifiersByLink: true }), newDialogue('id'), birth, asked)).toBeUndefined()
  })

  it('lays an application under way aside and comes back to it', () => {
    const open = play(whatsapp, begun).state ?? newDialogue('id')
    const begin = startCorrection(whatsapp, open, birth, { ...request, fields: [], attachments: ['familyCard'] })
    const done = play(whatsapp, [photo('kk'), 'selesai', 'ya'], begin?.state)
    expect(done.effects.map(({ kind }) => kind)).toEqual(['correct'])
    expect(text(play(whatsapp, ['lanjut'], done.state))).toContain('Nomor KK')
    expect(done.state?.application?.applicant).toEqual({ name: 'Budi Santoso', nik })
  })

  it('of nothing the channel can ask is refused, so that a link is sent', () => {
    expect(startCorrection(sms, newDialogue('id'), birth, { ...request, fields: ['no.field'] })).toBeUndefined()
  })
})

describe('the survey', () => {
  const begin = startSurvey(whatsapp, newDialogue('id'), { reference: 'application-1', serviceTitle: 'KIA' })

  const nine = ['4', '4', '3', '4', '4', '4', 'Sangat sopan dan ramah', '4', '2']

  it.each(['whatsapp', 'sms', 'email'] as const)('asks by %s in the full words of the regulation', (channel) => {
    const context = testContext({ channel })
    const first = startSurvey(context, newDialogue('id'), { reference: 'application-1', serviceTitle: 'KIA' })
    const { lines } = play(context, nine.slice(0, -1), first.state)
    const said = [...first.replies.map(({ text }) => text), ...lines].join('\n')
    for (const [index, { id, question }] of surveyElements.entries())
      expect(said).toContain(`${index + 1}/9 ${question.id}: ${surveyFormOf(id).asked.id}`)
  })

  it('asks who answers, each of it to be skipped, and keeps what was said', () => {
    const asked = play(whatsapp, nine, begin.state)
    expect(asked.last?.text).toMatch(/Empat pertanyaan singkat tentang Anda, tanpa nama[\s\S]*Jenis kelamin\?/)
    expect(asked.last?.choices?.map(({ title }) => title)).toEqual(['Perempuan', 'Laki-laki', 'Lewati'])
    const stated = play(whatsapp, ['1', 'lewati', 'entahlah', 'SMP', '5', 'selesai'], asked.state)
    expect(stated.lines.join('\n')).toContain('Balas dengan angka pilihan, atau LEWATI.')
    expect(stated.effects).toMatchObject([
      { kind: 'survey', respondent: { sex: 'female', education: 'lower_secondary', occupation: 'farmer_fisher' } },
    ])
    const [silent] = play(whatsapp, ['lewati', 'lewati', 'lewati', 'lewati', 'selesai'], asked.state).effects
    expect(silent).not.toHaveProperty('respondent')
    expect(play(whatsapp, ['selesai'], asked.state).effects).toMatchObject([{ kind: 'survey', scores: { U9: 2 } }])
    expect(play(whatsapp, ['lewati'], begin.state).last?.choices?.[0]?.id).toBe('score:U1:1')
  })

  it('is nine taps, who answers, and a comment', () => {
    const played = play(whatsapp, [...nine, '3', '7', '8', '9', 'Terima kasih'], begin.state)
    expect(played.effects).toEqual([
      {
        kind: 'survey',
        reference: 'application-1',
        scores: { U1: 4, U2: 4, U3: 3, U4: 4, U5: 4, U6: 4, U7: 4, U8: 4, U9: 2 },
        comment: 'Terima kasih',
      },
    ])
  })

  it.each([['4 4 3 4 4', '4432'], ['4,4,3,4,4,4,4,3,2'], ['443444432']])(
    'takes several scores written at once, in the order of the questions: %s',
    (...lines) => {
      const played = play(testContext({ channel: 'sms' }), lines, begin.state)
      expect(Object.values(played.state?.survey?.scores ?? {}).join('')).toBe(lines.join('').replace(/\D/g, ''))
      expect(played.last?.text).toContain('Jenis kelamin?')
    },
  )

  it('goes back by KEMBALI, question by question, also from who answers', () => {
    const context = testContext({ channel: 'sms' })
    const typed = play(context, ['4', '1', 'kembali'], begin.state)
    expect(typed.last?.text).toContain('2/9')
    expect(play(context, ['4', '1', 'kembali', '3'], begin.state).state?.survey?.scores).toEqual({ U1: 4, U2: 3 })
    const asked = play(context, ['443444432', '1', 'lewati', 'kembali', 'kembali', 'kembali'], begin.state)
    expect(asked.last?.text).toContain('9/9')
    expect(play(context, ['kembali'], begin.state).last?.text).toContain('1/9')
  })

  it('takes none of more scores than there are questions, and asks for what it can take', () => {
    const { state, last, lines } = play(testContext({ channel: 'sms' }), ['4 4 3 4 4 4 4 3 2 1'], begin.state)
    expect(state?.survey?.scores).toEqual({})
    expect(lines.join('\n')).toContain('Balas dengan angka 1 sampai 4')
    expect(last?.text).toContain('1/9')
  })

  it('may be stopped at any time without harm', () => {
    const open = play(whatsapp, begun).state ?? newDialogue('id')
    const stopped = play(
      whatsapp,
      ['4', 'batal'],
      startSurvey(whatsapp, open, { reference: 'a', serviceTitle: 'KIA' }).state,
    )
    expect(stopped.effects).toEqual([])
    expect(stopped.state?.application?.applicant.name).toBe('Budi Santoso')
  })
})

describe('the receipt', () => {
  it.each(languageCodes)('carries number, PIN and what comes next (%s)', (language) => {
    const reply = receiptReply(
      definitionOf('KK-UBAH'),
      { trackingNumber: 'SPL-0000-0000-0000', pin: '123456', dueAt: '2026-07-14T00:00:00Z' },
      language,
      'whatsapp',
    )
    expect(reply.text).toContain('SPL-0000-0000-0000')
    expect(reply.text).toContain('123456')
    expect(reply.text).toContain('14 Jul')
  })
})

test.each(['whatsapp', 'sms'] as const)('takes a number called by its name where that is asked, by %s', (channel) => {
  const asked = play(testContext({ channel }), [
    { kind: 'choice', id: 'begin:KTP-GANTI' },
    'Budi Santoso',
    'nik saya 6503051708909901',
    'KK 6503050101209901',
  ])
  expect(asked.state?.application?.applicant).toMatchObject({ nik: '6503051708909901', kkNumber: '6503050101209901' })
})
