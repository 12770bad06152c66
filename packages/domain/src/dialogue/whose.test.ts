import { describe, expect, it } from 'vitest'
import { definitions } from '../services/definitions'
import { holderOf } from '../services/own-document'
import { startCompletion } from './completion'
import { photo, play, testContext } from './testing'
import { otherStated } from './whose'

const whatsapp = testContext()
const sms = testContext({ channel: 'sms' })
const nik = '6503055708909902'
const kk = '6503050101209901'
const begin = (code: string) => ({ kind: 'choice' as const, id: `begin:${code}` })
const text = (played: ReturnType<typeof play>) => played.last?.text ?? ''
const submissionOf = (played: ReturnType<typeof play>) => {
  const [effect] = played.effects
  if (effect?.kind !== 'submit') throw new Error(played.lines.join('\n'))
  return effect.submission
}

describe('for whom a first message is', () => {
  it.each([
    ['ktp nenek saya hilang di sungai', 'nenek'],
    ['ibu saya lumpuh mau rekam ktp di rumah', 'ibu'],
    ['KTP punya tetangga saya jatuh ke laut', 'tetangga'],
    ['mau urus ktp untuk orang tua saya', 'orang tua'],
    ['bikin ktp buat adik saya', 'adik'],
    ['dompet istri saya dicuri, ktpnya ikut hilang', 'istri'],
    ['kk mertua saya rusak kena banjir', 'mertua'],
    ['suami saya belum rekam ktp, saya mau bantu', 'suami'],
    ['ktpnya nenek patah', 'nenek'],
    ['my grandmother lost her id card', 'grandmother'],
    ['atas nama kakek saya, KTP rusak', 'kakek'],
  ])('%s', (said, who) => {
    expect(otherStated(said)).toBe(who)
  })

  it.each([
    'ktp saya hilang',
    'KTP saya hilang di rumah nenek saya',
    'selamat pagi bapak, ktp hilang',
    'pagi ibu mau bikin ktp',
    'ktp saya dan istri saya hilang',
    'saya ikut suami saya pindah, ktp hilang',
    'kata ibu saya ktp bisa rekam di desa',
    'ktpku patah',
    'sy mau bikin ktp, ibu saya sudah punya',
    'I lost my id card',
  ])('the writer, or not told: %s', (said) => {
    expect(otherStated(said)).toBeUndefined()
  })
})

