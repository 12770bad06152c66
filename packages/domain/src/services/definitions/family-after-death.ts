import type { Condition } from '../condition'
import type { FormSection, WorksheetLine } from '../service-definition'
import { askOfficial, choicesOf, relationsToHead } from './official-forms'
import { ask, choice, is, text } from './questions'

const hasOthers = is('family.hasOthersOnCard', true)
const hasSpouse = is('family.hasSpouse', true)
const needsHead: Condition = { all: [hasOthers, is('family.deceasedWasHead', true)] }
const otherIsHead: Condition = {
  all: [needsHead, { any: [is('family.hasSpouse', false), is('family.newHead', '2')] }],
}
const widowed = '6'

/** Whom the deceased left, and what becomes of the family card and of the spouse's identity card. */
export const family: FormSection = {
  id: 'family',
  title: text('Keluarga yang Ditinggalkan', 'The family left behind'),
  description: text(
    'KK dan KTP-el pasangan diperbarui sekaligus; Anda tidak perlu mengajukan lagi.',
    'The family card and the spouse’s identity card are renewed at once; you need not apply again.',
  ),
  fields: [
    ask('hasOthersOnCard', 'boolean', text('Masih ada anggota lain dalam KK?', 'Do others remain on the family card?')),
    ask('hasSpouse', 'boolean', text('Suami atau istrinya masih hidup?', 'Does a husband or wife survive?')),
    ask('spouseName', 'personName', text('Nama suami atau istri', 'Name of the husband or wife'), {
      shownWhen: hasSpouse,
    }),
    ask('spouseNik', 'nik', text('NIK suami atau istri', 'NIK of the husband or wife'), {
      required: false,
      shownWhen: hasSpouse,
    }),
    ask('spouseStatus', 'choice', text('Status perkawinan pasangan menjadi', 'Marital status of the spouse becomes'), {
      codes: choicesOf('status_perkawinan', [widowed]),
      preset: widowed,
      shownWhen: hasSpouse,
    }),
    ask('deceasedWasHead', 'boolean', text('Almarhum/ah kepala keluarga?', 'Was the deceased the head of family?'), {
      shownWhen: hasOthers,
    }),
    ask('newHead', 'choice', text('Siapa kepala keluarga yang baru?', 'Who is the new head of family?'), {
      codes: [
        choice('1', 'Suami atau istrinya', 'The husband or wife'),
        choice('2', 'Anggota keluarga lain', 'Another member of the family'),
      ],
      shownWhen: { all: [needsHead, hasSpouse] },
    }),
    ask('newHeadName', 'personName', text('Nama kepala keluarga yang baru', 'Name of the new head of family'), {
      shownWhen: otherIsHead,
    }),
    ask('newHeadNik', 'nik', text('NIK kepala keluarga yang baru', 'NIK of the new head of family'), {
      shownWhen: otherIsHead,
      required: false,
    }),
    askOfficial('F-1.01:members.familyRelation', {
      id: 'newHeadRelation',
      label: text('Hubungannya dengan almarhum/ah', 'Relation to the deceased'),
      codes: relationsToHead(),
      shownWhen: otherIsHead,
      required: true,
    }),
  ],
}

/** Everybody else who stays on the card, by what they are to the new head. */
export const household: FormSection = {
  id: 'household',
  title: text('Anggota KK yang Lain', 'The other members on the card'),
  description: text(
    'Selain kepala keluarga yang baru. Tulis hubungan masing-masing dengannya.',
    'Besides the new head of family. Write what each is to the new head.',
  ),
  shownWhen: needsHead,
  repeat: { min: 0, max: 20 },
  rowTitle: text('Anggota keluarga', 'Member of the family'),
  fields: [
    ask('name', 'personName', text('Nama', 'Name')),
    ask('nik', 'nik', text('NIK, bila punya', 'NIK, if there is one'), { required: false }),
    askOfficial('F-1.01:members.familyRelation', {
      label: text('Hubungan dengan kepala keluarga baru', 'Relation to the new head of family'),
      codes: relationsToHead(),
      required: true,
    }),
  ],
}

/** What changes in the family card and on the spouse's card, line by line. */
export function familyAfterDeathWorksheet(): WorksheetLine[] {
  const card = (group: string, label: string, from: string): WorksheetLine => ({
    group,
    label,
    from,
    for: ['familyCard'],
  })
  const head = 'KK Kepala keluarga baru'
  return [
    card('KK Yang meninggal', 'Nomor KK', 'deceased.kkNumber'),
    card('KK Yang meninggal', 'Anggota yang dikeluarkan', 'deceased.name'),
    {
      ...card(head, 'Nama', 'family.newHeadName'),
      instead: { field: 'family.newHead', is: '1', from: 'family.spouseName' },
    },
    {
      ...card(head, 'NIK', 'family.newHeadNik'),
      instead: { field: 'family.newHead', is: '1', from: 'family.spouseNik' },
    },
    card(head, 'Hubungan dengan almarhum/ah', 'family.newHeadRelation'),
    card('KK Anggota', 'Nama', 'household.name'),
    card('KK Anggota', 'NIK', 'household.nik'),
    card('KK Anggota', 'SHDK menjadi', 'household.familyRelation'),
    { group: 'Pasangan', label: 'Nama', from: 'family.spouseName', for: ['idCard', 'familyCard'] },
    { group: 'Pasangan', label: 'NIK', from: 'family.spouseNik', for: ['idCard', 'familyCard'] },
    {
      group: 'Pasangan',
      label: 'Status perkawinan menjadi',
      from: 'family.spouseStatus',
      for: ['idCard', 'familyCard'],
    },
  ]
}
