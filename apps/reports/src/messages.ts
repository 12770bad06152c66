import { defineMessages } from '@sipelandukilat/sdk'

export const messages = defineMessages('reports', {
  id: {
    'overview.title': 'Laporan',
    'overview.empty.title': 'Belum ada angka',
    'overview.empty.description': 'Angka muncul begitu ada permohonan pada masa yang dipilih.',
  },
  en: {
    'overview.title': 'Reports',
    'overview.empty.title': 'No figures yet',
    'overview.empty.description': 'Figures appear as soon as there are applications in the chosen period.',
  },
})
