import { defineManifest } from '@sipelandukilat/sdk/manifest'

export const manifest = defineManifest({
  id: 'field',
  version: '0.2.0',
  title: { id: 'Jemput Bola', en: 'Field service' },
  owner: 'sipelandukilat',
  engines: { shell: '^0.1.0' },
  requestedScopes: [
    'read:VisitRequest',
    'create:VisitRequest',
    'update:VisitRequest',
    'visit:VisitRequest',
    'readIdentifiers:VisitRequest',
    'read:Trip',
    'create:Trip',
    'update:Trip',
    'plan:Trip',
    'supervise:Trip',
    'read:Team',
    'create:Team',
    'update:Team',
    'read:Region',
  ],
  contributes: {
    routes: ['/field'],
    navigation: [
      {
        id: 'visit-requests',
        label: { id: 'Permintaan Kunjungan', en: 'Visit requests' },
        description: {
          id: 'Lihat siapa yang menunggu kunjungan, di desa mana, dan seberapa mendesak.',
          en: 'See who waits for a visit, in which village, and how urgently.',
        },
        path: '/field',
        icon: 'place',
        order: 20,
        ability: ['read', 'VisitRequest'],
      },
      {
        id: 'trips',
        label: { id: 'Perjalanan', en: 'Trips' },
        description: {
          id: 'Rencanakan perjalanan, setujui titik layanan, dan catat hasil kunjungan.',
          en: 'Plan trips, accept stops, and record what came of visits.',
        },
        path: '/field/trips',
        icon: 'trip',
        order: 21,
        ability: ['read', 'Trip'],
      },
      {
        id: 'board',
        label: { id: 'Pantauan Hari Ini', en: 'Today’s trips' },
        description: {
          id: 'Pantau perjalanan hari ini: yang selesai, yang berikutnya, yang terlambat.',
          en: 'Follow the trips of today: what is done, what is next, what is late.',
        },
        path: '/field/board',
        icon: 'clock',
        order: 21,
        ability: ['read', 'Trip'],
      },
      {
        id: 'teams',
        label: { id: 'Tim & Alat', en: 'Teams and kits' },
        description: {
          id: 'Siapa yang berangkat dan alat perekaman mana yang siap.',
          en: 'Who travels, and which enrolment kits are ready.',
        },
        path: '/field/teams',
        icon: 'tool',
        order: 22,
        ability: ['read', 'Team'],
      },
    ],
  },
})
