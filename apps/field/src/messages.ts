import { defineMessages } from '@sipelandukilat/sdk'

export const messages = defineMessages('field', {
  id: {
    'requests.title': 'Permintaan Kunjungan',
    'requests.empty.title': 'Belum ada permintaan',
    'requests.empty.description': 'Warga yang perlu dikunjungi muncul di sini.',
  },
  en: {
    'requests.title': 'Visit requests',
    'requests.empty.title': 'No requests yet',
    'requests.empty.description': 'People who need a visit appear here.',
  },
})
