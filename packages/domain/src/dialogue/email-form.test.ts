import { describe, expect, it, test } from 'vitest'
import { lackNames } from '../forms/missing'
import { definitions, findDefinition } from '../services/definitions'
import { newApplication } from './application'
import { filledQuote, parseEmailForm, splitForm } from './email-form'
import { emailTemplate } from './email-template'
import { toQuestion } from './flow'
import { withoutClosing } from './mail-answer'
import { allQuestions } from './question'
import { startSurvey } from './start-survey'
import { newDialogue } from './state'
import { photo, play, testContext } from './testing'

const context = testContext({ channel: 'email', contact: { email: 'siti@contoh.id' } })
const childCard = findDefinition('KIA')
if (!childCard) throw new Error('No KIA')

const filled = `Selamat pagi, berikut isiannya.

> Nama lengkap pemohon: Siti Aminah
> NIK pemohon: 6503055708909901
> Desa/kelurahan tempat tinggal: Long Bawan, Krayan
>> NIK anak: 6503051203189902
>> Nama anak : Andi Saputra
No. KK anak: 6503050101209901
Jenis kelamin (Laki-laki / Perempuan): laki laki
Tanggal lahir (17-8-1990): 12 Maret 2018
Anda adalah: ibu
Mengapa perlu KIA: Baru

--
Siti Aminah
Nama anak: Bukan Ini
Dikirim dari HP saya`

describe('a form answered inside the quote', () => {
  it('is read at its depth below the newest instruction; what was said above or before is not', () => {
    const reply = [
      'Terima kasih',
      'Pada Sen, 14 Sep 2026 Kantor menulis:',
      '> NIK anak: NIK terdiri atas 16 angka.',
      '> Isi lalu balas surel ini. Tulis jawaban di belakang titik',
      '> dua.',
      '> NIK anak: 6503051203229902',
      '> Nama anak: ',
      '>> Nama anak: Andi',
      '> --',
      '> Telepon: 0551',
    ].join('\n')
    expect(filledQuote(reply)).toBe('NIK anak: 6503051203229902')
    expect(filledQuote('> Nama anak: Andi')).toBe('')
  })
})

describe('a filled-in e-mail', () => {
  it('is read through quoting, changed order, misspelt labels and a signature', () => {
    const form = parseEmailForm(context, childCard, filled)
    expect(form.problems).toEqual([])
    expect(form.application).toMatchObject({
      applicant: { name: 'Siti Aminah', nik: '6503055708909901' },
      villageCode: '65.03.05.2041',
      answers: {
        child: {
          name: 'Andi Saputra',
          nik: '6503051203189902',
          kkNumber: '6503050101209901',
          sex: '1',
          birthDate: '2018-03-12',
          relation: '2',
        },
      },
    })
  })

  it('is read with English labels too', () => {
    const form = parseEmailForm(context, childCard, 'Child’s name: Andi Saputra\nYou are: the mother')
    expect(form.application.answers).toEqual({ child: { name: 'Andi Saputra', relation: '2' } })
  })

  it('begins the application when it comes out of the blue, with its files', () => {
    const played = play(context, [
      {
        kind: 'files',
        files: [{ id: 'f1', contentType: 'image/jpeg', name: 'kutipan akta kelahiran.jpg' }],
        caption: `Kartu Identitas Anak (KIA)\n${filled}`,
      },
    ])
    expect(played.state?.application).toMatchObject({
      serviceCode: 'KIA',
      applicant: { name: 'Siti Aminah' },
      files: [{ requirement: 'birthCertificate', uploadId: 'f1' }],
    })
  })

  it('asks once who writes, also of whoever writes for themselves', () => {
    const replacing = ['KTP saya hilang', '1', '1']
    const filled = [...replacing, 'Siapa yang mengisi: saya sendiri\nNama lengkap: Siti Aminah']
    const form = play(context, filled)
    expect(form.last?.text).not.toContain('Siapa yang mengisi (')
    expect(form.state?.application?.applicant.name).toBe('Siti Aminah')

    // What is only likely is asked, and a yes takes it.
    const asked = play(context, [...replacing, 'Siapa yang mengisi: dia sendiri'])
    expect(asked.last?.text).toContain('Yang mana yang dimaksud?')
    const answered = play(context, ['ya'], asked.state)
    expect(answered.last?.text).not.toContain('Siapa yang mengisi (')
    expect(answered.state?.application?.assistedBy).toBeUndefined()

    // It is open again for somebody else.
    const other = play(context, ['untuk orang lain'], answered.state)
    expect(other.last?.text).toContain('Siapa yang mengisi')
  })

  it('says everything that is wrong at once, and asks the rest in one answer', () => {
    const played = play(context, [
      'KIA',
      'mulai',
      'Nama lengkap pemohon: Siti Aminah\nNIK pemohon: 123\nTanggal lahir: 31-2-2020',
    ])
    const reply = played.last?.text ?? ''
    expect(reply).toContain('NIK pemohon: NIK terdiri atas 16 angka')
    expect(reply).toContain('Tanggal ini belum terbaca')
    expect(reply).not.toMatch(/^Nama lengkap pemohon: $/m)
    expect(reply.match(/: $/gm)?.length).toBeGreaterThan(5)
  })
})

