import { defineMessages } from '@sipelandukilat/sdk'

/** The words that every list of this module shares. */
export const listMessages = defineMessages('intake-list', {
  id: {
    help: 'Pintasan papan ketik',
    refresh: 'Muat ulang',
    'key.next': 'Baris berikutnya',
    'key.previous': 'Baris sebelumnya',
    'key.open': 'Buka',
    'key.search': 'Cari',
    'key.take': 'Ambil berikutnya',
    'key.call': 'Panggil berikutnya',
    'key.choose': 'Pilih atau batal pilih baris; juga dengan spasi',
    'key.write': 'Tulis jawaban',
    'key.send': 'Kirim jawaban',
    'key.refresh': 'Muat ulang daftar',
    'key.help': 'Daftar pintasan ini',
  },
  en: {
    help: 'Keyboard shortcuts',
    refresh: 'Refresh',
    'key.next': 'Next row',
    'key.previous': 'Previous row',
    'key.open': 'Open',
    'key.search': 'Search',
    'key.take': 'Take the next',
    'key.call': 'Call the next',
    'key.choose': 'Choose the row, or no longer; the space bar too',
    'key.write': 'Write an answer',
    'key.send': 'Send the answer',
    'key.refresh': 'Refresh the list',
    'key.help': 'This list',
  },
})
