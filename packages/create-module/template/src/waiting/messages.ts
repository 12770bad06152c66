import { defineMessages } from '@sipelandukilat/sdk'

export const messages = defineMessages('%id%', {
  id: {
    title: '%titleId%',
    greeting: 'Selamat bekerja, {{name}}.',
    waiting_other: '{{count}} permohonan paling lama menunggu',
    tracking: 'Nomor',
    status: 'Status',
    submitted: 'Masuk',
    failed: 'Daftar tidak dapat dibaca',
    'empty.title': 'Tidak ada yang menunggu',
    'empty.description': 'Permohonan baru dari wilayah Anda muncul di sini.',
  },
  en: {
    title: '%titleEn%',
    greeting: 'Good to see you, {{name}}.',
    waiting_one: 'The application that has waited longest',
    waiting_other: 'The {{count}} applications that have waited longest',
    tracking: 'Number',
    status: 'Status',
    submitted: 'Received',
    failed: 'The list could not be read',
    'empty.title': 'Nothing is waiting',
    'empty.description': 'New applications from your region appear here.',
  },
})
