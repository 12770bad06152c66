import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { exampleAnswers, exampleApplication } from '../examples'
import { definitions, findDefinition } from '../services/definitions'
import type { ServiceDefinition } from '../services/service-definition'
import { answersFromForm } from './answers'
import { describeAnswers } from './describe-answers'
import { isLateReport, needsApproval, productsOf, requiredAttachments } from './service-demands'
import { siakWorksheet } from './siak-worksheet'
import { validateAnswers } from './validate-answers'

const today = '2026-06-30'
const definitionOf = (code: string): ServiceDefinition => {
  const definition = findDefinition(code)
  if (!definition) throw new Error(code)
  return definition
}
const birth = definitionOf('AK-LAHIR')
const birthAnswers = exampleAnswers('AK-LAHIR', 1, { today })
const withBirth = (changes: Record<string, object>) => {
  const merged = Object.entries(changes).map(([id, section]) => [id, { ...birthAnswers[id], ...section }])
  return { ...birthAnswers, ...Object.fromEntries(merged) }
}
const errorsOf = (definition: ServiceDefinition, answers: unknown) =>
  Object.fromEntries(validateAnswers(definition, answers, { today }).errors.map(({ path, code }) => [path, code]))

describe('validateAnswers', () => {
  it('names every missing answer with what to do', () => {
    const { errors } = validateAnswers(birth, {}, { today })
    const name = errors.find(({ path }) => path === 'child.name')
    expect(name).toEqual({
      path: 'child.name',
      code: 'required',
      message: {
        id: 'Isi: Nama lengkap anak (misalnya Yuliana Padan).',
        en: 'Fill in: Child’s full name (for example Yuliana Padan).',
      },
    })
    expect(errors.map(({ path }) => path)).toContain('witnesses')
  })

  it('asks for what is missing in sentences that end once, in every language', () => {
    const messages = definitions.flatMap((definition) =>
      validateAnswers(definition, {}, { today }).errors.flatMap(({ message }) => Object.values(message)),
    )
    expect(messages).toContain('Pilih: Mengapa sekarang?')
    expect(messages.filter((message) => /[?!.]\./.test(message ?? ''))).toEqual([])
  })

  it.each([
    ['child.name', { child: { name: 'Budi 2' } }, 'name'],
    ['child.sex', { child: { sex: '3' } }, 'not-a-choice'],
    ['child.nik', { child: { nik: '123' } }, 'nik-shape'],
    ['child.nik', { child: { nik: '.' } }, 'nik-shape'],
    ['birth.birthDate', { birth: { birthDate: '2026-02-30' } }, 'not-a-date'],
    ['birth.birthDate', { birth: { birthDate: '2026-07-01' } }, 'in-the-future'],
    ['birth.birthTime', { birth: { birthTime: '25:00' } }, 'not-a-time'],
    ['birth.birthOrder', { birth: { birthOrder: 1.5 } }, 'not-a-number'],
    ['birth.birthPlace', { birth: { birthPlace: 'x'.repeat(101) } }, 'too-long'],
    ['birth.birthPlace', { birth: { birthPlace: 'Tarakan\u0000' } }, 'not-a-text'],
    ['circumstances.hasBirthLetter', { circumstances: { hasBirthLetter: 'maybe' } }, 'not-a-choice'],
    ['mother.birthDate', { mother: { birthDate: '2026-06-29' }, birth: { birthDate: '2026-06-01' } }, 'motherTooYoung'],
  ])('refuses a wrong %s', (path, changes, code) => {
    expect(errorsOf(birth, withBirth(changes))).toEqual({ [path]: code })
  })

  it('reads dates, times and numbers as Indonesians write them', () => {
    const answers = withBirth({ birth: { birthDate: '1/6/2026', birthTime: '7.05', weight: '3,2' } })
    const result = validateAnswers(birth, answers, { today })
    expect(result.errors).toEqual([])
    expect(result.answers.birth).toMatchObject({ birthDate: '2026-06-01', birthTime: '07:05', weight: 3.2 })
  })

  it('warns without refusing', () => {
    const answers = withBirth({ child: { name: 'Udin', nik: '6503053208129901' } })
    const result = validateAnswers(birth, answers, { today })
    expect(result.errors).toEqual([])
    expect(result.warnings.map(({ path, code }) => `${path} ${code}`)).toEqual([
      'child.name one-word',
      'child.nik TANGGAL_TIDAK_VALID',
    ])
  })

  it('warns when another person has the applicant’s NIK', () => {
    const { applicant, answers } = exampleApplication('KIA', 5, { today })
    const kia = definitionOf('KIA')
    const result = validateAnswers(
      kia,
      { ...answers, child: { ...answers.child, nik: applicant.nik } },
      { today, applicant },
    )
    expect(result.warnings.map(({ code }) => code)).toContain('applicants-nik')
  })

  it('warns when the applicant’s NIK does not fit what the applicant says', () => {
    const { applicant, answers } = exampleApplication('KTP-BARU', 5, { today })
    const person = { ...answers.person, birthDate: '2000-01-01' }
    const result = validateAnswers(definitionOf('KTP-BARU'), { person }, { today, applicant })
    expect(result.warnings.map(({ path, code }) => `${path} ${code}`)).toEqual(['applicant.nik TANGGAL_LAHIR_BEDA'])
  })

  it('drops unknown and hidden answers', () => {
    const answers = {
      ...withBirth({ circumstances: { parentsMarriage: '3' }, child: { odd: 'x' } }),
      other: { a: 'b' },
    }
    const result = validateAnswers(birth, answers, { today })
    expect(result.errors).toEqual([])
    expect(result.answers).not.toHaveProperty('father')
    expect(result.answers).not.toHaveProperty('other')
    expect(result.answers.child).not.toHaveProperty('odd')
  })

  it('drops what a hidden answer had shown', () => {
    const foundling = withBirth({ circumstances: { origin: '2', parentsMarriage: '1' } })
    const result = validateAnswers(birth, foundling, { today })
    expect(result.errors).toEqual([])
    expect(result.answers.circumstances).toEqual({ origin: '2' })
    expect(Object.keys(result.answers)).toEqual(['circumstances', 'child', 'birth', 'witnesses'])
  })

  it('holds to the number of rows', () => {
    const rows = Array.from({ length: 500 }, () => ({ name: 'Yakub Lalung', nik: '6503051708129901' }))
    expect(errorsOf(birth, { ...birthAnswers, witnesses: rows })).toEqual({ witnesses: 'too-many' })
    expect(errorsOf(birth, { ...birthAnswers, witnesses: rows.slice(0, 1) })).toEqual({ witnesses: 'too-few' })
  })

  it('asks in a repeated section by the row’s own answers', () => {
    const biodata = definitionOf('BIO-WNI')
    const answers = exampleAnswers('BIO-WNI', 2, { today })
    const [member] = Array.isArray(answers.members) ? answers.members : []
    const members = [{ ...member }, { ...member, maritalStatus: '2' }]
    expect(Object.keys(errorsOf(biodata, { ...answers, members }))).toEqual([
      'members.1.hasMarriageCertificate',
      'members.1.marriageDate',
    ])
  })

  it('never throws, and what it finds good stays good', () => {
    const code = fc.constantFrom(...definitions.map((definition) => definition.code))
    const input = code.chain((one) => fc.tuple(fc.constant(one), anyAnswers(definitionOf(one))))
    let good = 0
    fc.assert(
      fc.property(input, ([code, answers]) => {
        const one = definitionOf(code)
        const first = validateAnswers(one, answers, { today })
        const second = validateAnswers(one, structuredClone(first.answers), { today })
        expect(second).toEqual(first)
        if (first.errors.length === 0) good += 1
        for (const { message } of first.errors) expect(message.id && message.en).toBeTruthy()
        describeAnswers(one, first.answers, 'id')
        requiredAttachments(one, first.answers, today)
        productsOf(one, first.answers, today)
        siakWorksheet(one, first.answers, { name: 'Yakub Lalung' })
      }),
      { numRuns: 1500 },
    )
    expect(good).toBeGreaterThan(100)
  })

  it('never throws on any JSON', () => {
    fc.assert(fc.property(fc.jsonValue(), (value) => Array.isArray(validateAnswers(birth, value, { today }).errors)))
    fc.assert(fc.property(fc.anything(), (value) => Array.isArray(validateAnswers(birth, value, { today }).errors)))
  })
})

