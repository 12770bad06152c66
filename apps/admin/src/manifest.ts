import { defineManifest } from '@sipelandukilat/sdk/manifest'

export const manifest = defineManifest({
  id: 'admin',
  version: '0.1.0',
  title: { id: 'Administrasi', en: 'Administration' },
  owner: 'sipelandukilat',
  engines: { shell: '^0.1.0' },
  contributes: {
    routes: ['/admin'],
    navigation: [
      {
        id: 'regions',
        label: { id: 'Wilayah', en: 'Regions' },
        description: {
          id: 'Kantor, jam layanan, dan kesiapan tiap wilayah.',
          en: 'Offices, hours and readiness of each region.',
        },
        path: '/admin',
        icon: 'building',
        order: 40,
        ability: ['update', 'Region'],
      },
    ],
  },
})
