import { type DialogueState, newDialogue } from '@sipelandukilat/domain/dialogue'
import { expect, test } from 'vitest'
import type { InboundMessage } from '../../channels/message'
import { sentWithComplaint, toShown } from './said-content'

const said = (text: string): InboundMessage => ({
  channel: 'sms',
  externalId: '1',
  from: '+6281230019951',
  to: '+628110000000',
  sentAt: '2026-09-14T02:00:00Z',
  content: { kind: 'text', text },
})
const record = { handled_by: 'dialogue' as const }
const at = (step: DialogueState['step'], aside: DialogueState['aside'] = []): DialogueState => ({
  ...newDialogue('id'),
  step,
  aside,
})
const shown = (text: string, state: DialogueState) => toShown(said(text), { record, before: state, after: state }).text
const complaint = [{ step: { kind: 'complaint' as const } }]

test('words of a complaint are kept with it alone, also those that meet what came in between', () => {
  expect(shown('Petugas Badu', at({ kind: 'complaint' }))).not.toContain('Badu')
  expect(shown('Petugas Badu', at({ kind: 'survey' }, complaint))).not.toContain('Badu')
  // Whoever went on to something else is read again.
  expect(shown('KTP saya hilang', at({ kind: 'groups' }, complaint))).toBe('KTP saya hilang')
  expect(
    toShown(said('Petugas Badu'), {
      record: { handled_by: 'officer' },
      before: at({ kind: 'complaint' }),
      after: at({ kind: 'complaint' }),
    }).text,
  ).toBe('Petugas Badu')
})

test('what leads to a complaint is kept as little as what is written in it', () => {
  const opening = 'mau mengadu, petugas Badu minta uang'
  expect(toShown(said(opening), { record, before: at({ kind: 'idle' }), after: at({ kind: 'complaint' }) }).text).toBe(
    '(bagian dari pengaduan)',
  )
})

test('answers to the survey are kept with it alone: a score, who answers, a comment, and what is tapped late', () => {
  const survey = at({ kind: 'survey' })
  for (const answer of ['4', 'SMP', 'lewati', 'Petugasnya lambat'])
    expect(shown(answer, survey)).toBe('(jawaban survei)')
  expect(shown('petugas', survey)).toBe('petugas')
  const tapped: InboundMessage = { ...said(''), content: { kind: 'choice', id: 'score:U1:4', title: 'Sangat ramah' } }
  const idle = at({ kind: 'idle' })
  expect(toShown(tapped, { record, before: idle, after: idle })).toEqual({ kind: 'choice', text: '(jawaban survei)' })
})

test('a file that is sent while a complaint is written belongs to the complaint; the thread says only that it came', () => {
  const sent: InboundMessage = { ...said(''), content: { kind: 'files', files: [], caption: 'Kuitansi Badu' } }
  for (const [before, after] of [
    [at({ kind: 'complaint' }), at({ kind: 'complaint' })],
    [at({ kind: 'idle' }), at({ kind: 'complaint' })],
    [at({ kind: 'survey' }, complaint), at({ kind: 'survey' }, complaint)],
  ] as const) {
    expect(sentWithComplaint(sent, { record, before, after })).toBe(true)
    expect(toShown(sent, { record, before, after }).text).toBe('(berkas dikirim bersama pengaduan)')
  }
  const elsewhere = at({ kind: 'question', key: 'file:familyCard', page: 0 }, complaint)
  expect(sentWithComplaint(sent, { record, before: elsewhere, after: elsewhere })).toBe(false)
})

test('six digits alone are taken for a PIN where nothing is asked that they answer', () => {
  for (const kind of ['idle', 'groups', 'resume'] as const) expect(shown('637 909', at({ kind }))).toBe('••• •••')
  expect(shown('637909.', at({ kind: 'idle' }))).toBe('••••••.')
  expect(shown('170890', at({ kind: 'question', key: 'child.birthDate', page: 0 }))).toBe('170890')
  expect(shown('6503051708909901', at({ kind: 'idle' }))).toBe('6503051708909901')
})

test('a PIN is left out where one was asked for, and beside a number', () => {
  expect(shown('123456', at({ kind: 'pin', reference: 'a', serviceTitle: 'KIA' }))).toBe('••••••')
  expect(shown('123 456', at({ kind: 'follow', trackingNumber: 'SPL-0000-0000-0000' }))).toBe('••• •••')
  expect(shown('123456', at({ kind: 'question', key: '@nik', page: 0 }))).toBe('123456')
})
