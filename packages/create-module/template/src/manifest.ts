// The build reads this file too, so it imports nothing else.
import { defineManifest } from '@sipelandukilat/sdk/manifest'

export const manifest = defineManifest({
  id: '%id%',
  version: '0.1.0',
  title: { id: '%titleId%', en: '%titleEn%' },
  owner: '%owner%',
  engines: { shell: '^%shell%' },
  // What the module asks of the API; an administrator grants it before the release is in force.
  requestedScopes: ['read:Application'],
  contributes: {
    routes: ['/%id%'],
    navigation: [
      {
        id: '%id%',
        label: { id: '%titleId%', en: '%titleEn%' },
        description: {
          id: 'Permohonan yang paling lama menunggu di wilayah Anda.',
          en: 'The applications that have waited longest in your region.',
        },
        path: '/%id%',
        icon: 'inbox',
        order: 100,
        ability: ['read', 'Application'],
      },
    ],
  },
})
