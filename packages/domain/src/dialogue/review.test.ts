import { expect, test } from 'vitest'
import { exampleApplication } from '../examples'
import { findDefinition } from '../services/definitions'
import { newApplication } from './application'
import { reviewText } from './review'
import { newDialogue } from './state'
import { testContext } from './testing'

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
