import { defineManifest } from '@sipelandukilat/sdk/manifest'

export const manifest = defineManifest({
  id: 'field',
  version: '0.1.0',
  title: { id: 'Jemput Bola', en: 'Field service' },
  owner: 'sipelandukilat',
  engines: { shell: '^0.1.0' },
  contributes: {
    routes: ['/field'],
    navigation: [
      {
        id: 'visit-requests',
        label: { id: 'Permintaan Kunjungan', en: 'Visit requests' },
        description: {
          id: 'Lihat siapa yang menunggu kunjungan, dan rencanakan perjalanan.',
          en: 'See who waits for a visit, and plan trips.',
        },
        path: '/field',
        icon: 'trip',
        order: 20,
        ability: ['read', 'VisitRequest'],
      },
    ],
  },
})
