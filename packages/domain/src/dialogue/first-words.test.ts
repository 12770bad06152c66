import { describe, expect, it, it as test } from 'vitest'
import { play, testContext } from './testing'

const now = new Date('2026-12-01T02:00:00Z')
const whatsapp = testContext({ now })
const nik = '6503051708909901'
const other = '6503055708909902'
const kk = '6503050101209901'
const begin = (code: string) => ({ kind: 'choice' as const, id: `begin:${code}` })
const text = (played: ReturnType<typeof play>) => played.last?.text ?? ''
const stated = (words: string, code: string, context = whatsapp) => play(context, [words, begin(code)])

describe('what the first message plainly tells', () => {
  const death = `lapor kakek saya Laban meninggal 12 november 2026 di rumah, nik saya ${nik}, kk saya ${kk}, desa Long Bawan kec Krayan`

  it('is taken, said when the form begins, and not asked again', () => {
    const played = stated(death, 'AK-MATI')
    expect(played.state?.application).toMatchObject({
      applicant: { nik, kkNumber: kk },
      villageCode: '65.03.05.2041',
      answers: { death: { deathDate: '2026-11-12' } },
    })
    expect(text(played)).toMatch(
      /^Yang kami catat:\nNIK pemohon: 6503051708909901\nNomor KK pemohon: [\s\S]*Tanggal meninggal: 12 November 2026[\s\S]*Long Bawan, Kec\. Krayan[\s\S]*Balas UBAH/,
    )
    expect(play(whatsapp, ['Markus Padan'], played.state).state?.step).toMatchObject({ key: 'deceased.name' })
  })

  it('is understood by SMS and by e-mail too', () => {
    for (const channel of ['sms', 'email'] as const) {
      const played = stated(death, 'AK-MATI', testContext({ now, channel }))
      expect(played.state?.application?.applicant.nik).toBe(nik)
      expect(text(played)).toContain('Yang kami catat:')
      expect(text(played)).not.toMatch(/^NIK pemohon: $/m)
    }
  })

  it('is corrected by UBAH, with the number or what it is called', () => {
    const begun = stated(death, 'AK-MATI')
    const list = play(whatsapp, ['ubah'], begun.state)
    expect(text(list)).toMatch(/1\. NIK pemohon: 6503051708909901[\s\S]*Nomor berapa yang diubah/)
    expect(text(play(whatsapp, ['1'], list.state))).toContain('Jawaban sekarang: 6503051708909901')
    const named = play(whatsapp, ['ubah tanggal meninggal 13-11-2026'], begun.state)
    expect(named.state?.application?.answers.death).toMatchObject({ deathDate: '2026-11-13' })
    expect(text(named)).toContain('dari 12 November 2026 menjadi 13 November 2026')
  })

  it('is forgotten once it was used, when something else is asked for, and when it is cancelled', () => {
    expect(stated(death, 'AK-MATI').state?.firstWords).toBeUndefined()
    expect(stated(death, 'KTP-GANTI').state?.application?.applicant.nik).toBeUndefined()
    expect(play(whatsapp, [death, 'batal']).state?.firstWords).toBeUndefined()
  })

  it('is not looked at where identifiers are asked by link', () => {
    const shared = testContext({ now, identifiersByLink: true })
    const played = stated(death, 'AK-MATI', shared)
    expect(JSON.stringify(played.state)).not.toContain(nik)
    expect(played.state?.application?.answers).toMatchObject({ death: { deathDate: '2026-11-12' } })
  })
})

