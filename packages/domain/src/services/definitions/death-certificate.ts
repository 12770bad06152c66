import type { FormSection } from '../service-definition'
import { completeService } from './complete-service'
import { family, familyAfterDeathWorksheet, household } from './family-after-death'
import { askOfficial, officialChoices, worksheetPart } from './official-forms'
import { choice, is, text } from './questions'
import { witnesses, witnessesWorksheet } from './shared-sections'

const form = 'F-2.01A'

const deceased: FormSection = {
  id: 'deceased',
  title: text('Almarhum/ah', 'The deceased'),
  role: 'deceased',
  fields: [
    askOfficial(`${form}:death.name`, { type: 'personName', label: text('Nama almarhum/ah', 'Name of the deceased') }),
    askOfficial(`${form}:death.nik`, {
      label: text('NIK almarhum/ah, bila punya', 'NIK of the deceased, if there is one'),
      help: text('Lihat di KK atau KTP-el almarhum/ah.', 'Look at the family or identity card of the deceased.'),
      required: false,
      isOther: true,
    }),
    askOfficial(`${form}:subject.kkNumber`, {
      label: text('Nomor KK almarhum/ah', 'Family card number of the deceased'),
      required: false,
    }),
    askOfficial(`${form}:subject.nationality`, { label: text('Kewarganegaraan', 'Nationality') }),
  ],
}

/** "Lainnya" on the form: for a death certificate the letter of the village head stands beside a doctor's (Perpres 96/2018 Pasal 45). */
const byVillageHead = choice('4', 'Lain: kepala desa/lurah', 'Other: the village head')

const death: FormSection = {
  id: 'death',
  title: text('Kematian', 'Death'),
  fields: [
    askOfficial(`${form}:death.deathDate`, {
      label: text('Tanggal meninggal', 'Date of death'),
      isPast: true,
      event: 'death',
      role: 'deceased',
    }),
    askOfficial(`${form}:death.deathTime`, { label: text('Jam meninggal', 'Time of death'), required: false }),
    askOfficial(`${form}:death.deathPlace`, {
      label: text('Tempat meninggal', 'Place of death'),
      help: text('Misalnya: rumah, nama desa, atau rumah sakit.', 'For example: home, the village, or the hospital.'),
      maxLength: 150,
    }),
    askOfficial(`${form}:death.cause`, { label: text('Sebab meninggal', 'Cause of death') }),
    askOfficial(`${form}:death.certifiedBy`, {
      label: text('Siapa yang menerangkan?', 'Who certified it?'),
      help: text(
        'Meninggal di rumah tanpa tenaga kesehatan? Cukup surat keterangan kepala desa/lurah; ketua RT dapat mengantar.',
        'Died at home without medical staff? A letter of the village head is enough; the head of the neighbourhood may introduce you.',
      ),
      codes: officialChoices(`${form}:death.certifiedBy`).map((one) => (one.code === '4' ? byVillageHead : one)),
    }),
  ],
}

const parents: FormSection = {
  id: 'parents',
  title: text('Orang Tua Almarhum/ah', 'Parents of the deceased'),
  description: text('Isi yang Anda ketahui; boleh kosong.', 'Fill in what you know; it may stay empty.'),
  fields: [
    askOfficial(`${form}:father.name`, {
      id: 'fatherName',
      type: 'personName',
      label: text('Nama ayah', 'Father’s name'),
      required: false,
    }),
    askOfficial(`${form}:father.nik`, { id: 'fatherNik', label: text('NIK ayah', 'Father’s NIK'), required: false }),
    askOfficial(`${form}:mother.name`, {
      id: 'motherName',
      type: 'personName',
      label: text('Nama ibu', 'Mother’s name'),
      required: false,
    }),
    askOfficial(`${form}:mother.nik`, { id: 'motherNik', label: text('NIK ibu', 'Mother’s NIK'), required: false }),
  ],
}

/** Death certificate, with the family card and the surviving spouse's identity card. */
export const deathCertificate = completeService('AK-MATI', {
  products: { familyCard: is('family.hasOthersOnCard', true), idCard: is('family.hasSpouse', true) },
  deadlineFrom: 'death.deathDate',
  sections: [deceased, death, family, household, parents, witnesses(form)],
  worksheet: [
    ...worksheetPart(form, 'reporter', {
      name: 'applicant.name',
      nik: 'applicant.nik',
      kkNumber: 'applicant.kkNumber',
    }),
    ...worksheetPart(form, 'subject', {
      name: 'deceased.name',
      nik: 'deceased.nik',
      kkNumber: 'deceased.kkNumber',
      nationality: 'deceased.nationality',
    }),
    ...worksheetPart(form, 'father', { name: 'parents.fatherName', nik: 'parents.fatherNik' }),
    ...worksheetPart(form, 'mother', { name: 'parents.motherName', nik: 'parents.motherNik' }),
    ...witnessesWorksheet(form),
    ...worksheetPart(form, 'death', {
      nik: 'deceased.nik',
      name: 'deceased.name',
      deathDate: 'death.deathDate',
      deathTime: 'death.deathTime',
      cause: 'death.cause',
      deathPlace: 'death.deathPlace',
      certifiedBy: 'death.certifiedBy',
    }),
    ...familyAfterDeathWorksheet(),
  ],
  smsFields: ['@nik', 'deceased.nik', 'deceased.name', 'death.deathDate', '@village', '@district'],
})
