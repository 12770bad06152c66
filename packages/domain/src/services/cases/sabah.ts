import { text } from '../definitions/questions'
import { birthPapers, deathPapers, marriagePapers, returnPapers } from './sabah-papers'
import { enrolment, familyCard, identity, lateBirth, report, returned, school, statusOnCard } from './sabah-steps'
import type { ServiceCase } from './service-case'

const unlessRenewed = text(
  'Bila belum diperbarui pada langkah pertama.',
  'If it was not renewed with the first step already.',
)

/** A birth, marriage or death in Sabah, and the return from there: one entry, every step in its order. */
export const sabahCase: ServiceCase = {
  id: 'sabah',
  title: text('Peristiwa di Sabah atau pulang dari Sabah', 'Events in Sabah, or a return from there'),
  shortTitle: text('Urusan dari Sabah', 'Matters of Sabah'),
  summary: text(
    'Lahir, menikah, meninggal, atau pulang tanpa dokumen: surat apa yang dibawa dan urutan langkahnya.',
    'Birth, marriage, death, or a return without papers: what to bring, and the steps in order.',
  ),
  question: text('Apa yang terjadi?', 'What happened?'),
  events: [
    {
      id: 'lahir',
      label: text('Anak lahir di Sabah', 'A child was born there'),
      papers: birthPapers,
      steps: [report('UU 23/2006 Pasal 29'), identity, lateBirth, familyCard('KK-UBAH', unlessRenewed), school],
    },
    {
      id: 'nikah',
      label: text('Menikah di Sabah', 'We married there'),
      papers: marriagePapers,
      steps: [
        report('UU 23/2006 Pasal 37'),
        identity,
        familyCard('KK-BARU', text('Bila belum serumah dalam satu KK.', 'If you do not share a family card yet.')),
        statusOnCard,
      ],
    },
    {
      id: 'meninggal',
      label: text('Meninggal di Sabah', 'Somebody died there'),
      papers: deathPapers,
      steps: [report('UU 23/2006 Pasal 45'), familyCard('KK-UBAH', unlessRenewed), statusOnCard],
    },
    {
      id: 'pulang',
      label: text('Pulang tanpa dokumen', 'Returned without papers'),
      papers: returnPapers,
      steps: [returned, lateBirth, enrolment, school],
    },
  ],
  doubts: [
    {
      about: 'papers',
      text: text(
        'nama surat Malaysia dan konsulat dari kebiasaan; konsulat memastikannya',
        'names of the Malaysian and the mission’s papers follow practice; the consulate confirms them',
      ),
    },
    {
      about: 'certificate',
      text: text(
        'akta untuk kelahiran yang tidak tercatat di mana pun: praktik kantor, pasalnya belum dibaca',
        'a certificate for a birth recorded nowhere: practice of offices, the article was not read',
      ),
    },
    {
      about: 'school',
      text: text(
        'penempatan kelas oleh Dinas Pendidikan: dari pengetahuan umum; provinsi memastikannya',
        'placement by the education office: background knowledge; a province confirms it',
      ),
    },
    {
      about: 'basis',
      text: text(
        'Pasal 13, 37, 45, dan 63 dari pengetahuan umum; provinsi memastikannya',
        'articles 13, 37, 45 and 63: background knowledge; a province confirms them',
      ),
    },
  ],
}
