import { defineMessages } from '@sipelandukilat/sdk'

export const surveyMessages = defineMessages('admin-survey', {
  id: {
    title: 'Survei Kepuasan',
    description:
      'Sembilan unsur yang ditanyakan setelah permohonan selesai: urutan dan kata-katanya di portal, WhatsApp, SMS, dan laporan IKM. Skala dan perhitungan IKM tidak berubah.',
    number: 'Pertanyaan {{number}}',
    element: 'Unsur baku: {{name}}',
    indonesian: 'Bahasa Indonesia',
    english: 'Bahasa Inggris',
    up: 'Naikkan {{name}}',
    down: 'Turunkan {{name}}',
    moved: '{{name}} sekarang pertanyaan {{number}}.',
    usual: 'Urutan dan kata bawaan',
    changed: 'Diubah {{time}}',
    save: 'Simpan',
    reset: 'Kembalikan bawaan',
    saved: 'Tersimpan. Percakapan memakai urutan baru paling lama lima menit lagi.',
  },
  en: {
    title: 'Satisfaction survey',
    description:
      'The nine elements asked once an application is completed: their order and words in the portal, WhatsApp, SMS and the report of the index. The scale and the count of the index stay.',
    number: 'Question {{number}}',
    element: 'Standard element: {{name}}',
    indonesian: 'Indonesian',
    english: 'English',
    up: 'Move {{name}} up',
    down: 'Move {{name}} down',
    moved: '{{name}} is question {{number}} now.',
    usual: 'Usual order and words',
    changed: 'Changed {{time}}',
    save: 'Save',
    reset: 'Take the usual ones back',
    saved: 'Saved. Conversations use the new order within five minutes.',
  },
})
