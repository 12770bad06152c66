import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { exampleApplication } from '../examples'
import { type Changes, today, withChanges } from '../examples/changed-example.testing'
import { definitions, findDefinition } from '../services/definitions'
import { findField } from '../services/service-definition'
import type { SectionAnswers } from './answers'
import { validateAnswers } from './validate-answers'

const witness = (name: string, nik: string) => ({ name, nik })
const yakub = witness('Yakub Lalung', '6503051708809901')
const ruth = witness('Ruth Padan', '6503054107899902')
const groomOf14 = '6503051708119903'
const brideOf17 = '6503055708089904'

/** The first member of an example, with answers to change. */
function firstMember(code: string): SectionAnswers {
  const { members } = exampleApplication(code, 1, { today }).answers
  const [member] = Array.isArray(members) ? members : []
  if (!member) throw new Error(`No member in an example of ${code}`)
  return member
}

/** What `today` finds in an example that was changed: codes at their paths, and the text at the first of the paths. */
const found = (code: string, changes: Changes, applicant: object = {}) => {
  const { definition, answers, ...example } = withChanges(code, changes)
  const result = validateAnswers(definition, answers, {
    today,
    applicant: { ...example.applicant, ...applicant },
    prefixKnown: (prefix) => prefix.startsWith('65'),
  })
  const listed = (problems: typeof result.warnings) => problems.map(({ path, code: what }) => `${path} ${what}`)
  return {
    errors: listed(result.errors),
    warnings: listed(result.warnings),
    texts: [...result.errors, ...result.warnings].map(({ message }) => message.id),
    leadsTo: result.warnings.flatMap(({ leadsTo }) => leadsTo ?? []),
  }
}

type Doubtful = {
  what: string
  code: string
  changes?: Changes
  applicant?: object
  warning: string
  text: RegExp
}