/** Examples with some of their answers replaced by anything, and answers that are anything. */
function anyAnswers(definition: ServiceDefinition): fc.Arbitrary<unknown> {
  const value = fc.oneof(
    fc.jsonValue({ maxDepth: 1 }),
    fc.constantFrom('1', '2', 'true', '2026-02-29', true, ['B1', 'B3'], null),
  )
  const field = fc.constantFrom(...definition.form.sections.flatMap((s) => s.fields.map((f) => [s.id, f.id] as const)))
  const changes = fc.array(fc.tuple(field, value), { maxLength: 4 })
  return fc.tuple(fc.nat(1000), changes).map(([seed, list]) => {
    const answers: Record<string, unknown> = structuredClone(exampleAnswers(definition.code, seed, { today }))
    for (const [[sectionId, fieldId], other] of list) {
      const section = answers[sectionId] ?? {}
      const row = Array.isArray(section) ? section[0] : section
      if (typeof row === 'object' && row !== null) row[fieldId] = other
      answers[sectionId] = section
    }
    return answers
  })
}

describe('answersFromForm', () => {
  it('reads back what a form would send', () => {
    fc.assert(
      fc.property(fc.constantFrom(...definitions.map(({ code }) => code)), fc.nat(1000), (code, seed) => {
        const definition = definitionOf(code)
        const answers = exampleAnswers(code, seed, { today })
        const read = answersFromForm(definition, toFormFields(answers))
        expect(validateAnswers(definition, read, { today }).answers).toEqual(answers)
      }),
    )
  })

  it('closes the gaps that removed rows leave', () => {
    const read = answersFromForm(birth, {
      'answers.witnesses.0.name': ' ',
      'answers.witnesses.3.name': 'Yakub Lalung',
      'answers.witnesses.7.name': 'Ruth Padan',
      'answers.witnesses.x.name': 'no',
      'answers.__proto__.name': 'no',
    })
    expect(read.witnesses).toEqual([{ name: 'Yakub Lalung' }, { name: 'Ruth Padan' }])
  })
})