describe('a choice of the form', () => {
  const answersOf = (words: string, code: string) => stated(words, code).state?.application?.answers
  it.each([
    ['ktp ilang', 'KTP-GANTI', { request: { cause: 'C1' } }],
    ['KTP saya patah', 'KTP-GANTI', { request: { cause: 'C2' } }],
    ['ktp mau ganti foto', 'KTP-GANTI', { request: { cause: 'IVB' } }],
    ['nama di ktp salah huruf', 'KTP-GANTI', { request: { cause: 'IVB' } }],
    ['ktp hilang mau ganti yang baru', 'KTP-GANTI', { request: { cause: 'C1' } }],
    ['ktp tidak hilang tapi rusak', 'KTP-GANTI', { request: { cause: 'C2' } }],
    ['kk sobek dimakan rayap', 'KK-GANTI', { request: { cause: 'C2' } }],
    ['kia hilang', 'KIA', { request: { kind: 'B1' } }],
    ['akta lahir saya ilang', 'TERBIT2', { certificate: { reasonKind: '1', certificateKind: '1' } }],
    ['anak saya 17 tahun mau bikin ktp', 'KTP-BARU', { person: { ground: '1' } }],
  ])('that “%s” makes is taken, in whatever words', (words, code, answers) => {
    expect(answersOf(words, code)).toEqual(answers)
  })

  it('is said back, asked no more, and may be changed', () => {
    const begun = stated('ktp ilang', 'KTP-GANTI')
    expect(text(begun)).toMatch(/^Yang kami catat:\nApa yang terjadi[^\n]*Hilang[\s\S]*Balas UBAH/)
    const whole = play(whatsapp, ['Markus Padan', nik, kk, 'Long Bawan, Krayan'], begun.state)
    expect(whole.state?.step).not.toMatchObject({ key: 'request.cause' })
    const changed = play(whatsapp, ['ubah apa yang terjadi: rusak'], begun.state)
    expect(changed.state?.application?.answers).toEqual({ request: { cause: 'C2' } })
  })

  it.each([
    ['ktp hilang dan rusak', 'KTP-GANTI'],
    ['ktp saya tidak hilang', 'KTP-GANTI'],
    ['anak lahir, tidak punya buku nikah', 'AK-LAHIR'],
    ['lapor anak lahir di rumah, saya petani', 'AK-LAHIR'],
    ['kami baru menikah mau kk sendiri', 'KK-BARU'],
    ['saya WNA punya ITAP mau ktp', 'KTP-OA'],
    ['mau pindah sama istri dan anak', 'SKP'],
  ])('is not guessed of “%s”', (words, code) => {
    expect(answersOf(words, code)).toEqual({})
  })
})

describe('one’s own name', () => {
  it.each([
    ['Nama saya Budi Santoso, ktp ilang', 'Budi Santoso'],
    ['nama saya yohanes lencau mau bikin ktp yang hilang', 'yohanes lencau'],
    ['My name is John Doe. My id card is lost', 'John Doe'],
  ])('is taken of “%s” and said back, and leads to no change of names', (words, name) => {
    const played = play(testContext({ now, channel: 'email' }), [words, '1'])
    expect(played.state?.application).toMatchObject({ serviceCode: 'KTP-GANTI', applicant: { name } })
    expect(text(played)).toContain(name)
    expect(text(played)).toMatch(/UBAH|CHANGE/)
  })

  it('is the helper’s where the card is somebody else’s', () => {
    const { application } = stated('ktp nenek saya hilang, nama saya Andi Baso', 'KTP-GANTI').state ?? {}
    expect(application).toMatchObject({ applicant: {}, assistedBy: { applicantIs: 'nenek', name: 'Andi Baso' } })
  })

  it('is none where something is wrong with it', () => {
    expect(stated('nama saya salah di ktp', 'KTP-GANTI').state?.application?.applicant).toEqual({})
  })
})

test.each([
  ['kk saya hilang di krayan', 'KK-GANTI', '65.03.05'],
  ['KK rusak, saya tinggal di kecamatan Krayan Selatan', 'KK-GANTI', '65.03.07'],
  ['anak saya lahir di desa Long Bawan, Krayan', 'AK-LAHIR', undefined],
  ['mau pindah ke Krayan', 'SKP', undefined],
])('the place named in passing in “%s” is offered first', (words, code, place) => {
  expect(stated(words, code).state?.application?.suggested?.['@village']).toBe(place)
})

test('a village that is called otherwise is asked where it is asked, whatever comes before', () => {
  const begun = stated('ktp ilang di desa Long Midang', 'KTP-GANTI')
  const asked = play(whatsapp, ['Markus Padan', nik, kk], begun.state)
  expect(asked.state?.step).toMatchObject({ key: '@village', options: expect.arrayContaining(['65.03.05.2044']) })
  expect(text(asked)).toContain('Yang mana yang dimaksud?')
})

test('numbers that tell who somebody is lead to no other service', () => {
  const codesOf = (said: string) => {
    const { step } = play(whatsapp, [said]).state ?? {}
    return step?.kind === 'services' ? step.codes : step?.kind === 'intro' ? [step.code] : []
  }
  expect(codesOf(`lapor kakek saya Laban meninggal 12 november di rumah, nik saya ${nik}, kk kami ${kk}`)[0]).toBe(
    'AK-MATI',
  )
  expect(codesOf(`KTP saya hilang nik: ${nik} hp 081230019901`)[0]).toBe('KTP-GANTI')
  expect(codesOf('saya belum punya nik')[0]).toBe('BIO-WNI')
})

