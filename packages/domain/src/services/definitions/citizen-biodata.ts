import type { Condition } from '../condition'
import type { FormSection } from '../service-definition'
import { biodataFields, memberName, membersWorksheet } from './biodata'
import { completeService } from './complete-service'
import { familyAddress, familyAddressWorksheet } from './family-address'
import { choicesOf } from './official-forms'
import { ask, is, text } from './questions'

const documents: FormSection = {
  id: 'documents',
  title: text('Bukti yang Ada', 'Proofs at hand'),
  fields: [
    ask('hasDocuments', 'boolean', text('Punya surat atau dokumen apa pun?', 'Is there any letter or document?'), {
      help: text(
        'Misalnya akta, surat lahir, ijazah, buku nikah, surat baptis. Bila tidak ada, Anda menandatangani F-1.04.',
        'For example a certificate, birth letter, diploma, marriage book, baptism letter. If not, you sign form F-1.04.',
      ),
    }),
    ask('hasResidenceProof', 'boolean', text('Ada bukti tempat tinggal?', 'Is there a proof of residence?'), {
      help: text(
        'Bila tidak ada, mintalah surat RT/RW atau desa.',
        'If not, ask the neighbourhood or village for a letter.',
      ),
    }),
    ask('isOthersAddress', 'boolean', text('Memakai alamat orang lain?', 'Is it somebody else’s address?'), {
      help: text('Pemilik rumah menandatangani F-1.03C.', 'The owner of the house signs form F-1.03C.'),
    }),
  ],
}

const members: FormSection = {
  id: 'members',
  title: text('Orang yang Belum Punya NIK', 'People without a NIK'),
  repeat: { min: 1, max: 10 },
  rowTitle: text('Orang', 'Person'),
  role: 'member',
  fields: [memberName(), ...biodataFields()],
}

/** Any education but "none or not yet". */
const attendedSchool: Condition = {
  field: 'members.education',
  in: choicesOf('pendidikan').flatMap(({ code }) => (code === '1' ? [] : code)),
}
const hasDocuments = is('documents.hasDocuments', true)

/** First registration of citizens who have no NIK. */
export const citizenBiodata = completeService('BIO-WNI', {
  requirements: {
    eventProof: hasDocuments,
    educationProof: { all: [hasDocuments, attendedSchool] },
    villageLetter: is('documents.hasResidenceProof', false),
    noDocumentsStatement: is('documents.hasDocuments', false),
    addressConsent: is('documents.isOthersAddress', true),
  },
  sections: [familyAddress('citizen'), members, documents],
  worksheet: [...familyAddressWorksheet(), ...membersWorksheet(members.fields)],
  doubts: [
    {
      about: 'requirements.eventProof',
      text: 'not asked of a person without any document, who signs F-1.04 instead; the list does not say so',
    },
  ],
  smsFields: ['members.fullName', 'members.birthDate', 'members.motherName', '@kkNumber', '@village', '@district'],
})
