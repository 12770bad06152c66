import { defineMessages } from '@sipelandukilat/sdk'

export const messages = defineMessages('intake', {
  id: {
    'inbox.title': 'Kotak Masuk',
    'inbox.empty.title': 'Belum ada permohonan',
    'inbox.empty.description': 'Permohonan warga wilayah Anda muncul di sini begitu masuk.',
  },
  en: {
    'inbox.title': 'Inbox',
    'inbox.empty.title': 'No applications yet',
    'inbox.empty.description': 'Applications of your region appear here as soon as they arrive.',
  },
})