describe.each(definitions.map((definition) => [definition.code, definition] as const))(
  'the form of %s',
  (_code, definition) => {
    test.each(['id', 'en'] as const)(
      'has a line for each question, and an empty one answers nothing (%s)',
      (language) => {
        const template = emailTemplate(context, definition, language)
        expect(template).toMatch(/: $/m)
        const form = parseEmailForm({ ...context, language }, definition, template)
        expect(form.understood).toEqual([])
        expect(form.problems).toEqual([])
        expect(form.application.answers).toEqual({})
      },
    )
  },
)

describe('a line that says NANTI', () => {
  const begun = play(context, [{ kind: 'choice', id: 'begin:KIA' }])
  const reply = (...lines: string[]) => play(context, [lines.join('\n')], begun.state)

  it('puts its answer off, and is no wrong number', () => {
    const played = reply('Nama lengkap pemohon: Siti Aminah', 'NIK pemohon: nanti', 'NIK anak: menyusul')
    expect(played.lines.join('\n')).not.toContain('16 angka')
    expect(played.state?.application?.closed).toContain('@nik')
    expect(played.last?.text).toContain('menyusul: NIK pemohon')
    expect(played.last?.text.split('Isi lalu balas')[1]).not.toContain('NIK pemohon:')
  })

  it('puts off nothing without which no office knows whose it is', () => {
    const played = reply('Nama lengkap pemohon: nanti')
    expect(played.state?.application?.closed).not.toContain('@name')
    expect(played.last?.text).toContain('Nama lengkap pemohon:')
  })
})

