import { expect, test } from 'vitest'
import { findDefinition } from '../services/definitions'
import { completionReply, receiptReply } from './receipt'

const definition = findDefinition('AK-LAHIR')
if (!definition) throw new Error('No AK-LAHIR')
const fields = ['applicant.nik', 'applicant.kkNumber', 'child.name', 'child.sex', 'mother.name']
const lacks = { fields, attachments: definition.requirements.slice(0, 3).map(({ id }) => id) }
const taken = { trackingNumber: 'SPL-0000-0000-0000', lacks }

test('a receipt names all that lacks; by SMS, which is paid by its length, how the rest is read', () => {
  const linesOf = (channel: 'sms' | 'whatsapp') =>
    receiptReply(definition, { ...taken, pin: '123456' }, 'id', channel).text.match(/^- .*/gm) ?? []
  expect(linesOf('whatsapp')).toHaveLength(8)
  expect(linesOf('sms')).toHaveLength(7)
  expect(linesOf('sms').at(-1)).toBe('- dan 2 lagi; semuanya: balas dengan nomor dan PIN')
})

test('whoever asks with number and PIN reads all of it, and how it is completed from there', () => {
  const { text } = completionReply(definition, { ...taken, isOpenedByPin: true, isWhole: true }, '', 'id', 'sms')
  expect(text.match(/^- .*/gm)).toHaveLength(8)
  expect(text).toContain('balas: LENGKAPI SPL-0000-0000-0000 lalu PIN-nya')
})

test('what was put in is named where something still lacks', () => {
  const answered = ['@nik', 'mother.name', `file:${lacks.attachments[0]}`]
  const { text } = completionReply(definition, { ...taken, answered }, '', 'id', 'sms')
  expect(text).toMatch(/^Tersimpan: NIK pemohon, Nama (?:lengkap )?ibu.*, .+\.\nMasih kurang:/)
  expect(completionReply(definition, taken, '', 'id', 'sms').text).not.toContain('Tersimpan')
})

test('no day is promised where somebody must be present first', () => {
  const enrolment = findDefinition('KTP-BARU')
  if (!enrolment) throw new Error('No KTP-BARU')
  const whole = { trackingNumber: 'SPL-0000-0000-0000', dueAt: '2026-12-09T15:59:59Z' }
  for (const { text } of [
    receiptReply(enrolment, { ...whole, pin: '123456' }, 'id', 'sms'),
    completionReply(enrolment, whole, 'Kabupaten Nunukan', 'id', 'sms'),
  ]) {
    expect(text).not.toContain('2026')
    expect(text).toContain(
      'Kehadiran satu kali diperlukan; kami mengabari kapan dan di mana bisa hadir. Perkiraan selesai dihitung sesudah itu.',
    )
  }
  expect(receiptReply(definition, { ...whole, pin: '123456' }, 'id', 'sms').text).toContain('9 Desember 2026')
})