const doubtful: Doubtful[] = [
  {
    what: 'one NIK for both witnesses',
    code: 'AK-LAHIR',
    changes: { witnesses: [yakub, { ...ruth, nik: yakub.nik }] },
    warning: 'witnesses.1.nik same-nik',
    text: /^NIK saksi 1 sama dengan NIK saksi 2\./m,
  },
  {
    what: 'a witness with the mother’s NIK',
    code: 'AK-LAHIR',
    changes: { mother: { nik: ruth.nik }, witnesses: [yakub, ruth] },
    warning: 'witnesses.1.nik same-nik',
    text: /^NIK ibu sama dengan NIK saksi 2\./m,
  },
  {
    what: 'a witness with the applicant’s NIK',
    code: 'AK-LAHIR',
    changes: { witnesses: [yakub, ruth] },
    applicant: { nik: ruth.nik },
    warning: 'witnesses.1.nik applicants-nik',
    text: /^NIK saksi 2 sama dengan NIK pemohon\./m,
  },
  {
    what: 'two who move with one NIK',
    code: 'SKP',
    changes: {
      movers: [
        { ...yakub, familyRelation: '1' },
        { ...ruth, nik: yakub.nik, familyRelation: '3' },
      ],
    },
    warning: 'movers.1.nik same-nik',
    text: /^NIK \(yang pindah 1\) sama dengan NIK \(yang pindah 2\)/m,
  },
  {
    what: 'a NIK for the number of the family card',
    code: 'AK-MATI',
    changes: { deceased: { nik: ruth.nik, kkNumber: ruth.nik } },
    warning: 'deceased.kkNumber card-is-nik',
    text: /^Nomor KK almarhum\/ah sama dengan NIK almarhum\/ah/m,
  },
  {
    what: 'the applicant’s NIK for the number of the family card',
    code: 'AK-LAHIR',
    applicant: { nik: yakub.nik, kkNumber: yakub.nik },
    warning: 'applicant.kkNumber card-is-nik',
    text: /^Nomor KK pemohon sama dengan NIK pemohon/m,
  },
  {
    what: 'a mother of five',
    code: 'AK-LAHIR',
    changes: { birth: { birthDate: '2026-06-01' }, mother: { birthDate: '2021-01-01' } },
    warning: 'mother.birthDate parent-age',
    text: /^Menurut Tanggal lahir ibu, umur ibu ketika anak lahir 5 tahun/m,
  },
  {
    what: 'a father of nine by his NIK',
    code: 'BIO-WNI',
    changes: { members: [{ ...firstMember('BIO-WNI'), birthDate: '2015-06-01', fatherNik: '6503050101069902' }] },
    warning: 'members.0.fatherNik parent-age',
    text: /^Menurut NIK ayah \(orang 1\), umur ayah ketika anak lahir 9 tahun/m,
  },
  {
    what: 'a reporter of eight',
    code: 'AK-LAHIR',
    applicant: { nik: '6503051708179901' },
    warning: 'applicant.nik young-applicant',
    text: /^Menurut NIK pemohon, umur pemohon 8 tahun/m,
  },
  {
    what: 'a bride of 17, with leave of a court',
    code: 'AK-KAWIN',
    changes: { report: { applicantIs: '1' }, wife: { ...ruth, nik: brideOf17 }, marriage: { ages: '2' } },
    warning: 'wife.nik underage-marriage',
    text: /^Menurut NIK istri, umur istri pada hari perkawinan 17 tahun/m,
  },
  {
    what: 'a moving letter of eleven months',
    code: 'SKDTG',
    changes: { arrival: { letterDate: '2025-07-30' } },
    warning: 'arrival.letterDate letter-expired',
    text: /berlaku 30 hari, sampai 29 Agustus 2025/,
  },
  {
    what: 'a letter of tomorrow',
    code: 'SKDTG',
    changes: { arrival: { letterDate: '2026-07-01' } },
    warning: 'arrival.letterDate in-the-future',
    text: /^Tanggal surat pindah belum tiba/m,
  },
  {
    what: 'a district nobody knows',
    code: 'AK-LAHIR',
    changes: { mother: { nik: '9999994107899902', birthDate: '1989-07-01' } },
    warning: 'mother.nik PREFIX_TIDAK_DIKENAL',
    text: /^Enam angka pertama NIK ibu bukan kode kecamatan/m,
  },
  {
    what: 'a birth in Tawau',
    code: 'AK-LAHIR',
    changes: { birth: { birthPlace: 'Hospital Tawau, Sabah' } },
    warning: 'birth.birthPlace place-abroad',
    text: /^Hospital Tawau, Sabah ada di luar negeri.*Perwakilan RI.*Pasal 29/m,
  },
  {
    what: 'a child whose NIK has another birth date',
    code: 'AK-LAHIR',
    changes: { birth: { birthDate: '2026-06-01' }, child: { sex: '1', nik: '6503050206269901' } },
    warning: 'child.nik TANGGAL_LAHIR_BEDA',
    text: /^NIK anak tidak sesuai dengan tanggal lahir/m,
  },
  {
    what: 'a deceased whose family card is of another regency',
    code: 'AK-MATI',
    changes: { deceased: { kkNumber: '6571010101209901' } },
    applicant: { villageCode: '65.03.05.2041' },
    warning: 'deceased.kkNumber home-elsewhere',
    text: /^Nomor KK almarhum\/ah bukan dari kabupaten\/kota tempat yang dipilih/m,
  },
  {
    what: 'a deceased without a card at hand whose NIK is of another regency',
    code: 'AK-MATI',
    changes: { deceased: { nik: '6571011708499901', kkNumber: '' } },
    applicant: { villageCode: '65.03.05.2041', kkNumber: '6503050101209901' },
    warning: 'deceased.nik home-elsewhere',
    text: /^NIK almarhum\/ah bukan dari kabupaten\/kota tempat yang dipilih/m,
  },
  {
    what: 'an applicant whose family card is of another regency',
    code: 'KK-GANTI',
    applicant: { villageCode: '65.03.05.2041', kkNumber: '6571010101209901' },
    warning: 'applicant.kkNumber home-elsewhere',
    text: /^Nomor KK yang punya KK bukan dari/m,
  },
]

test('a family card from before the province is of the regency that it names today', () => {
  const homes = (kkNumber: string) =>
    found('KK-GANTI', {}, { villageCode: '65.03.05.2041', kkNumber }).warnings.filter((one) =>
      one.endsWith('home-elsewhere'),
    )
  expect(homes('6405010101209901')).toEqual([])
  expect(homes('6406010101209901')).toEqual(['applicant.kkNumber home-elsewhere'])
})

