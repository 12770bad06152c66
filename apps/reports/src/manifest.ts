import { defineManifest } from '@sipelandukilat/sdk/manifest'

export const manifest = defineManifest({
  id: 'reports',
  version: '0.1.0',
  title: { id: 'Laporan', en: 'Reports' },
  owner: 'sipelandukilat',
  engines: { shell: '^0.1.0' },
  requestedScopes: ['read:Report', 'compare:Report', 'read:Region', 'update:Region'],
  contributes: {
    routes: ['/reports'],
    navigation: [
      {
        id: 'overview',
        label: { id: 'Laporan', en: 'Reports' },
        description: {
          id: 'Jumlah, waktu, dan capaian per layanan dan wilayah.',
          en: 'Counts, times and coverage by service and region.',
        },
        path: '/reports',
        icon: 'chart',
        order: 30,
        ability: ['read', 'Report'],
      },
    ],
  },
})
