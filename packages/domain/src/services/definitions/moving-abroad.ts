import type { FormSection } from '../service-definition'
import { completeService } from './complete-service'
import { moveFields, moveOrigin, moveOriginWorksheet, movers, moversWorksheet, moveWorksheet } from './move-sections'
import { askOfficial, countriesAbroad, worksheetOf } from './official-forms'
import { text } from './questions'

const form = 'F-1.03'

const abroad: FormSection = {
  id: 'abroad',
  title: text('Tujuan di Luar Negeri', 'Destination abroad'),
  fields: [
    askOfficial(`${form}:abroad.destinationCountry`, {
      label: text('Negara tujuan', 'Country'),
      codes: countriesAbroad(),
      initial: 'MY',
    }),
    askOfficial(`${form}:abroad.destinationAbroadAddress`, { label: text('Alamat di sana', 'Address there') }),
    askOfficial(`${form}:abroad.responsibleParty`, {
      label: text('Siapa yang bertanggung jawab di sana?', 'Who is responsible there?'),
      help: text('Misalnya: nama keluarga atau perusahaan.', 'For example: the name of a relative or company.'),
      maxLength: 100,
    }),
    askOfficial(`${form}:abroad.plannedMoveDate`, {
      label: text('Rencana tanggal pindah', 'Planned date of the move'),
    }),
  ],
}

const move: FormSection = { id: 'move', title: text('Kepindahan', 'The move'), fields: moveFields() }

/** Moving letter for citizens who settle abroad (SKPLN). */
export const movingAbroadLetter = completeService('SKPLN', {
  sections: [moveOrigin('2'), abroad, move, movers()],
  worksheet: [
    ...moveOriginWorksheet(),
    ...moveWorksheet(),
    ...moversWorksheet(),
    ...worksheetOf(form, 'abroad', abroad),
  ],
})
