import { defineManifest } from '@sipelandukilat/sdk/manifest'

export const manifest = defineManifest({
  id: 'intake',
  version: '0.1.0',
  title: { id: 'Permohonan', en: 'Applications' },
  owner: 'sipelandukilat',
  engines: { shell: '^0.1.0' },
  contributes: {
    routes: ['/intake'],
    navigation: [
      {
        id: 'inbox',
        label: { id: 'Kotak Masuk', en: 'Inbox' },
        description: {
          id: 'Periksa, proses, dan terbitkan permohonan warga.',
          en: 'Check, process and issue what citizens applied for.',
        },
        path: '/intake',
        icon: 'inbox',
        order: 10,
        ability: ['read', 'Application'],
      },
    ],
  },
})
