// The build reads this file too, so it imports nothing else.
import { defineManifest } from '@sipelandukilat/sdk/manifest'

export const manifest = defineManifest({
  id: '__id__',
  version: '0.1.0',
  title: { id: '__titleId__', en: '__titleEn__' },
  owner: '__owner__',
  engines: { shell: '^__shell__' },
  // What the module asks of the API; an administrator grants it before the release is in force.
  requestedScopes: ['read:Application'],
  contributes: {
    routes: ['/__id__'],
    navigation: [
      {
        id: '__id__',
        label: { id: '__titleId__', en: '__titleEn__' },
        description: {
          id: 'Permohonan yang paling lama menunggu di wilayah Anda.',
          en: 'The applications that have waited longest in your region.',
        },
        path: '/__id__',
        icon: 'inbox',
        order: 100,
        ability: ['read', 'Application'],
      },
    ],
  },
})
