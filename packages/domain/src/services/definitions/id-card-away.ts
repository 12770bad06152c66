import type { FormSection } from '../service-definition'
import { populationEventApplicant } from './applicant-lines'
import { completeService } from './complete-service'
import { askOfficial, ownLines, worksheetPart } from './official-forms'
import { ask, choice, is, text } from './questions'

const form = 'F-1.02'

const request: FormSection = {
  id: 'request',
  title: text('KTP-el di Tempat Berada Sekarang', 'Identity card away from home'),
  fields: [
    askOfficial(`${form}:requests.idCardRequest`, { label: text('Permohonan KTP-el', 'Request'), preset: ['F'] }),
    ask('cause', 'choice', text('Apa yang terjadi dengan KTP-el itu?', 'What happened to the identity card?'), {
      codes: [
        choice('1', 'Hilang', 'Lost'),
        choice('2', 'Rusak', 'Damaged'),
        choice('3', 'Sudah rekam, tetapi belum pernah dicetak', 'Enrolled, but never printed'),
      ],
    }),
    ask('circumstances', 'longText', text('Bagaimana hilang atau rusaknya?', 'How was it lost or damaged?'), {
      required: false,
      maxLength: 500,
      shownWhen: { not: is('request.cause', '3') },
    }),
    ask('domicile', 'region', text('Desa/Kelurahan sesuai KTP-el', 'Village on the identity card'), {
      level: 'village',
      help: text(
        'Data tidak berubah; bila ingin pindah, ajukan Surat Keterangan Pindah.',
        'Your data stay; to move, apply for a moving letter.',
      ),
    }),
  ],
}

/** An identity card printed where the person is, away from the domicile. */
export const idCardAway = completeService('KTP-LD', {
  requirements: { policeLossReport: is('request.cause', '1'), oldIdCard: is('request.cause', '2') },
  sections: [request],
  worksheet: [
    ...populationEventApplicant(),
    ...ownLines(`${form} Data Pemohon`, request, 'domicile'),
    ...worksheetPart(form, 'requests', { idCardRequest: 'request.idCardRequest' }),
    ...ownLines(`${form} Jenis Permohonan`, request, 'cause', 'circumstances'),
  ],
})
