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
        id: 'regencies',
        label: { id: 'Wilayah', en: 'Regions' },
        description: {
          id: 'Kantor, jam layanan, dan kesiapan tiap wilayah.',
          en: 'Offices, hours and readiness of each region.',
        },
        path: '/admin/regencies',
        icon: 'building',
        order: 40,
        ability: ['update', 'Region'],
      },
      {
        id: 'users',
        label: { id: 'Pengguna', en: 'Users' },
        description: { id: 'Undang petugas dan atur perannya.', en: 'Invite officers and set their roles.' },
        path: '/admin/users',
        icon: 'users',
        order: 41,
        ability: ['read', 'User'],
      },
      {
        id: 'services',
        label: { id: 'Layanan', en: 'Services' },
        description: {
          id: 'Definisi layanan yang berlaku dan fakta yang perlu dicek.',
          en: 'The service definitions in force and the facts to be checked.',
        },
        path: '/admin/services',
        icon: 'form',
        order: 42,
        ability: ['update', 'Service'],
      },
      {
        id: 'channels',
        label: { id: 'Kanal', en: 'Channels' },
        description: {
          id: 'WhatsApp, SMS, dan surel: tersambung atau tidak, dan yang menunggu.',
          en: 'WhatsApp, SMS and e-mail: up or down, and what waits.',
        },
        path: '/admin/channels',
        icon: 'tool',
        order: 43,
        ability: ['read', 'Service'],
      },
      {
        id: 'notices',
        label: { id: 'Pemberitahuan', en: 'Notices' },
        description: { id: 'Kata-kata yang diterima warga.', en: 'The words that citizens receive.' },
        path: '/admin/notices',
        icon: 'message',
        order: 44,
        ability: ['update', 'Service'],
      },
      {
        id: 'audit',
        label: { id: 'Jejak Audit', en: 'Audit trail' },
        description: { id: 'Siapa melihat dan mengubah apa, dan kapan.', en: 'Who saw and changed what, and when.' },
        path: '/admin/audit',
        icon: 'shield',
        order: 45,
        ability: ['read', 'AuditEntry'],
      },
      {
        id: 'queues',
        label: { id: 'Antrean Sistem', en: 'System queues' },
        description: {
          id: 'Pekerjaan latar: jumlah, kegagalan, dan pengulangan.',
          en: 'Background jobs: counts, failures and retries.',
        },
        path: '/admin/queues',
        icon: 'settings',
        order: 46,
        ability: ['manage', 'Queue'],
      },
    ],
  },
})
