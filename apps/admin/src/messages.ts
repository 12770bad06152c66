import { defineMessages } from '@sipelandukilat/sdk'

export const messages = defineMessages('admin', {
  id: {
    'regions.title': 'Wilayah',
    'regions.empty.title': 'Belum ada wilayah',
    'regions.empty.description': 'Wilayah yang Anda kelola muncul di sini.',
  },
  en: {
    'regions.title': 'Regions',
    'regions.empty.title': 'No regions yet',
    'regions.empty.description': 'The regions you manage appear here.',
  },
})
