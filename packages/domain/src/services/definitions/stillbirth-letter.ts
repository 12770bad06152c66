import type { FormSection } from '../service-definition'
import { reporterWorksheet, reportType } from './civil-record'
import { completeService } from './complete-service'
import { askOfficial, worksheetOf, worksheetPart } from './official-forms'
import { ask, is, text } from './questions'
import { fatherSection, motherSection, parentsWorksheet, witnesses, witnessesWorksheet } from './shared-sections'

const form = 'F-2.01A'

const stillbirth: FormSection = {
  id: 'stillbirth',
  title: text('Bayi', 'The baby'),
  description: text('Kami turut berduka. Isi yang Anda ketahui.', 'We are sorry for your loss. Fill in what you know.'),
  fields: [
    reportType(form, '2'),
    askOfficial(`${form}:subject.name`, {
      id: 'name',
      type: 'personName',
      label: text('Nama bayi, bila sudah diberi nama', 'The baby’s name, if it was given one'),
      required: false,
    }),
    askOfficial(`${form}:stillbirth.sex`, { label: text('Jenis kelamin', 'Sex') }),
    askOfficial(`${form}:stillbirth.stillbirthDate`, {
      label: text('Tanggal lahir mati', 'Date of the stillbirth'),
      isPast: true,
      event: 'birth',
      role: 'child',
    }),
    askOfficial(`${form}:stillbirth.gestationMonths`, {
      label: text('Berapa bulan dalam kandungan?', 'How many months of pregnancy?'),
      min: 1,
      max: 10,
    }),
    askOfficial(`${form}:stillbirth.birthKind`, { label: text('Tunggal atau kembar', 'Single or multiple birth') }),
    askOfficial(`${form}:stillbirth.birthOrder`, {
      label: text('Kelahiran ke berapa?', 'Which birth is it?'),
      help: text('1 untuk yang pertama.', '1 for the first.'),
      min: 1,
      max: 30,
    }),
    askOfficial(`${form}:stillbirth.birthPlace`, {
      label: text('Di kabupaten/kota mana?', 'In which regency or city?'),
      isInIndonesia: true,
      maxLength: 100,
    }),
    askOfficial(`${form}:stillbirth.birthFacility`, { label: text('Dilahirkan di', 'Born at') }),
    askOfficial(`${form}:stillbirth.birthAttendant`, { label: text('Penolong kelahiran', 'Who helped at the birth') }),
    askOfficial(`${form}:stillbirth.cause`, {
      label: text('Sebab lahir mati, bila diketahui', 'Cause, if known'),
      required: false,
      maxLength: 200,
    }),
    askOfficial(`${form}:stillbirth.determinedBy`, { label: text('Siapa yang menentukan?', 'Who determined it?') }),
    ask('isFatherRecorded', 'boolean', text('Nama ayah ikut dicatat?', 'Is the father recorded too?')),
  ],
}

const mother = motherSection()
const father = fatherSection(is('stillbirth.isFatherRecorded', true))

/** Letter about a stillbirth. */
export const stillbirthLetter = completeService('LAHIRMATI', {
  deadlineFrom: 'stillbirth.stillbirthDate',
  sections: [stillbirth, mother, father, witnesses(form)],
  rules: [
    {
      id: 'motherTooYoung',
      brokenWhen: { field: 'mother.birthDate', laterThan: 'stillbirth.stillbirthDate' },
      field: 'mother.birthDate',
      message: text(
        'Tanggal lahir ibu sesudah tanggal lahir mati. Periksa tahunnya.',
        'The mother’s date of birth is later than that of the stillbirth. Check the year.',
      ),
    },
    {
      id: 'fatherTooYoung',
      brokenWhen: { field: 'father.birthDate', laterThan: 'stillbirth.stillbirthDate' },
      field: 'father.birthDate',
      message: text(
        'Tanggal lahir ayah sesudah tanggal lahir mati. Periksa tahunnya.',
        'The father’s date of birth is later than that of the stillbirth. Check the year.',
      ),
    },
  ],
  worksheet: [
    ...reporterWorksheet(form, 'stillbirth.reportType'),
    ...worksheetPart(form, 'subject', { name: 'stillbirth.name' }),
    ...parentsWorksheet(),
    ...witnessesWorksheet(form),
    ...worksheetOf(form, 'stillbirth', stillbirth),
  ],
  smsFields: ['@nik', '@kkNumber', 'mother.name', 'stillbirth.stillbirthDate', '@village', '@district'],
})
