import { describe, expect, it, test } from 'vitest'
import { exampleApplication } from '../examples'
import { findDefinition } from '../services/definitions'
import { startCompletion } from './completion'
import { stepDialogue } from './dialogue'
import { newDialogue } from './state'
import { photo, play, testContext } from './testing'

const whatsapp = testContext()
const nik = '6503051708909901'
const kk = '6503050101209901'
const other = '6503055708909902'
const begin = (code: string) => ({ kind: 'choice' as const, id: `begin:${code}` })
const text = (played: ReturnType<typeof play>) => played.last?.text ?? ''
const birth = findDefinition('AK-LAHIR')
if (!birth) throw new Error('No AK-LAHIR')

describe('an answer given before is corrected by what it is called', () => {
  const begun = play(whatsapp, [begin('KTP-GANTI'), 'Budi Santoso', nik])

  it.each([
    `NIK salah, yang benar ${other}`,
    `maaf nik saya salah ketik, yang benar ${other}`,
    `nik pemohon seharusnya ${other}`,
    `UBAH NIK ${other}`,
    `ganti nik pemohon menjadi ${other}`,
    `salah tulis nik, harusnya ${other}`,
  ])('%s', (said) => {
    const corrected = play(whatsapp, [said], begun.state)
    expect(corrected.state?.application?.applicant.nik).toBe(other)
    expect(text(corrected)).toContain(`dari ${nik} menjadi ${other}`)
    expect(corrected.state?.step).toMatchObject({ key: '@kkNumber' })
  })

  it.each([
    'nama saya salah, yg benar Anton Labo Pasang',
    'benar pak, tapi namanya kurang, yang benar Anton Labo Pasang',
    'namanya kurang tepat pak, seharusnya Anton Labo Pasang ya pak',
    'my name is wrong, it should be Anton Labo Pasang',
    'the name should be Anton Labo Pasang',
    'UBAH 1 Anton Labo Pasang',
    'ubah no 1 Anton Labo Pasang saja',
    'ubah nomor 1 jadi Anton Labo Pasang',
  ])('%s', (said) => {
    expect(play(whatsapp, [said], begun.state).state?.application?.applicant.name).toBe('Anton Labo Pasang')
  })

  it.each(['benar pak, tapi namanya kurang', 'nama saya kurang satu huruf pak', 'namanya salah pak', 'ubah no 1 pak'])(
    'is asked where what it should be is not said: %s',
    (said) => {
      const asked = play(whatsapp, [said], begun.state)
      expect(asked.state?.application?.applicant.name).toBe('Budi Santoso')
      expect(text(asked)).toContain('Jawaban sekarang: Budi Santoso')
    },
  )

  it('is of the person whom somebody writes for', () => {
    const forOther = play(whatsapp, ['ktp nenek saya hilang', 'mulai', 'Dayang Siti'])
    const corrected = play(whatsapp, ['nama nenek salah, yg benar Dayang Sitti binti Latif'], forOther.state)
    expect(corrected.state?.application?.applicant.name).toBe('Dayang Sitti binti Latif')
    expect(text(play(whatsapp, ['nama nenek salah'], forOther.state))).toContain('Jawaban sekarang: Dayang Siti')
  })

  it('by a number that no answer has changes no other', () => {
    const none = play(whatsapp, ['ubah no 9 Rahman saja'], begun.state)
    expect(text(none)).toContain('Nomornya dari 1 sampai 2')
    expect(none.state?.application).toEqual(begun.state?.application)
  })

  it('is asked again where only its name was said, or what was said is none', () => {
    for (const said of ['ubah nama lengkap', 'nama salah'])
      expect(text(play(whatsapp, [said], begun.state))).toContain('Jawaban sekarang: Budi Santoso')
    const refused = play(whatsapp, ['ubah nik 123'], begun.state)
    expect(text(refused)).toMatch(/16 angka[\s\S]*Jawaban sekarang/)
  })

  it('by its number with what it should be, or by its name alone once that is asked', () => {
    const changed = play(whatsapp, ['UBAH 1: Budi Hartono'], begun.state)
    expect(changed.state?.application?.applicant.name).toBe('Budi Hartono')
    const asked = play(whatsapp, ['UBAH', 'Nama lengkap yang punya KTP-el'], begun.state)
    expect(text(asked)).toContain('Jawaban sekarang: Budi Santoso')
    expect(play(whatsapp, ['Ani Lestari'], asked.state).state?.application?.applicant.name).toBe('Ani Lestari')
  })

  it('is asked where it was not given yet', () => {
    expect(play(whatsapp, ['ubah nomor kk'], begun.state).state?.step).toMatchObject({ key: '@kkNumber' })
  })

  it('is nothing where it names no answer given', () => {
    expect(play(whatsapp, ['ubah warna rumah'], begun.state).state?.step).toMatchObject({ key: '@kkNumber' })
  })
})