describe('labels in words of one’s own', () => {
  const begun = play(context, [{ kind: 'choice', id: 'begin:AK-LAHIR' }])
  const reply = (...lines: string[]) => play(context, [lines.join('\n')], begun.state)

  it('are the applicant’s where nobody else is named, and may be shortened', () => {
    const { state, last } = reply(
      'Nama: Ani Lestari',
      'NIK: 6503055708909901',
      'No KK: 6503050101209901',
      'Nama anak: Doni Saputra',
      'JK: laki2',
      'Gol darah: tidak tau',
      'NIK saksi 2: 6503055708909902',
      'Desa: Sungai Nyamuk',
      'Berkas NANTI',
    )
    expect(state?.application).toMatchObject({
      applicant: { name: 'Ani Lestari', nik: '6503055708909901', kkNumber: '6503050101209901' },
      villageCode: '65.03.10.2001',
      answers: { child: { name: 'Doni Saputra', sex: '1', bloodType: '13' } },
    })
    expect(state?.application?.answers.witnesses).toMatchObject([{}, { nik: '6503055708909902' }])
    expect(state?.application?.later).toContain('familyCard')
    expect(last?.text).not.toContain('Belum kami pahami')
    expect(last?.text).not.toContain('Agama anak: Doni')
  })

  it('are another’s only where they say so', () => {
    const { state, last } = reply('Nama anak: Doni Saputra', 'TTL: Tarakan, 5 Mei 2026')
    expect(state?.application?.answers).toMatchObject({ birth: { birthDate: '2026-05-05' } })
    expect(state?.application?.answers.mother).toBeUndefined()
    expect(last?.text).toContain('Belum kami pahami, jadi belum tercatat:\nTempat lahir: Tarakan')
  })

  it('are shown again where no question has them, without what was quoted', () => {
    const { last } = reply('Nama anak: Doni Saputra', 'Nama kakek: Usman', '> Catatan kantor: lengkapi')
    expect(last?.text).toContain('Belum kami pahami, jadi belum tercatat:\nNama kakek: Usman')
    expect(last?.text).not.toContain('Catatan kantor')
    expect(reply('Nama kakek: Usman').last?.text).toContain('Nama kakek: Usman')
  })

  it('name the choices where an answer is none: a form has no numbers', () => {
    const { last } = reply('Nama anak: Doni Saputra', 'Agama anak: xyzzy')
    expect(last?.text).toContain('Agama anak: Pilihan itu tidak ada. Pilihannya: Islam / Kristen')
    expect(last?.text).not.toContain('nomor pilihannya')
  })
})

describe.each(definitions.map((definition) => [definition.code, definition] as const))(
  'what a receipt names as lacking of %s',
  (_code, definition) => {
    test('is the label of its line, beside the one in the form', () => {
      const rows = Object.fromEntries(
        definition.form.sections.flatMap(({ id, repeat }) => (repeat ? [[id, Array(repeat.max).fill({})]] : [])),
      )
      const application = { ...newApplication(definition, 'all'), answers: rows }
      const questions = allQuestions(definition, application, context).filter((one) => one.kind === 'value')
      const names = questions.flatMap(({ key, optional }) => {
        const [name] = lackNames(definition, { fields: [key.replace(/^@/, 'applicant.')], attachments: [] })
        return optional || key === '@village' || key === '@presence' || !name ? [] : [{ key, name: name.id }]
      })
      // Two of one name are told apart by neither.
      const single = names.filter(({ name }) => names.filter((other) => other.name === name).length === 1)
      for (const { key, name } of single)
        expect(splitForm(questions, `${name}: x`), name).toMatchObject([[{ key }, 'x']])
    })
  },
)

describe('what may mean several, in a filled form', () => {
  const begun = play(context, [{ kind: 'choice', id: 'begin:AK-LAHIR' }])
  const asked = play(
    context,
    ['Nama: Ani Lestari\nDesa: Long Bawan, Krayan\nTanggal lahir anak: 5-6-12\nTanggal lahir ibu: 3-4-30'],
    begun.state,
  )

  it('is asked one after the other', () => {
    expect(asked.last?.text).toMatch(/Tanggal lahir\nTahunnya yang mana\?/)
    const second = play(context, ['2'], asked.state)
    expect(second.last?.text).toMatch(/Tanggal lahir ibu\nTahunnya yang mana\?/)
    expect(play(context, ['1'], second.state).state?.application?.answers).toMatchObject({
      birth: { birthDate: '2012-06-05' },
      mother: { birthDate: '1930-04-03' },
    })
  })

  it('is answered beside further lines, which are taken too', () => {
    const played = play(context, ['2\nNIK saksi 1: 6503055708909902\n\nSalam,\nAni'], asked.state)
    expect(played.state?.application?.answers).toMatchObject({
      birth: { birthDate: '2012-06-05' },
      witnesses: [{ nik: '6503055708909902' }],
    })
    expect(played.last?.text).toContain('6503055708909902')
    expect(played.last?.text).toMatch(/Tanggal lahir ibu\nTahunnya yang mana\?/)
  })

  it('is asked again behind lines that answer something else, and no more where they answer it', () => {
    const other = play(context, ['Nama ibu: Siti Aminah'], asked.state)
    expect(other.state?.application?.answers.mother).toMatchObject({ name: 'Siti Aminah' })
    expect(other.last?.text).toMatch(/Tanggal lahir\nTahunnya yang mana\?/)
    const itself = play(context, ['Tanggal lahir anak: 5-6-2012'], asked.state)
    expect(itself.state?.application?.answers).toMatchObject({ birth: { birthDate: '2012-06-05' } })
    expect(itself.last?.text).toMatch(/Tanggal lahir ibu\nTahunnya yang mana\?/)
  })
})

