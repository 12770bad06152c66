import type { FormSection } from '../service-definition'
import { completeService } from './complete-service'
import { ownLines } from './official-forms'
import { ask, choice, is, text } from './questions'

const document: FormSection = {
  id: 'document',
  title: text('Dokumen', 'Document'),
  fields: [
    ask('kind', 'choice', text('Dokumen apa?', 'Which document?'), {
      codes: [
        choice('1', 'Akta kelahiran', 'Birth certificate'),
        choice('2', 'Akta kematian', 'Death certificate'),
        choice('3', 'Akta perkawinan', 'Marriage certificate'),
        choice('4', 'Akta perceraian', 'Divorce certificate'),
        choice('5', 'Kartu Keluarga', 'Family card'),
        choice('6', 'Dokumen lain', 'Another document'),
      ],
    }),
    ask('otherKind', 'text', text('Nama dokumen', 'Name of the document'), {
      shownWhen: is('document.kind', '6'),
      maxLength: 100,
    }),
    ask('hasCode', 'boolean', text('Ada kode QR di dokumen itu?', 'Is there a QR code on it?'), {
      help: text(
        'Kode QR berarti dokumen ditandatangani secara elektronik.',
        'A QR code means that it was signed electronically.',
      ),
    }),
    ask('number', 'text', text('Nomor dokumen', 'Number of the document'), { maxLength: 60 }),
    ask('name', 'text', text('Nama yang tertulis', 'Name on the document'), { maxLength: 150 }),
    ask('copies', 'number', text('Berapa lembar?', 'How many copies?'), { min: 1, max: 10 }),
    ask('purpose', 'text', text('Untuk keperluan apa?', 'What is it for?'), { required: false, maxLength: 200 }),
  ],
}

/** Copies certified by the office, of papers that bear no electronic signature; there is no official form. */
export const legalizedCopy = completeService('LEGAL', {
  sections: [document],
  rules: [
    {
      id: 'needsNone',
      brokenWhen: is('document.hasCode', true),
      field: 'document.hasCode',
      message: text(
        'Dokumen dengan kode QR tidak perlu dilegalisir: cukup dicetak, dan siapa pun dapat memindai kodenya.',
        'A document with a QR code needs no legalization: print it, and anyone can scan the code.',
      ),
      basis: 'Permendagri 104/2019',
    },
  ],
  worksheet: [
    { group: 'Pemohon', label: 'Nama', from: 'applicant.name' },
    { group: 'Pemohon', label: 'NIK', from: 'applicant.nik' },
    ...ownLines('Dokumen', document, 'kind', 'otherKind', 'hasCode', 'number', 'name', 'copies', 'purpose'),
  ],
})