describe('a document of one’s own, asked for by somebody else', () => {
  it.each([
    ['WhatsApp', whatsapp, ['hilang', 'kirim dulu']],
    ['SMS', sms, ['hilang']],
  ])(
    'by %s it is understood in the first words, asked of that person, and the writer is kept as who helped',
    (_, context, last) => {
      const begun = play(context, ['ktp nenek saya hilang di sungai', 'mulai'])
      expect(text(begun)).toMatch(/^Untuk nenek, bukan Anda sendiri[\s\S]*Nama lengkap yang punya KTP-el/)
      const asked = play(context, ['Maria Dogon', nik, kk, 'Long Bawan, Krayan'], begun.state)
      expect(text(asked)).toContain('Nama Anda yang membantu')
      const reviewed = play(context, ['Andi Baso', ...last], asked.state)
      expect(text(reviewed)).toMatch(/Untuk: Maria Dogon \(nenek\)[\s\S]*Nama Anda yang membantu: Andi Baso/)
      const sent = submissionOf(play(context, ['ya', 'ya'], reviewed.state))
      expect(sent.applicant).toMatchObject({ name: 'Maria Dogon', nik, kkNumber: kk })
      expect(sent.assistedBy).toEqual({
        relation: 'family',
        authority: 'none',
        name: 'Andi Baso',
        phone: '+6281234567890',
      })
    },
  )

  it.each([
    ['WhatsApp', whatsapp],
    ['SMS', sms],
  ])('by %s the name of who helps is not put off to a day on which nobody asks it', (_, context) => {
    const asked = play(context, ['ktp nenek saya hilang', 'mulai', 'Maria Dogon', nik, kk, 'Long Bawan, Krayan'])
    expect(asked.state?.step).toMatchObject({ key: '@helper' })
    for (const words of ['nanti', 'belum tahu', 'lewati']) {
      const left = play(context, [words], asked.state)
      expect(text(left), words).not.toContain('menyusul')
      expect(left.state?.step, words).toMatchObject({ key: '@helper' })
    }
  })

  it('is said of whoever owns the card, too', () => {
    const played = play(whatsapp, ['ktp ilang', 'mulai', 'nenek sy yg punya ktp'])
    expect(played.state?.application?.assistedBy).toMatchObject({ applicantIs: 'nenek' })
  })

  it('every such service names whose data it asks, and lets say that it is for another', () => {
    const own = definitions.filter((definition) => holderOf(definition))
    expect(own.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['KTP-BARU', 'KTP-REKAM', 'KTP-GANTI', 'KTP-LD', 'KTP-OA', 'IKD', 'KK-GANTI']),
    )
    for (const { code } of own) {
      const begun = play(whatsapp, [begin(code)])
      expect(text(begun), code).toMatch(/^Nama lengkap yang /)
      const said = begun.last?.choices?.map(({ title }) => title) ?? []
      expect(said, code).toContain('Untuk orang lain')
      const other = play(whatsapp, ['Untuk orang lain'], begun.state)
      expect(text(other), code).toMatch(/Siapa yang mengisi\?/)
      expect(play(whatsapp, ['Keluarga yang membantu'], other.state).state?.step).toMatchObject({ key: '@name' })
    }
  })

  it('is said at any question: what was told of the writer stays theirs', () => {
    const begun = play(whatsapp, [begin('KTP-GANTI'), 'Andi Baso', '6503051708909901', 'ini untuk ibu saya'])
    expect(begun.state?.application).toMatchObject({
      applicant: {},
      assistedBy: { relation: 'family', applicantIs: 'ibu', name: 'Andi Baso' },
    })
    expect(begun.state?.step).toMatchObject({ key: '@name' })
    expect(text(begun)).toMatch(/^Untuk ibu,/)
  })

  it.each(['bukan saya, nenek saya', 'ini bukan untuk saya, tapi nenek saya', 'nenek saya'])(
    'also to the question for a number: %s',
    (said) => {
      const other = play(sms, [begin('KTP-GANTI'), 'Andi Baso', said])
      expect(text(other)).toMatch(/^Untuk nenek, bukan Anda sendiri/)
      expect(other.state?.application).toMatchObject({ assistedBy: { applicantIs: 'nenek', name: 'Andi Baso' } })
      expect(other.state?.step).toMatchObject({ key: '@name' })
    },
  )

  it.each(['untuk nenek saya', 'nenek saya'])('answers who fills it in: %s', (said) => {
    const asked = play(whatsapp, [begin('KTP-GANTI'), 'Untuk orang lain'])
    expect(asked.state?.step).toMatchObject({ key: '@relation' })
    const other = play(whatsapp, [said], asked.state)
    expect(other.state?.application?.assistedBy).toEqual({ relation: 'family', applicantIs: 'nenek' })
    expect(other.state?.step).toMatchObject({ key: '@name' })
    // A neighbour may be a delegate, or help: that is asked still.
    const neighbour = play(whatsapp, ['untuk tetangga saya'], asked.state)
    expect(neighbour.state?.application?.assistedBy).toEqual({ applicantIs: 'tetangga' })
    expect(text(neighbour)).toMatch(/^Untuk tetangga[\s\S]*Siapa yang mengisi\?/)
  })

  it('what the writer calls their own is not the applicant’s', () => {
    const begun = play(whatsapp, [
      'ktp nenek saya hilang',
      begin('KTP-GANTI'),
      'nama saya Andi Baso, NIK saya 6503051708909901',
    ])
    expect(begun.state?.application).toMatchObject({ applicant: {}, assistedBy: { name: 'Andi Baso' } })
  })

  it('is said at the review and to the form of an e-mail too', () => {
    const email = testContext({ channel: 'email' })
    const form = play(email, ['ktp nenek saya hilang', begin('KTP-GANTI'), 'saya sendiri'])
    expect(form.state?.application?.assistedBy).toBeUndefined()
    expect(text(form)).toContain('Siapa yang mengisi')
    const review = play(sms, [begin('KTP-GANTI'), 'Andi Baso', nik, kk, 'Long Bawan, Krayan', 'hilang'])
    const other = play(sms, ['untuk ibu saya'], review.state)
    expect(other.state?.step).toMatchObject({ key: '@name' })
    expect(play(sms, ['Siti Aminah', nik, kk], other.state).last?.choices?.[0]?.title).toBe('Long Bawan, Kec. Krayan')
  })

  it('is taken back by SAYA SENDIRI, and what was told of the writer is the applicant’s again', () => {
    const stated = play(whatsapp, [begin('KTP-GANTI'), 'Andi Baso', 'untuk orang lain', 'Pemohon sendiri'])
    expect(stated.state?.application?.applicant.name).toBe('Andi Baso')
    expect(stated.state?.step).toMatchObject({ key: '@nik' })
    const begun = play(whatsapp, ['ktp nenek saya hilang', 'mulai', 'saya sendiri'])
    expect(begun.state?.application?.assistedBy).toBeUndefined()
    expect(begun.state?.step).toMatchObject({ key: '@name' })
  })

  it('the writer’s NIK is not the grandmother’s; hers is', () => {
    const stated = (words: string) => play(whatsapp, [words, begin('KTP-GANTI')]).state?.application?.applicant.nik
    expect(stated(`ktp nenek saya hilang, nik saya ${nik}`)).toBeUndefined()
    expect(stated(`ktp nenek saya hilang, nik nenek ${nik}`)).toBe(nik)
    expect(stated(`ktp saya hilang, nik saya ${nik}`)).toBe(nik)
  })

  it('the card of one who is ill is enrolled at that person’s home', () => {
    const begun = play(whatsapp, ['ibu saya lumpuh mau rekam ktp di rumah', 'mulai', 'Siti Aminah'])
    expect(begun.state?.application).toMatchObject({
      applicant: { name: 'Siti Aminah' },
      assistedBy: { relation: 'family' },
    })
  })
})

