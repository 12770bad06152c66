import type { FormSection, WorksheetLine } from '../service-definition'
import { askOfficial, choicesOf, ownLines } from './official-forms'
import { ask, choice, is, text } from './questions'

const form = 'F-1.01'
const together = is('family.card', '1')
const married = '2'

/** What the family card and the identity cards of a couple say once their marriage is registered. */
export const familyAfterMarriage: FormSection = {
  id: 'family',
  title: text('KK Sesudah Perkawinan', 'The family card after the marriage'),
  description: text(
    'KK dan KTP-el diperbarui sekaligus; Anda tidak perlu mengajukan lagi.',
    'Family card and identity cards are renewed at once; you need not apply again.',
  ),
  // Whose husband or wife has died is registered as married then, and widowed since.
  shownWhen: is('marriage.hasDeceasedSpouse', false),
  fields: [
    ask('card', 'choice', text('KK yang dipakai', 'Which family card?'), {
      codes: [
        choice('1', 'KK baru bersama', 'A new card together'),
        choice('2', 'Istri masuk KK suami', 'The wife joins his'),
        choice('3', 'Suami masuk KK istri', 'The husband joins hers'),
      ],
    }),
    ask('head', 'choice', text('Kepala keluarga', 'Head of family'), {
      codes: [choice('1', 'Suami', 'The husband'), choice('2', 'Istri', 'The wife')],
      initial: '1',
      shownWhen: together,
    }),
    askOfficial(`${form}:head.address`, {
      label: text('Alamat', 'Address'),
      help: text('Jalan, dusun, nomor rumah.', 'Street, hamlet, house number.'),
      shownWhen: together,
      required: true,
    }),
    askOfficial(`${form}:head.rt`, { label: text('RT', 'RT'), shownWhen: together, required: false }),
    askOfficial(`${form}:head.rw`, { label: text('RW', 'RW'), shownWhen: together, required: false }),
    ask('maritalStatus', 'choice', text('Status perkawinan menjadi', 'Marital status becomes'), {
      codes: choicesOf('status_perkawinan', [married]),
      preset: married,
    }),
  ],
}

/** The lines of `familyAfterMarriage`; the status is typed for the identity cards too. */
export function familyAfterMarriageWorksheet(): WorksheetLine[] {
  const group = 'KK sesudah perkawinan'
  return [
    ...ownLines(group, familyAfterMarriage, 'card', 'head', 'address', 'rt', 'rw').map((line) => ({
      ...line,
      for: ['familyCard'],
    })),
    ...ownLines(group, familyAfterMarriage, 'maritalStatus').map((line) => ({
      ...line,
      for: ['familyCard', 'idCard'],
    })),
  ]
}