function toFormFields(answers: object): Record<string, string | string[]> {
  const fields: Record<string, string | string[]> = {}
  const visit = (path: string, value: unknown) => {
    const isChoices = Array.isArray(value) && value.every((one) => typeof one === 'string') && value.length > 0
    if (typeof value === 'object' && value !== null && !isChoices) {
      for (const [name, inner] of Object.entries(value)) visit(`${path}.${name}`, inner)
    } else fields[path] = isChoices ? value : String(value)
  }
  visit('answers', answers)
  return fields
}

describe('what a service asks for', () => {
  const attachmentIds = (answers: object) =>
    requiredAttachments(birth, validateAnswers(birth, answers, { today }).answers, today)
      .filter(({ required }) => required)
      .map(({ id }) => id)

  it('follows from the answers', () => {
    expect(attachmentIds(withBirth({ circumstances: { hasBirthLetter: true, parentsMarriage: '1' } }))).toEqual([
      ...['birthLetter', 'marriageProof', 'familyCard', 'reporterIdCard'],
    ])
    expect(attachmentIds(withBirth({ circumstances: { hasBirthLetter: false, parentsMarriage: '2' } }))).toEqual([
      ...['birthStatement', 'spouseStatement', 'familyCard', 'reporterIdCard'],
    ])
    expect(attachmentIds(withBirth({ circumstances: { origin: '2' } }))).toEqual(['reporterIdCard', 'foundlingReport'])
  })

  it('wants a police report only for a lost card', () => {
    const replacement = definitionOf('KTP-GANTI')
    const idsFor = (cause: string) =>
      requiredAttachments(replacement, { request: { cause } }, today)
        .filter(({ required }) => required)
        .map(({ id }) => id)
    expect([idsFor('C1'), idsFor('C2'), idsFor('IVB')]).toEqual([
      ['policeLossReport'],
      ['damagedIdCard'],
      ['dataChangeStatement'],
    ])
  })

  it('wants a portrait of a child from its fifth birthday', () => {
    const kia = definitionOf('KIA')
    const ids = (birthDate: string) => requiredAttachments(kia, { child: { birthDate } }, today).map(({ id }) => id)
    expect(ids('2021-06-30')).toContain('portrait2x3')
    expect(ids('2021-07-01')).not.toContain('portrait2x3')
  })

  it('gives the surviving spouse a new card, and only then', () => {
    const death = definitionOf('AK-MATI')
    const ids = (hasSpouse: boolean) =>
      productsOf(death, { family: { hasSpouse, hasOthersOnCard: false } }, today).map(({ id }) => id)
    expect(ids(true)).toEqual(['deathCertificate', 'idCard'])
    expect(ids(false)).toEqual(['deathCertificate'])
  })

  it('is late, and for a head to decide, from the 61st day', () => {
    const on = (birthDate: string) => {
      const answers = { birth: { birthDate } }
      return [isLateReport(birth, answers, today), needsApproval(birth, answers, today)]
    }
    expect(on('2026-05-01')).toEqual([false, false])
    expect(on('2026-04-30')).toEqual([true, true])
  })
})