test('that an answer may follow is said once where it cannot be left out', () => {
  const asked = play(testContext({ channel: 'sms' }), [begin('KTP-GANTI'), 'Budi Santoso', 'lewati'])
  expect(text(asked).match(/Balas NANTI/g)).toHaveLength(1)
})

describe('in the completion of what was sent', () => {
  const { applicant, answers } = exampleApplication('AK-LAHIR', 3, { today: '2026-06-30' })
  const { mother, ...rest } = answers as Record<string, Record<string, string>>
  const { birthPlace: _, ...known } = mother ?? {}
  const { villageCode, name } = applicant
  const going = startCompletion(whatsapp, newDialogue('id'), birth, {
    reference: 'application-1',
    trackingNumber: 'SPL-0000-0000-0000',
    applicant: { name, nik: applicant.nik, kkNumber: kk },
    villageCode,
    presence: {},
    answers: { ...rest, mother: known },
    attachments: [],
  })

  it.each([
    [`NIK ibu salah, yang benar ${other}`, 'mother.nik'],
    [`ubah nik ibu ${other}`, 'mother.nik'],
    [`ubah nik pemohon ${other}`, '@nik'],
  ])('%s', (said, key) => {
    const corrected = play(whatsapp, [said], going?.state)
    expect(corrected.state?.application?.completion?.corrected).toEqual([key])
    expect(text(corrected)).toContain(`menjadi ${other}`)
    expect(corrected.state?.step).toEqual(going?.state.step)
  })

  it('is sent as corrected, and nothing else that was sent is', () => {
    const asked = play(whatsapp, ['ubah nik ibu'], going?.state)
    expect(text(asked)).toContain('Jawaban sekarang')
    let state = play(whatsapp, [other], asked.state).state
    const effects = []
    for (let turn = 0; turn < 20 && state?.application; turn++) {
      const { step } = state
      const said = step.kind !== 'question' ? 'ya' : step.key.startsWith('file:') ? 'nanti' : 'Krayan'
      const next = stepDialogue(whatsapp, state, { kind: 'text', text: said })
      effects.push(...next.effects)
      state = next.state
    }
    expect(effects).toMatchObject([
      { kind: 'supply', corrected: ['mother.nik'], draft: { answers: { mother: { nik: other } } } },
    ])
  })

  it('is begun once: LENGKAPI said again goes on, and BATAL ends it, with nothing left to go on with', () => {
    const answered = play(whatsapp, ['Krayan'], going?.state)
    const again = startCompletion(whatsapp, answered.state ?? newDialogue('id'), birth, {
      reference: 'application-1',
      trackingNumber: 'SPL-0000-0000-0000',
      applicant: { name },
      villageCode,
      presence: {},
      answers: {},
      attachments: [],
    })
    expect(again?.state.application).toEqual(answered.state?.application)
    expect(again?.state.aside).toBeUndefined()
    const gone = play(whatsapp, ['batal'], again?.state)
    expect(text(gone)).toContain('berhenti melengkapi Akta Kelahiran. Permohonan yang sudah dikirim tetap ada')
    expect(text(gone)).not.toContain('Anda belum selesai')
    expect(gone.state).toMatchObject({ step: { kind: 'idle' } })
    expect(gone.state?.application).toBeUndefined()
  })
})

