import { defineMessages } from '../language/messages'

export const sdkMessages = defineMessages('sdk', {
  id: {
    'notFound.title': 'Halaman tidak ditemukan',
    'notFound.description': 'Alamat ini tidak dikenal di bagian ini. Periksa tautannya, atau mulai dari menu.',
    'notFound.home': 'Ke Beranda',
  },
  en: {
    'notFound.title': 'Page not found',
    'notFound.description': 'This address is not known here. Check the link, or start from the menu.',
    'notFound.home': 'To the home page',
  },
})
