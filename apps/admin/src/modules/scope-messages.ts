import { defineMessages } from '@sipelandukilat/sdk'

export const scopeMessages = defineMessages('admin-scopes', {
  id: {
    title: 'Cakupan yang diizinkan di {{place}}',
    hint: 'Modul hanya boleh melakukan yang tercentang, dan tidak pernah lebih dari hak petugas yang memakainya. Yang dicabut langsung ditolak.',
    trust:
      'Kode modul berjalan bersama seluruh aplikasi dengan hak petugas yang membukanya. Cakupan menjaga dari kekeliruan, bukan dari niat buruk: yang menjaga adalah Anda yang memeriksa siapa yang menulisnya dan apa yang berubah.',
    asked: 'diminta rilis terbaru',
    inForce: 'diminta rilis yang berlaku',
    unused: 'tidak diminta rilis mana pun yang terlihat',
    granted: 'Diizinkan',
    notGranted: 'Tidak diizinkan',
    empty: 'Rilis terbaru tidak meminta cakupan apa pun.',
    save: 'Simpan izin',
    saved: 'Izin disimpan.',
    reset: 'Batalkan perubahan',
    breaks: 'Rilis yang berlaku masih meminta: {{scopes}}. Tanpa izin itu, sebagian layarnya akan menolak bekerja.',
    inherited: 'Provinsi ini memakai izin seluruh sistem. Menyimpan di sini membuat izin provinsi ini sendiri.',
  },
  en: {
    title: 'Scopes granted in {{place}}',
    hint: 'The module may do only what is checked, and never more than the officer who uses it may. What is taken away is refused at once.',
    trust:
      'A module’s code runs with the whole application, with the rights of the officer who opens it. Scopes guard against mistakes, not against bad intent: what guards is you who look at who wrote it and what changed.',
    asked: 'asked for by the newest release',
    inForce: 'asked for by the release in force',
    unused: 'asked for by no release shown',
    granted: 'Granted',
    notGranted: 'Not granted',
    empty: 'The newest release asks for no scopes.',
    save: 'Save grants',
    saved: 'Grants saved.',
    reset: 'Undo changes',
    breaks: 'The release in force still asks for: {{scopes}}. Without them some of its screens will not work.',
    inherited: 'This province uses the grants of the whole system. Saving here makes this province’s own.',
  },
})