describe('BATAL, then YA', () => {
  it('deletes what was written, and what lies aside is called by its own name', () => {
    const open = play(whatsapp, [begin('KTP-GANTI'), 'Budi Santoso']).state ?? newDialogue('id')
    const going = startCompletion(whatsapp, open, birth, {
      reference: 'application-2',
      trackingNumber: 'SPL-0000-0000-0000',
      applicant: { name: 'Budi Santoso' },
      villageCode: '65.03.05.2041',
      presence: {},
      answers: {},
      attachments: [],
    })
    const gone = play(whatsapp, [nik, 'batal', 'ya'], going?.state)
    expect(text(gone)).toMatch(/untuk Akta Kelahiran dihapus[\s\S]*Anda belum selesai: Penggantian KTP-el/)
    const both = play(whatsapp, ['lanjut', 'batal', 'ya'], gone.state)
    expect(text(both)).toContain('jawaban Anda dihapus')
    expect(text(both)).not.toContain('belum selesai')
    expect(both.state?.application).toBeUndefined()
  })

  it('leaves no copy of what was deleted, wherever it lay', () => {
    const open = play(whatsapp, [begin('KTP-GANTI'), 'Budi Santoso']).state
    const { application } = open ?? {}
    if (!open || !application) throw new Error('Not begun')
    const twice = { ...open, aside: [{ step: { kind: 'resume' as const }, application }] }
    const gone = play(whatsapp, ['batal', 'ya'], twice)
    expect(text(gone)).not.toContain('belum selesai')
    expect(JSON.stringify(gone.state)).not.toContain('Budi')
  })
})

describe('a number of another kind', () => {
  const asked = play(whatsapp, [begin('KTP-GANTI'), 'Budi Santoso', nik])

  it.each(['tdk ada', 'tidak punya', 'gak ada'])('“%s” says that there is no NIK: it follows', (words) => {
    const played = play(whatsapp, ['ktp ilang', 'mulai', 'Budi Santoso', words])
    expect(text(played)).toContain('menyusul: NIK yang punya KTP-el')
    expect(played.state?.step).toMatchObject({ key: '@kkNumber' })
  })

  it('a NIK given as the family card’s is doubted once, and taken when it is said again', () => {
    const doubted = play(testContext({ channel: 'sms' }), [nik], asked.state)
    expect(text(doubted)).toMatch(/^Ini NIK yang punya KTP-el, bukan nomor KK\.[\s\S]*Nomor KK yang punya KTP-el/)
    expect(doubted.state?.application?.applicant.kkNumber).toBeUndefined()
    expect(play(whatsapp, [nik], doubted.state).state?.application?.applicant.kkNumber).toBe(nik)
    expect(play(whatsapp, [kk], doubted.state).state?.application?.applicant.kkNumber).toBe(kk)
  })

  it('so is the family card’s number given as a NIK', () => {
    const back = play(whatsapp, [kk, 'kembali', 'kembali', kk], asked.state)
    expect(text(back)).toContain('Ini nomor KK, bukan NIK')
    expect(back.state?.application?.applicant.nik).toBe(nik)
  })

  it('so is one that holds the stated date of birth', () => {
    const child = play(whatsapp, [begin('KIA')]).state
    const { application } = child ?? {}
    if (!child || !application) throw new Error('Not begun')
    const state = {
      ...child,
      application: { ...application, answers: { child: { birthDate: '2022-03-12' } }, scope: 'all' as const },
      step: { kind: 'question' as const, key: 'child.kkNumber', page: 0 },
    }
    expect(text(play(whatsapp, ['6503055203229901'], state))).toContain('Ini seperti NIK')
    expect(play(whatsapp, [kk], state).state?.application?.answers).toMatchObject({ child: { kkNumber: kk } })
  })
})

