import { expect, test } from 'vitest'
import { exampleApplication } from '../examples'
import { findDefinition } from '../services/definitions'
import { newApplication } from './application'
import { reviewText } from './review'
import { newDialogue } from './state'
import { play, testContext } from './testing'

test('a review says before sending what does not fit, and whose it is', () => {
  const definition = findDefinition('AK-LAHIR')
  if (!definition) throw new Error('AK-LAHIR')
  const { applicant, answers } = exampleApplication('AK-LAHIR', 3, { today: '2026-06-30' })
  const { name, kkNumber } = applicant
  const application = {
    ...newApplication(definition, 'all'),
    applicant: { name, nik: '9999994107899902', kkNumber },
    answers: { ...answers, birth: { ...answers.birth, birthPlace: 'Lahad Datu' } },
  }
  const context = testContext({ prefixKnown: (prefix) => prefix.startsWith('65') })
  const warnings = reviewText(context, newDialogue('id'), definition, application)
    .split('\n')
    .filter((line) => line.startsWith('! '))
  expect(warnings).toEqual([
    expect.stringContaining('Enam angka pertama NIK pemohon bukan kode kecamatan'),
    expect.stringContaining('Lahad Datu ada di luar negeri'),
  ])
})

test('a paper that follows is named once', () => {
  const definition = findDefinition('KTP-GANTI')
  if (!definition) throw new Error('KTP-GANTI')
  const { applicant } = exampleApplication('KTP-GANTI', 3, { today: '2026-06-30' })
  const { name, nik, kkNumber, villageCode } = applicant
  const application = {
    ...newApplication(definition, 'all'),
    applicant: { name, nik, kkNumber },
    villageCode,
    answers: { request: { cause: 'C1' } },
    later: ['policeLossReport'],
  }
  const text = reviewText(testContext(), newDialogue('id'), definition, application)
  expect(text).toMatch(/\d\. Surat keterangan hilang kepolisian: menyusul/)
  expect(text.match(/Surat keterangan hilang kepolisian/g)).toHaveLength(1)
  const open = reviewText(testContext(), newDialogue('id'), definition, { ...application, later: [] })
  expect(open).toMatch(/Masih kurang dan menyusul:\n- Surat keterangan hilang kepolisian/)
})

const whatsapp = testContext()
const nik = '6503051708909901'
const kk = '6503050101209901'
const place = 'Long Bawan, Krayan'

test('LEWATI empties an answer that may be empty when it is to be changed, and says so; NANTI and LANJUT keep it', () => {
  const said = ['ktp ilang', 'mulai', 'Budi Santoso', nik, kk, place, '1', 'hanyut di sungai']
  const begun = play(whatsapp, said)
  const list = play(whatsapp, ['kirim dulu'], begun.state).last?.text ?? ''
  const [, number = ''] = /(\d+)\. [^\n]*hanyut di sungai/.exec(list) ?? []
  expect(number, list).not.toBe('')
  const asked = play(whatsapp, ['kirim dulu', `ubah ${number}`], begun.state)
  const cleared = play(whatsapp, ['lewati'], asked.state)
  expect(JSON.stringify(cleared.state?.application?.answers)).not.toContain('hanyut')
  expect(cleared.last?.text).toMatch(/dikosongkan; tadinya hanyut di sungai/)
  for (const word of ['nanti', 'lanjut'])
    expect(JSON.stringify(play(whatsapp, [word], asked.state).state?.application?.answers)).toContain('hanyut')
})

test('a number by itself is the one that lacks; of two it is asked which', () => {
  const reviewed = (...numbers: string[]) =>
    play(whatsapp, ['ktp ilang', 'mulai', 'Budi Santoso', ...numbers, place, 'kirim dulu'])
  const withoutNik = play(whatsapp, [nik], reviewed('nanti', kk).state)
  expect(withoutNik.state?.application?.applicant).toMatchObject({ nik, kkNumber: kk })
  expect(withoutNik.last?.text).toContain(nik)
  const withoutBoth = play(whatsapp, [nik], reviewed('nanti', 'nanti').state)
  expect(withoutBoth.state?.application?.applicant.nik).toBeUndefined()
  expect(withoutBoth.last?.text).toMatch(/^Nomor yang mana itu\?/)
  const named = play(whatsapp, [`NIK ${nik}`], withoutBoth.state)
  expect(named.state?.application?.applicant.nik).toBe(nik)
})