describe('never guessed', () => {
  it('a NIK that may be of either is offered first where it is asked, and once used no more', () => {
    const played = stated(`nenek saya meninggal tgl 12-11-2026, nik ${nik}`, 'AK-MATI')
    expect(played.state?.application?.applicant.nik).toBeUndefined()
    const asked = play(whatsapp, ['Markus Padan'], played.state)
    expect(asked.state?.step).toMatchObject({ key: '@nik' })
    expect(asked.last?.choices?.[0]?.title).toBe(nik)
    const chosen = play(whatsapp, ['1'], asked.state)
    expect(chosen.state?.application?.applicant.nik).toBe(nik)
    expect(play(whatsapp, [kk], chosen.state).last?.choices?.map(({ title }) => title) ?? []).not.toContain(nik)
  })

  it('the NIK of somebody else is nobody’s but theirs', () => {
    const played = stated(`ayah saya meninggal 12-11-2026 nik almarhum ${other}`, 'AK-MATI')
    expect(played.state?.application?.applicant.nik).toBeUndefined()
    expect(played.state?.application?.answers).toMatchObject({ deceased: { nik: other } })
    for (const owner of ['ibu', 'ibu saya', 'istri saya'])
      expect(
        JSON.stringify(stated(`anak saya lahir 20-11-2026, nik ${owner} ${other}`, 'AK-LAHIR').state?.application),
      ).not.toContain(other)
  })

  it('a birthday is no day of death, two days are none, and none is to come', () => {
    const dayOf = (words: string) => stated(words, 'AK-MATI').state?.application?.answers.death
    expect(dayOf('kakek lahir 17-8-1940 meninggal 12-11-2026')).toMatchObject({ deathDate: '2026-11-12' })
    expect(dayOf('kakek meninggal, lahir 17-8-1940')).toBeUndefined()
    expect(dayOf('kakek meninggal 12-11-2026, nenek meninggal 13-11-2026')).toBeUndefined()
    expect(dayOf('kakek meninggal 12-12-2026')).toBeUndefined()
  })

  it.each(['kemarin', '12 nopember'])('“%s” is offered as the day, not taken', (day) => {
    const played = stated(`kakek saya meninggal ${day}`, 'AK-MATI')
    expect(played.state?.application?.answers.death).toBeUndefined()
    expect(played.state?.application?.suggested?.['death.deathDate']).toMatch(/^2026-11-(30|12)$/)
    const asked = play(whatsapp, ['Markus Padan', nik, kk, 'Long Bawan, Krayan', 'Laban Padan', 'lewati'], played.state)
    expect(asked.state?.step).toMatchObject({ key: 'death.deathDate' })
    expect(asked.last?.choices?.[0]?.title).toMatch(/^(30|12) November 2026$/)
  })
})

test('a stillbirth’s day and the village that is named are offered where they are asked', () => {
  const played = stated('bayi kami lahir mati di Long Bawan kemarin', 'LAHIRMATI')
  expect(played.state?.application?.suggested).toEqual({
    '@village': '65.03.05.2041',
    'stillbirth.stillbirthDate': '2026-11-30',
  })
  const asked = play(whatsapp, ['Markus Padan', nik, kk], played.state)
  expect(asked.state?.step).toMatchObject({ key: '@village' })
  expect(asked.last?.choices?.[0]?.title).toBe('Long Bawan, Kec. Krayan')
  expect(play(whatsapp, ['1'], asked.state).state?.application?.villageCode).toBe('65.03.05.2041')
})

test.each(['ktp saya hilang di pasar', 'kakek meninggal di rumah sakit', 'anak lahir di sungai'])(
  'no village is understood in “%s”',
  (words) => {
    expect(stated(words, 'KTP-GANTI').state?.application?.suggested?.['@village']).toBeUndefined()
  },
)

describe('an event in Sabah', () => {
  it('is not asked whether it was one’s own birth, and its kind is known', () => {
    const begun = play(whatsapp, ['anak saya lahir di Tawau', '1', 'mulai'])
    expect(text(begun)).toContain('Peristiwa apa? Kelahiran')
    expect(begun.state?.application?.answers).toMatchObject({ foreignEvent: { eventKind: '1' } })
    const { application } = begun.state ?? {}
    if (!begun.state || !application) throw new Error('Not begun')
    const everything = { ...begun.state, application: { ...application, scope: 'all' as const } }
    const asked: string[] = []
    let state: typeof begun.state = everything
    for (let turn = 0; turn < 40 && state.step.kind === 'question'; turn++) {
      const { key } = state.step
      asked.push(key)
      const said = key === '@name' ? 'Markus Padan' : key === '@village' ? 'Long Bawan, Krayan' : 'nanti'
      state = play(whatsapp, [said], state).state ?? state
    }
    expect(asked).toContain('person.name')
    expect(asked).not.toContain('person.isApplicant')
  })

  it('is understood by its word where it was asked what happened', () => {
    const asked = play(whatsapp, ['saya di Tawau'])
    for (const [word, event] of [
      ['Kelahiran', 'lahir'],
      ['kematian', 'meninggal'],
    ])
      expect(play(whatsapp, [word ?? ''], asked.state).state?.step).toMatchObject({ kind: 'case', event })
  })
})