describe('an age at its limit', () => {
  const codesOf = (changes: Changes, applicant: object = {}) =>
    found('AK-LAHIR', { birth: { birthDate: '2026-06-01' }, child: { sex: '1' }, ...changes }, applicant).warnings

  it.each([
    ['mother', '2014-06-02', ['mother.birthDate parent-age']],
    ['mother', '2014-06-01', []],
    ['father', '2014-06-02', ['father.birthDate parent-age']],
    ['father', '2014-06-01', []],
    ['father', '1945-06-02', []],
    ['father', '1945-06-01', ['father.birthDate parent-age']],
  ])('a %s born on %s', (parent, birthDate, warnings) => {
    expect(codesOf({ circumstances: { parentsMarriage: '1' }, [parent]: { birthDate, nik: '' } })).toEqual(warnings)
  })

  it.each([
    ['6503050107099901', ['applicant.nik young-applicant']],
    ['6503053006099901', []],
  ])('a reporter with the NIK %s', (nik, warnings) => {
    expect(codesOf({}, { nik })).toEqual(warnings)
  })
})

describe('what does not fit in a whole form', () => {
  it.each(doubtful)('warns of $what, and never refuses it', ({ code, changes = {}, applicant, warning, text }) => {
    const { errors, warnings, texts } = found(code, changes, applicant)
    expect(errors).toEqual([])
    expect(warnings).toContain(warning)
    expect(texts.join('\n')).toMatch(text)
  })

  it('does not doubt a home by the reporter’s numbers, nor by a NIK where the card agrees, nor where an event decides', () => {
    const village = { villageCode: '65.03.05.2041' }
    const doubted = (code: string, changes: Changes, applicant: object) =>
      found(code, changes, { ...village, ...applicant }).warnings.filter((one) => one.endsWith('home-elsewhere'))
    const tarakan = { nik: '6571011708809901', kkNumber: '6571010101209901' }
    expect(doubted('AK-MATI', { deceased: { kkNumber: '6503050101209901', nik: tarakan.nik } }, tarakan)).toEqual([])
    expect(doubted('KK-GANTI', {}, { ...tarakan, kkNumber: '6503050101209901' })).toEqual([])
    expect(doubted('AK-KAWIN', {}, tarakan)).toEqual([])
    expect(doubted('UB-NAMA', {}, tarakan)).toEqual([])
  })

  it('leads a birth abroad to its service, and a birth in Nunukan nowhere', () => {
    expect(found('AK-LAHIR', { birth: { birthPlace: 'Tawau' } }).leadsTo).toEqual(['LAPOR-LN'])
    expect(found('AK-LAHIR', { birth: { birthPlace: 'Nunukan' } }).leadsTo).toEqual([])
  })

  it('refuses a marriage under 19 until leave of a court is to be uploaded', () => {
    const changes = { report: { applicantIs: '2' }, husband: { name: 'Amir Hasan', nik: groomOf14 } }
    const refused = found('AK-KAWIN', { ...changes, marriage: { ceremonyDate: '2026-06-01' } })
    expect(refused.errors).toEqual(['marriage.ages underage-marriage'])
    expect(refused.texts[0]).toMatch(/^Menurut NIK suami, umur suami pada hari perkawinan 14 tahun.*dispensasi/)
    expect(found('AK-KAWIN', { ...changes, marriage: { ceremonyDate: '2026-06-01', ages: '2' } }).errors).toEqual([])
  })

  it('takes the age of the applicant who marries from the applicant’s own NIK', () => {
    const { errors, texts } = found('AK-KAWIN', { report: { applicantIs: '1' } }, { nik: groomOf14 })
    expect(errors).toEqual(['marriage.ages underage-marriage'])
    expect(texts[0]).toMatch(/^Menurut NIK pemohon, umur suami/)
  })

  it('goes by the law of the day of the marriage', () => {
    const wedding = (ceremonyDate: string) =>
      found('AK-KAWIN', {
        report: { applicantIs: '1' },
        wife: { name: 'Ruth Padan', nik: '6503054101029902' },
        marriage: { ceremonyDate },
      }).errors
    expect(wedding('2019-10-14')).toEqual([])
    expect(wedding('2020-10-15')).toEqual(['marriage.ages underage-marriage'])
  })

  it('refuses a death before the birth, and doubts a great age', () => {
    const death = (nik: string, deathDate: string) => found('AK-MATI', { deceased: { nik }, death: { deathDate } })
    expect(death('6503051708709901', '1969-01-01').errors).toEqual(['death.deathDate death-before-birth'])
    expect(death('6503051708129901', '2011-01-01')).toMatchObject({
      errors: [],
      warnings: ['death.deathDate death-before-birth'],
    })
    expect(death('6503051708129901', '1990-01-01').warnings).toEqual([])
  })

  it.each([
    ['AK-LAHIR', { birth: { birthDate: '2026-07-01' } }, 'birth.birthDate in-the-future'],
    ['AK-MATI', { death: { deathDate: '2026-07-01' } }, 'death.deathDate in-the-future'],
    ['AK-KAWIN', { marriage: { ceremonyDate: '2026-07-01' } }, 'marriage.ceremonyDate in-the-future'],
  ] as const)('refuses an event to come (%s)', (code, changes, error) => {
    expect(found(code, changes).errors).toEqual([error])
  })

  it('names whose name has one word, once however often it stands there', () => {
    const { warnings, texts } = found('AK-LAHIR', {
      mother: { name: 'Suriani' },
      witnesses: [
        { ...yakub, name: 'Suriani' },
        { ...ruth, name: 'Udin' },
      ],
    })
    expect(warnings).toEqual(['mother.name one-word', 'witnesses.1.name one-word'])
    expect(texts[0]).toMatch(/^Nama ibu hanya satu kata/)
    expect(texts[1]).toMatch(/^Nama saksi 2 hanya satu kata/)
  })

  it('takes sisters with one mother, and a mother who is a member herself', () => {
    const member = firstMember('RENTAN')
    const sister = { ...member, fullName: 'Ruth Padan' }
    const { motherNik, fatherNik: _, ...adult } = member
    const mother = { ...adult, fullName: 'Dorkas Padan', nik: motherNik }
    const { warnings } = found('RENTAN', { members: [member, sister, mother] })
    expect(warnings.filter((warning) => warning.endsWith('same-nik'))).toEqual([])
  })

  it('asks of a letter to be valid on the day it was handed in', () => {
    const { definition, answers } = withChanges('SKDTG', { arrival: { letterDate: '2026-05-25' } })
    const codesOn = (handedIn?: string) =>
      validateAnswers(definition, answers, { today, handedIn }).warnings.map(({ code }) => code)
    expect(codesOn('2026-06-20')).toEqual([])
    expect(codesOn()).toEqual(['letter-expired'])
  })
})