describe('by power of attorney', () => {
  const begun = play(whatsapp, ['ktp tetangga saya hilang', 'mulai', 'Orang lain yang diberi kuasa'])
  const named = play(whatsapp, ['Maria Dogon', nik, kk, 'Long Bawan, Krayan', 'Andi Baso'], begun.state)
  const all = play(whatsapp, ['6503051708909901', 'tetangga', 'hilang', 'lanjut di sini', 'lewati'], named.state)

  it('the delegate’s NIK and relation are asked, and form F-1.07, which may follow', () => {
    expect(begun.state?.step).toMatchObject({ key: '@name' })
    expect(named.state?.step).toMatchObject({ key: '@helperNik' })
    const asked = all.lines.join('\n')
    expect(asked).toContain('Hubungan Anda dengan pemohon')
    const later = play(whatsapp, ['nanti', 'nanti', 'nanti'], all.state)
    expect(text(later)).toContain('Surat Kuasa')
    const sent = submissionOf(play(whatsapp, ['ya', 'ya'], later.state))
    expect(sent.assistedBy).toMatchObject({ relation: 'delegate', authority: 'F-1.07', kinship: 'tetangga' })
    expect(sent.restFollows).toBe(true)
  })

  it('the form’s photo is asked for by its name, also when what lacks is completed', () => {
    const definition = definitions.find(({ code }) => code === 'KTP-GANTI')
    if (!definition) throw new Error('KTP-GANTI')
    const turn = startCompletion(whatsapp, all.state ?? ({} as never), definition, {
      reference: 'x',
      trackingNumber: 'SPL-0000-0000-0000',
      villageCode: '65.03.05.2041',
      applicant: { name: 'Maria Dogon', nik, kkNumber: kk },
      assistedBy: { relation: 'delegate', name: 'Andi Baso', nik: '6503051708909901', kinship: 'tetangga' },
      presence: {},
      answers: { request: { cause: 'C1' } },
      attachments: [{ requirement: 'policeLossReport', uploadId: 'report' }],
    })
    expect(turn?.state.step).toMatchObject({ key: 'file:delegation' })
    const kept = play(whatsapp, [photo('form'), 'selesai'], turn?.state)
    expect(kept.state?.application?.files).toContainEqual({ requirement: 'delegation', uploadId: 'form' })
  })
})