describe('a day without its year', () => {
  const december = testContext({ now: new Date('2026-12-01T02:00:00Z') })
  const asking = (code: string, key: string) => {
    const { state } = play(december, [begin(code)])
    if (!state?.application) throw new Error('Not begun')
    const application = { ...state.application, scope: 'all' as const }
    return { ...state, application, step: { kind: 'question' as const, key, page: 0 } }
  }
  const dayOf = (played: ReturnType<typeof play>) => played.state?.application?.answers

  it('is asked for the year alone; of a death this year is offered', () => {
    const asked = play(december, ['12 nopember'], asking('AK-MATI', 'death.deathDate'))
    expect(text(asked)).toMatch(/12 November: tahun berapa\?/)
    expect(asked.last?.choices?.[0]?.title).toBe('12 November 2026')
    expect(dayOf(asked)?.death).toBeUndefined()
    expect(dayOf(play(december, ['2025'], asked.state))).toMatchObject({ death: { deathDate: '2025-11-12' } })
    expect(dayOf(play(december, ['1'], asked.state))).toMatchObject({ death: { deathDate: '2026-11-12' } })
    expect(dayOf(play(december, ['tahun lalu'], asked.state))).toMatchObject({ death: { deathDate: '2025-11-12' } })
    expect(text(play(december, ['2025'], asked.state))).toContain('12 November 2025')
  })

  it('is a birthday too, of which no year is likely, nor of a day to come', () => {
    const asked = play(december, ['12/3'], asking('AK-LAHIR', 'mother.birthDate'))
    expect(text(asked)).toContain('12 Maret: tahun berapa?')
    expect(dayOf(play(december, ['92', '1'], asked.state))).toMatchObject({ mother: { birthDate: '1992-03-12' } })
    const later = play(december, ['24 desember'], asking('AK-MATI', 'death.deathDate'))
    expect(later.last?.choices?.map(({ title }) => title)).toEqual(['Bukan; ketik lagi'])
    expect(play(december, ['31 februari'], asking('AK-MATI', 'death.deathDate')).state?.step).not.toHaveProperty(
      'dayMonth',
    )
  })

  it.each([
    ['kmrn', '2026-11-30'],
    ['Kemarin sore', '2026-11-30'],
    ['hari ini', '2026-12-01'],
    ['3 hari yg lalu', '2026-11-28'],
  ])('“%s” is a day, and said back', (said, date) => {
    const taken = play(december, [said], asking('AK-MATI', 'death.deathDate'))
    expect(dayOf(taken)).toMatchObject({ death: { deathDate: date } })
    expect(text(taken)).toMatch(/Tanggal meninggal: (30 November|1 Desember|28 November) 2026/)
  })
})

describe('somebody who died at home', () => {
  it.each(['kepala desa', 'pak kades', 'lurah', 'kepala desa/lurah'])('is certified by the %s', (said) => {
    const { state } = play(whatsapp, [begin('AK-MATI')])
    if (!state?.application) throw new Error('Not begun')
    const application = { ...state.application, scope: 'all' as const }
    const asked = { ...state, application, step: { kind: 'question' as const, key: 'death.certifiedBy', page: 0 } }
    const { last } = play(whatsapp, ['ulang'], asked)
    expect(last?.text).toContain('Meninggal di rumah tanpa tenaga kesehatan?')
    expect(last?.choices?.map(({ title }) => title)).toContain('Lain: kepala desa/lurah')
    expect(play(whatsapp, [said], asked).state?.application?.answers).toMatchObject({ death: { certifiedBy: '4' } })
  })
})

describe('KIRIM DULU', () => {
  it('leaves the rest for later wherever it is said, once what must be there is', () => {
    const asked = play(whatsapp, [begin('KTP-GANTI'), 'Budi Santoso', 'kirim dulu'])
    expect(text(asked)).toMatch(/Sebelum dikirim, yang ini masih perlu:[\s\S]*Desa/)
    const reviewed = play(whatsapp, ['Long Bawan, Krayan'], asked.state)
    expect(play(whatsapp, ['kirim dulu saja'], reviewed.state).state?.step.kind).toMatch(/review|declaration/)
    const rest = play(whatsapp, [begin('AK-LAHIR'), 'Budi Santoso', nik, kk, 'Andi Saputra', 'kirim dulu'])
    expect(rest.state?.step).toMatchObject({ key: '@village' })
    const sent = play(whatsapp, ['Long Bawan, Krayan', 'kirim dulu', 'kirim dulu', 'ya'], rest.state)
    expect(sent.effects).toMatchObject([{ kind: 'submit', submission: { restFollows: true } }])
  })
})

describe('files sent while a complaint is written', () => {
  it('belong to it alone, also beside an application', () => {
    const open = play(whatsapp, [begin('KTP-GANTI'), 'Budi Santoso', 'pengaduan', '3', photo('a')])
    expect(text(open)).toContain('Berkas disimpan bersama pengaduan ini')
    expect(open.state?.application).toMatchObject({ files: [], unsorted: [] })
    const sent = play(whatsapp, ['Petugas minta uang', photo('b'), 'Liang Butan, Krayan', 'ya'], open.state)
    expect(sent.effects).toMatchObject([{ kind: 'complaint', words: 'Petugas minta uang', files: ['a', 'b'] }])
  })

  it('go with the words beside them', () => {
    const captioned = {
      kind: 'files' as const,
      files: [{ id: 'c', contentType: 'image/jpeg' }],
      caption: 'Ini kuitansinya',
    }
    const played = play(whatsapp, ['pengaduan', '3', captioned])
    expect(played.state?.step).toMatchObject({ kind: 'complaint', words: 'Ini kuitansinya', files: ['c'] })
  })
})