describe('an answer on the first line of a mail', () => {
  const form = [
    'Nama: Ani Lestari',
    'NIK: 6503055708909901',
    'KK: 6503050101209901',
    'Desa: Long Bawan, Krayan',
    'Apa yang terjadi: hilang',
    'NANTI',
  ].join('\n')
  const reviewed = play(context, ['KTP saya hilang', 'mulai', form, 'lewati\n\nTerima kasih,\nAni'])

  it.each(['YA\n\nSalam,\nBudi\nDikirim dari HP', 'Ya\nTerima kasih', 'ya, benar\n\nBudi Santoso'])(
    'is read without what closes the mail: %j',
    (words) => {
      expect(reviewed.state?.step.kind).toBe('review')
      expect(play(context, [words], reviewed.state).state?.step.kind).toBe('declaration')
    },
  )

  it('sends nothing where lines below change something: it is looked over again', () => {
    const declared = play(context, ['ya'], reviewed.state)
    const { effects, state, last } = play(context, ['YA\nNama: Ani Lestari Wati'], declared.state)
    expect(effects).toEqual([])
    expect(state?.step.kind).toBe('review')
    expect(last?.text).toContain('Ani Lestari Wati')
  })

  it('is no yes where something else is said below it', () => {
    const { state } = play(context, ['Ya\ntapi nama saya salah'], reviewed.state)
    expect(state?.step).toMatchObject({ kind: 'question', key: '@name' })
  })
})

describe('what closes a mail', () => {
  const asked = play(context, [{ kind: 'choice', id: 'begin:AK-LAHIR' }, 'Nama: Ani Lestari', 'ubah nama pemohon'])

  it.each([
    'Anton Labo Pasang\n\nSalam\nAnton',
    'Anton Labo Pasang\n\nTerima kasih banyak pak\nanton labo\nHP 0812 3456 7890',
    'Anton Labo Pasang\nBest regards,\nAnton Labo\nDesa Long Bawan',
  ])('is no part of a name: %j', (said) => {
    expect(play(context, [said], asked.state).state?.application?.applicant.name).toBe('Anton Labo Pasang')
  })

  it('is no part of the scores of a survey', () => {
    const survey = startSurvey(context, newDialogue('id'), { reference: 'application-1', serviceTitle: 'KIA' })
    const { state } = play(context, ['3 4 4 4 3 4\n\nSalam\nBudi'], survey.state)
    expect(Object.values(state?.survey?.scores ?? {})).toEqual([3, 4, 4, 4, 3, 4])
  })

  it('takes nothing away that is said below it, and is answered where it is all', () => {
    const { state } = play(
      context,
      ['Terima kasih balasannya\nNama: Ani Lestari Wati\nDesa: Long Bawan, Krayan'],
      asked.state,
    )
    expect(state?.application).toMatchObject({ applicant: { name: 'Ani Lestari Wati' }, villageCode: '65.03.05.2041' })
    expect(withoutClosing('Ya\nTerima kasih\nBudi\nkartu keluarga menyusul')).toBe('Ya\nkartu keluarga menyusul')
    expect(play(context, ['Terima kasih\nBudi'], asked.state).last?.text).toContain('Sama-sama')
  })
})

