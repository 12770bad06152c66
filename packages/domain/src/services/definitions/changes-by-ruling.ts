import type { Condition } from '../condition'
import type { FormField, FormSection } from '../service-definition'
import {
  domicileField,
  reporterWorksheet,
  reportType,
  subjectOrApplicant,
  subjectOrApplicantWorksheet,
} from './civil-record'
import { completeService } from './complete-service'
import { guardianFields, guardianWorksheet } from './guardian'
import { askOfficial, officialChoices, ownLines, worksheetOf, worksheetPart } from './official-forms'
import { ask, choice, is, text } from './questions'
import { witnesses, witnessesWorksheet } from './shared-sections'

const form = 'F-2.01E'

/** The certificate that is changed and the ruling that says so. */
function rulingFields(part: 'nameChange' | 'otherEvent'): FormField[] {
  return [
    askOfficial(`${form}:${part}.birthCertificateNumber`, {
      label: text('Nomor akta kelahiran', 'Number of the birth certificate'),
      maxLength: 60,
    }),
    askOfficial(`${form}:${part}.courtName`, { label: text('Nama pengadilan', 'Name of the court'), maxLength: 100 }),
    askOfficial(`${form}:${part}.courtRulingNumber`, {
      label: text('Nomor penetapan pengadilan', 'Number of the court ruling'),
      maxLength: 100,
    }),
    askOfficial(`${form}:${part}.courtRulingDate`, {
      label: text('Tanggal penetapan pengadilan', 'Date of the court ruling'),
      isPast: true,
    }),
  ]
}

const card = ask('card', 'choice', text('Kartu identitas pemilik akta', 'Identity card of the holder'), {
  codes: [
    choice('1', 'KTP-el', 'Identity card (KTP-el)'),
    choice('2', 'Kartu Identitas Anak (KIA)', 'Child identity card (KIA)'),
    choice('3', 'Belum punya', 'None yet'),
  ],
})

const namedPerson = subjectOrApplicant(form, { after: [...guardianFields(form, 'nameChange'), card] })

const nameChange: FormSection = {
  id: 'nameChange',
  title: text('Perubahan Nama', 'Change of name'),
  fields: [
    reportType(form, '1'),
    domicileField(form, text('Desa/Kelurahan domisili pemilik akta', 'Village where the holder lives')),
    askOfficial(`${form}:nameChange.oldName`, {
      label: text('Nama lama, seperti di akta', 'Old name, as on the certificate'),
      maxLength: 100,
    }),
    askOfficial(`${form}:nameChange.newName`, {
      type: 'personName',
      label: text('Nama baru, seperti di penetapan', 'New name, as in the ruling'),
      help: text('Sekurangnya dua kata, paling banyak 60 huruf.', 'At least two words, at most 60 letters.'),
    }),
    ...rulingFields('nameChange'),
  ],
}

const livesHere: Condition = { field: 'nameChange.domicile', inActingRegency: true }

/** A new name by court ruling, with the cards that show it. */
export const changeOfName = completeService('UB-NAMA', {
  deadlineFrom: 'nameChange.courtRulingDate',
  products: {
    familyCard: livesHere,
    idCard: { all: [livesHere, is('person.card', '1')] },
    childCard: { all: [livesHere, is('person.card', '2')] },
  },
  sections: [namedPerson, nameChange, witnesses(form)],
  worksheet: [
    ...reporterWorksheet(form, 'nameChange.reportType', 'nameChange.domicile'),
    ...subjectOrApplicantWorksheet(form),
    ...witnessesWorksheet(form),
    ...worksheetOf(form, 'nameChange', nameChange),
    ...guardianWorksheet(form, 'nameChange'),
    ...worksheetPart(form, 'nameChange', { nationality: 'person.nationality' }),
    ...ownLines(`${form} Perubahan Nama`, namedPerson, 'card'),
  ],
})

const isChangeOfSex = is('otherEvent.kind', '1')

function sexField(id: 'oldSex' | 'newSex', label: FormField['label']): FormField {
  return askOfficial(`${form}:otherEvent.${id}`, { label, shownWhen: isChangeOfSex, required: true, specific: true })
}

const otherEvent: FormSection = {
  id: 'otherEvent',
  title: text('Peristiwa Penting Lainnya', 'Another vital event'),
  fields: [
    reportType(form, '3'),
    ask('kind', 'choice', text('Apa yang ditetapkan pengadilan?', 'What did the court rule?'), {
      codes: [
        choice('1', 'Perubahan jenis kelamin', 'A change of sex'),
        choice('2', 'Perubahan lain', 'Another change'),
      ],
    }),
    sexField('oldSex', text('Jenis kelamin di akta', 'Sex on the certificate')),
    sexField('newSex', text('Jenis kelamin menurut penetapan', 'Sex by the ruling')),
    ask('description', 'longText', text('Bunyi penetapan dengan singkat', 'The ruling in short'), {
      shownWhen: is('otherEvent.kind', '2'),
      maxLength: 500,
      note: 'the form names a change of sex only',
    }),
    ...rulingFields('otherEvent'),
  ],
}

const person = subjectOrApplicant(form)

/** Another change of civil data by court ruling. */
export const otherVitalEvent = completeService('UB-PPL', {
  deadlineFrom: 'otherEvent.courtRulingDate',
  sections: [person, otherEvent, witnesses(form)],
  rules: [
    {
      id: 'sameSex',
      brokenWhen: {
        any: officialChoices(`${form}:otherEvent.newSex`).map(({ code }) => ({
          all: [is('otherEvent.oldSex', code), is('otherEvent.newSex', code)],
        })),
      },
      field: 'otherEvent.newSex',
      message: text(
        'Jenis kelamin lama dan baru sama. Periksa jawabannya.',
        'The old and the new sex are the same. Check the answers.',
      ),
    },
  ],
  worksheet: [
    ...reporterWorksheet(form, 'otherEvent.reportType'),
    ...subjectOrApplicantWorksheet(form),
    ...witnessesWorksheet(form),
    ...worksheetOf(form, 'otherEvent', otherEvent),
    ...ownLines(`${form} Perubahan Peristiwa Penting Lainnya`, otherEvent, 'kind', 'description'),
  ],
})
