import type { AnswerRule, FormSection } from '../service-definition'
import { completeService } from './complete-service'
import {
  destinationFields,
  destinationWorksheet,
  leavesFamily,
  moveFields,
  moveOrigin,
  moveOriginWorksheet,
  movers,
  moversWorksheet,
  moveWorksheet,
  newHeadFields,
  othersAddress,
} from './move-sections'
import { askOfficial } from './official-forms'
import { ask, is, text } from './questions'

const form = 'F-1.03'

const destination: FormSection = {
  id: 'destination',
  title: text('Alamat Tujuan', 'New address'),
  fields: [
    ...destinationFields(),
    askOfficial(`${form}:destination.destinationPostalCode`, {
      id: 'postalCode',
      label: text('Kode pos', 'Postal code'),
      required: false,
    }),
    othersAddress(),
  ],
}

const move: FormSection = {
  id: 'move',
  title: text('Kepindahan', 'The move'),
  fields: [
    ...moveFields(),
    ...newHeadFields(),
    askOfficial(`${form}:move.movingFamilyCard`, {
      label: text('KK di tempat tujuan', 'Family card at the destination'),
      required: true,
    }),
    ask(
      'hasChildAlone',
      'boolean',
      text('Ada anak yang pindah tanpa orang tuanya?', 'Does a child move without its parents?'),
      {
        help: text('Orang tua menandatangani F-1.03A.', 'The parents sign form F-1.03A.'),
      },
    ),
  ],
}

const withinRegency: AnswerRule = {
  id: 'withinRegency',
  brokenWhen: { field: 'destination.village', inActingRegency: true },
  field: 'destination.village',
  message: text(
    'Pindah di dalam satu kabupaten/kota tidak memakai surat pindah; cukup KK dengan alamat baru. Ajukan Perubahan Kartu Keluarga, atau periksa tujuannya.',
    'A move within one regency or city needs no moving letter; a family card with the new address is enough. Apply for a change of the family card, or check the destination.',
  ),
  leadsTo: 'KK-UBAH',
  basis: 'Perpres 96/2018 Pasal 25; Permendagri 108/2019 Pasal 30',
}

/** Moving letter from one regency to another, with the family card of those who stay. */
export const movingLetter = completeService('SKP', {
  products: { familyCard: leavesFamily },
  rules: [withinRegency],
  requirements: {
    custodyAuthorization: is('move.hasChildAlone', true),
    acceptanceStatement: is('move.movingFamilyCard', '1'),
    addressConsent: is('destination.isOthersAddress', true),
  },
  sections: [moveOrigin('1'), destination, move, movers()],
  worksheet: [
    ...moveOriginWorksheet(),
    ...destinationWorksheet('destination', {
      moveClassification: 'derived.moveClassification',
      destinationPostalCode: 'destination.postalCode',
    }),
    ...moveWorksheet({ movingFamilyCard: 'move.movingFamilyCard' }),
    ...moversWorksheet(),
    { group: 'KK bagi yang tinggal', label: 'Kepala keluarga baru', from: 'move.newHeadName', for: ['familyCard'] },
    { group: 'KK bagi yang tinggal', label: 'NIK kepala keluarga baru', from: 'move.newHeadNik', for: ['familyCard'] },
  ],
  smsFields: ['@nik', '@kkNumber', '@name', '@village', '@district', '@note', 'move.reason'],
})