describe('papers that follow', () => {
  const begun = play(context, [{ kind: 'choice', id: 'begin:KTP-GANTI' }, 'Apa yang terjadi: hilang'])
  const application = (...lines: string[]) => play(context, [lines.join('\n')], begun.state).state?.application

  it.each([
    ['Kartu Keluarga: NANTI', ['familyCard']],
    ['KK: nanti', ['familyCard']],
    ['Kartu keluarga nanti saya kirim ya pak', ['familyCard']],
    ['Surat keterangan hilang kepolisian: NANTI', ['policeLossReport']],
    ['surat polisi belum ada', ['policeLossReport']],
    ['- Kartu Keluarga: belum ada\nsurat polisi: menyusul', ['familyCard', 'policeLossReport']],
  ])('are put off by their name, and nothing else is: %j', (said, later) => {
    const after = application(said)
    expect(after?.later.toSorted()).toEqual(later)
    expect(after?.closed).not.toContain('@kkNumber')
    expect(play(context, [said], begun.state).last?.text).toContain('Baik, menyusul')
  })

  it('are no numbers, which follow by their own name or where they are not known', () => {
    for (const said of ['No KK: nanti', 'No KK saya: lupa', 'Nomor KK: tidak tau']) {
      const after = application(said)
      expect(after?.closed, said).toContain('@kkNumber')
      expect(after?.later, said).toEqual([])
    }
  })

  it('of which none is asked are shown again', () => {
    const { last } = play(context, ['Nama saya: Ani Lestari\nsurat dari kapten belum ada'], begun.state)
    expect(last?.text).toContain('Belum kami pahami, jadi belum tercatat:\nsurat dari kapten belum ada')
  })
})

describe('labels and answers as people write them', () => {
  it('are read', () => {
    const begun = play(context, [{ kind: 'choice', id: 'begin:KTP-GANTI' }])
    const lines = [
      'Nama saya: Ani Lestari',
      'No KK saya: 6503050101209901',
      'No. telpon: 0812 3456 7890',
      'Kampung: Long Bawan, Krayan',
      'Apa yg terjadi: hilang jatuh di sungai',
    ]
    const { state, last } = play(context, [lines.join('\n')], begun.state)
    expect(last?.text).not.toContain('Belum kami pahami')
    expect(state?.application).toMatchObject({
      applicant: { name: 'Ani Lestari', kkNumber: '6503050101209901', phone: '+6281234567890' },
      villageCode: '65.03.05.2041',
      answers: { request: { cause: 'C1' } },
    })
    const event = play(context, ['Nama: Ani Lestari\nKejadian: rusak'], begun.state)
    expect(event.state?.application?.answers.request).toBeDefined()
  })
})

describe('words that say what is attached', () => {
  const begun = play(context, [{ kind: 'choice', id: 'begin:AK-LAHIR' }, 'ubah tempat lahir ibu'])
  const broken = { kind: 'files' as const, files: [{ id: 'f1', contentType: 'application/x-broken', name: 'kk.xyz' }] }

  it('answer nothing', () => {
    const played = play(context, [{ ...broken, caption: 'ini foto kk nya pak\n\nBudi' }], begun.state)
    expect(begun.state?.step).toMatchObject({ key: 'mother.birthPlace' })
    expect(played.state?.application?.answers).toEqual(begun.state?.application?.answers)
  })

  it('tell what a file is, where that is asked', () => {
    const whatsapp = testContext()
    const asked = play(whatsapp, [{ kind: 'choice', id: 'begin:KTP-GANTI' }, photo('f1')])
    const application = asked.state?.application
    if (!asked.state || !application) throw new Error('No application')
    const answers = { request: { cause: 'C1' } }
    const sorting = { ...asked.state, application: { ...application, answers }, step: toQuestion('sort') }
    const { state } = play(whatsapp, ['itu foto surat dari polisi pak'], sorting)
    expect(state?.application?.files).toEqual([{ requirement: 'policeLossReport', uploadId: 'f1' }])
  })
})
