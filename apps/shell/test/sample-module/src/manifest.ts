import { defineManifest } from '@sipelandukilat/sdk/manifest'

/** A third-party module, with everything that can go wrong in one. */
export const manifest = defineManifest({
  id: 'sample',
  version: '1.0.0',
  title: { id: 'Contoh', en: 'Sample' },
  owner: 'somebody',
  engines: { shell: '^0.1.0' },
  contributes: {
    routes: ['/sample'],
    extensions: [{ id: 'greeting', point: 'sample.aside', order: 1 }],
    extensionPoints: ['sample.aside'],
    navigation: [
      { id: 'sample', label: { id: 'Contoh', en: 'Sample' }, path: '/sample', icon: 'no-such-icon', order: 90 },
      {
        id: 'queues',
        label: { id: 'Antrean', en: 'Queues' },
        path: '/sample/queues',
        icon: 'tool',
        order: 91,
        ability: ['manage', 'Queue'],
      },
    ],
  },
})
