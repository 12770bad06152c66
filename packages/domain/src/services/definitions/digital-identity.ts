import type { FormSection } from '../service-definition'
import { completeService } from './complete-service'
import { ownLines } from './official-forms'
import { ask, choice, text } from './questions'

const activation: FormSection = {
  id: 'activation',
  title: text('Aktivasi IKD', 'Activation'),
  description: text(
    'Petugas memandu swafoto dan pemindaian QR di ponsel Anda.',
    'An officer guides you through the selfie and the QR scan on your phone.',
  ),
  fields: [
    ask('phone', 'phone', text('Nomor HP', 'Phone number'), { sameAs: 'applicant.phone' }),
    ask('email', 'email', text('Alamat surel di ponsel itu', 'E-mail address on that phone'), {
      help: text('IKD mengirim kode ke surel ini.', 'The application sends a code to this address.'),
    }),
    ask('system', 'choice', text('Jenis ponsel', 'Kind of phone'), {
      codes: [choice('1', 'Android', 'Android'), choice('2', 'iPhone', 'iPhone')],
      required: false,
    }),
  ],
}

/** Activation of the digital identity (IKD) before an officer; there is no official form. */
export const digitalIdentity = completeService('IKD', {
  sections: [activation],
  worksheet: [
    { group: 'Pemohon', label: 'NIK', from: 'applicant.nik' },
    { group: 'Pemohon', label: 'Nama', from: 'applicant.name' },
    ...ownLines('Aktivasi', activation, 'phone', 'email', 'system'),
  ],
  smsFields: ['@nik', '@name', '@phone', 'activation.email', '@village', '@district'],
})
