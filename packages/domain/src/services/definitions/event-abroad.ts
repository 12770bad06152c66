import type { FormSection } from '../service-definition'
import { reporterWorksheet, reportType, subjectOrApplicant, subjectOrApplicantWorksheet } from './civil-record'
import { completeService } from './complete-service'
import { askOfficial, ownLines, worksheetOf } from './official-forms'
import { ask, is, oneOf, text } from './questions'
import { witnesses, witnessesWorksheet } from './shared-sections'

const form = 'F-2.01F'

const person = subjectOrApplicant(form, {
  nik: 'optional',
  // A birth, a death, an adopted child: whoever reports it is somebody else.
  anotherWhen: oneOf('foreignEvent.eventKind', '1', '4', '5'),
  words: {
    title: text('Siapa yang Mengalami Peristiwa', 'Whom it happened to'),
    who: text('yang mengalami', 'the person'),
    question: text('Apakah peristiwa ini tentang Anda sendiri?', 'Did it happen to you yourself?'),
  },
  after: [ask('isOnFamilyCard', 'boolean', text('Orang itu tercantum dalam KK?', 'Is that person on a family card?'))],
})

const foreignEvent: FormSection = {
  id: 'foreignEvent',
  title: text('Peristiwa di Luar Negeri', 'Event abroad'),
  fields: [
    reportType(form, '4'),
    askOfficial(`${form}:foreignEvent.eventKind`, { label: text('Peristiwa apa?', 'Which event?') }),
    askOfficial(`${form}:foreignEvent.localProofNumber`, {
      label: text('Nomor akta dari negara setempat', 'Number of the local certificate'),
      maxLength: 100,
    }),
    askOfficial(`${form}:foreignEvent.localProofDate`, {
      label: text('Tanggal akta dari negara setempat', 'Date of the local certificate'),
      isPast: true,
    }),
    askOfficial(`${form}:foreignEvent.missionOffice`, {
      label: text('Kantor Perwakilan RI', 'Indonesian mission'),
      help: text('Misalnya: Konsulat RI Tawau.', 'For example: the consulate in Tawau.'),
      maxLength: 100,
    }),
    askOfficial(`${form}:foreignEvent.missionLetterNumber`, {
      label: text('Nomor surat keterangan Perwakilan RI', 'Number of the mission’s letter'),
      maxLength: 100,
    }),
    askOfficial(`${form}:foreignEvent.missionLetterDate`, {
      label: text('Tanggal surat keterangan Perwakilan RI', 'Date of the mission’s letter'),
      isPast: true,
    }),
    ask('returnDate', 'date', text('Tanggal kembali ke Indonesia', 'Date of return to Indonesia'), {
      isPast: true,
      help: text('Batas waktu melapor dihitung dari tanggal ini.', 'The time to report runs from this date.'),
      note: 'no place on the form',
    }),
    ask(
      'changesFamily',
      'boolean',
      text('Data keluarga dalam KK ikut berubah?', 'Do the data on the family card change?'),
    ),
  ],
}

/** Report of a vital event that was recorded abroad. */
export const eventAbroad = completeService('LAPOR-LN', {
  deadlineFrom: 'foreignEvent.returnDate',
  requirements: { familyCard: is('person.isOnFamilyCard', true) },
  products: { familyCard: is('foreignEvent.changesFamily', true) },
  sections: [foreignEvent, person, witnesses(form)],
  worksheet: [
    ...reporterWorksheet(form, 'foreignEvent.reportType'),
    ...subjectOrApplicantWorksheet(form),
    ...witnessesWorksheet(form),
    ...worksheetOf(form, 'foreignEvent', foreignEvent),
    ...ownLines(`${form} Pelaporan dari Luar Wilayah NKRI`, foreignEvent, 'returnDate'),
  ],
})
