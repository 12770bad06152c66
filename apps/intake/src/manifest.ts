import { defineManifest } from '@sipelandukilat/sdk/manifest'

export const manifest = defineManifest({
  id: 'intake',
  version: '0.1.0',
  title: { id: 'Permohonan', en: 'Applications' },
  owner: 'sipelandukilat',
  engines: { shell: '^0.1.0' },
  contributes: {
    routes: ['/intake', '/percakapan', '/pengaduan', '/permintaan-data', '/antrean'],
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
      {
        id: 'conversations',
        label: { id: 'Percakapan', en: 'Conversations' },
        description: {
          id: 'Jawab warga yang menulis lewat WhatsApp, SMS, dan surel, dan telepon balik.',
          en: 'Answer citizens who write by WhatsApp, SMS and e-mail, and call back.',
        },
        path: '/percakapan',
        icon: 'message',
        order: 11,
        ability: ['read', 'Conversation'],
      },
      {
        id: 'complaints',
        label: { id: 'Pengaduan', en: 'Complaints' },
        description: {
          id: 'Baca, teruskan, dan jawab pengaduan warga tepat waktu.',
          en: 'Read, forward and answer what citizens complain about, in time.',
        },
        path: '/pengaduan',
        icon: 'flag',
        order: 12,
        ability: ['read', 'Complaint'],
      },
      {
        id: 'data-requests',
        label: { id: 'Permintaan Data', en: 'Data requests' },
        description: {
          id: 'Jawab warga yang ingin melihat, memperbaiki, atau menghapus datanya, dalam 3×24 jam.',
          en: 'Answer citizens who ask to see, correct or erase their data, within 3×24 hours.',
        },
        path: '/permintaan-data',
        icon: 'shield',
        order: 14,
        ability: ['read', 'DataRequest'],
      },
      {
        id: 'queue',
        label: { id: 'Antrean Loket', en: 'Counter queue' },
        description: {
          id: 'Panggil nomor antrean dan layani warga yang datang ke kantor.',
          en: 'Call queue numbers and serve those who come to the office.',
        },
        path: '/antrean',
        icon: 'users',
        order: 13,
        ability: ['work', 'QueueTicket'],
      },
      {
        id: 'entry',
        label: { id: 'Entri Permohonan', en: 'Enter an application' },
        description: {
          id: 'Catat permohonan di loket, di desa, lewat telepon, atau di lapangan.',
          en: 'Enter an application at the counter, in a village, by telephone or in the field.',
        },
        path: '/intake/new',
        icon: 'form',
        order: 11,
        ability: ['create', 'Application'],
      },
      {
        id: 'paper',
        label: { id: 'Formulir Kertas', en: 'Paper forms' },
        description: {
          id: 'Cetak formulir kosong dan entri formulir terisi setelah perjalanan.',
          en: 'Print blank forms and enter filled ones after a trip.',
        },
        path: '/intake/paper',
        icon: 'file',
        order: 12,
        ability: ['create', 'Application'],
      },
      {
        id: 'transfers',
        label: { id: 'Pelimpahan', en: 'Transfers' },
        description: {
          id: 'Permohonan yang ditawarkan dari atau ke wilayah lain.',
          en: 'Applications offered from or to other regions.',
        },
        path: '/intake/transfers',
        icon: 'route',
        order: 13,
        ability: ['transfer', 'Application'],
      },
      {
        id: 'transfers-province',
        label: { id: 'Pelimpahan', en: 'Transfers' },
        description: {
          id: 'Permohonan yang ditawarkan antarwilayah, menunggu keputusan.',
          en: 'Applications offered between regions that await a decision.',
        },
        path: '/intake/transfers',
        icon: 'route',
        order: 13,
        ability: ['decideTransfer', 'Application'],
      },
    ],
  },
})