describe('siakWorksheet', () => {
  it('follows the official form, with codes, words and dates as typed there', () => {
    const answers = validateAnswers(birth, withBirth({ birth: { birthDate: '2026-06-01', birthFacility: '4' } }), {
      today,
    }).answers
    const rows = siakWorksheet(birth, answers, { name: 'Ruth Padan', nik: '6503054107909901' })
    expect(rows[0]).toEqual({
      group: 'F-2.01A Data Pelapor',
      label: 'Nama',
      for: ['birthCertificate'],
      path: 'applicant.name',
      value: 'Ruth Padan',
      display: 'Ruth Padan',
      isIdentifier: false,
    })
    const at = (path: string) => rows.find((row) => row.path === path)
    expect(at('birth.birthDate')?.value).toBe('01-06-2026')
    expect(at('derived.birthWeekday')?.value).toBe('Senin')
    expect(at('birth.birthFacility')).toMatchObject({ value: '4', display: '4 – Rumah' })
    expect(at('witnesses.1.nik')?.group).toBe('F-2.01A Saksi 2')
  })

  it('works out the kind of move', () => {
    const move = definitionOf('SKP')
    const { applicant, answers } = exampleApplication('SKP', 4, { today, villageCode: '65.03.05.2001' })
    const kind = (village: string) =>
      siakWorksheet(move, { ...answers, destination: { village } }, applicant).find(
        ({ path }) => path === 'derived.moveClassification',
      )?.value
    expect(['65.03.05.2001', '65.03.05.2002', '65.03.01.2001', '65.71.01.1001', '64.71.01.1001'].map(kind)).toEqual([
      '1',
      '2',
      '3',
      '4',
      '5',
    ])
  })
})

describe('describeAnswers', () => {
  it('speaks the reader’s language and numbers the rows', () => {
    const answers = validateAnswers(birth, withBirth({ birth: { birthDate: '2026-06-01' } }), { today }).answers
    const read = (language: 'id' | 'en') => describeAnswers(birth, answers, language)
    const entry = (language: 'id' | 'en', path: string) =>
      read(language)
        .flatMap(({ entries }) => entries)
        .find((one) => one.path === path)
    expect(entry('id', 'birth.birthDate')).toMatchObject({ label: 'Tanggal lahir', display: '1 Juni 2026' })
    expect(entry('en', 'birth.birthDate')).toMatchObject({ label: 'Date of birth', display: '1 June 2026' })
    expect(read('id').map(({ title }) => title)).toContain('Saksi 2')
  })
})