test('warnings lie at a path of the form, whatever is answered, and no check throws', () => {
  const value = fc.oneof(
    fc.constantFrom(yakub.nik, ruth.nik, groomOf14, '0000000000000001', '6503053202309901', '2026-06-30', '1850-01-01'),
    fc.constantFrom('Tawau', 'Udin', 'Udin.', '1', '2', '', '2199-12-31', true, null, 7),
    fc.string(),
  )
  const code = fc.constantFrom(...definitions.map((definition) => definition.code))
  const input = code.chain((one) => {
    const paths = findDefinition(one)?.form.sections.flatMap((s) => s.fields.map((f) => [s.id, f.id] as const)) ?? []
    return fc.tuple(
      fc.constant(one),
      fc.nat(1000),
      fc.array(fc.tuple(fc.constantFrom(...paths), value), { maxLength: 9 }),
    )
  })
  const warnings = new Set<string>()
  fc.assert(
    fc.property(input, fc.option(value), ([one, seed, changes], nik) => {
      const definition = findDefinition(one)
      if (!definition) throw new Error(one)
      const { applicant, answers } = exampleApplication(one, seed, { today })
      for (const [[sectionId, fieldId], given] of changes) {
        const section = answers[sectionId] ?? {}
        for (const row of Array.isArray(section) ? section : [section]) Object.assign(row, { [fieldId]: given })
        answers[sectionId] = section
      }
      const result = validateAnswers(definition, answers, {
        today,
        applicant: { ...applicant, nik: String(nik ?? applicant.nik) },
        prefixKnown: (prefix) => prefix.startsWith('65'),
      })
      for (const { path, code: what, message } of [...result.warnings, ...result.errors]) {
        warnings.add(what)
        // A section of rows may lack some, also where none was given.
        const isSection = definition.form.sections.some(({ id }) => id === path)
        expect(path.startsWith('applicant.') || findField(definition, path) !== undefined || isSection).toBe(true)
        expect(`${message.id} ${message.en}`).not.toMatch(/\{\{|undefined/)
      }
    }),
    { numRuns: 1500 },
  )
  expect([...warnings]).toEqual(expect.arrayContaining(['same-nik', 'parent-age', 'one-word']))
})

test('the examples of all services raise no warning, also with the districts known', () => {
  fc.assert(
    fc.property(fc.constantFrom(...definitions), fc.nat(1_000_000), (definition, seed) => {
      const { applicant, answers } = exampleApplication(definition.code, seed, { today })
      const prefixKnown = (prefix: string) => /^(64|65)/.test(prefix)
      expect(validateAnswers(definition, answers, { today, applicant, prefixKnown }).warnings).toEqual([])
    }),
    { numRuns: 20 * definitions.length },
  )
})
