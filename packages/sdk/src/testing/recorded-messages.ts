import { defineMessages } from '../language/messages'

export const recordedMessages = defineMessages('sdk-recorded', {
  id: {
    title: 'Jawaban rekaman',
    persona: 'Pelaku',
    language: 'Bahasa',
    start: 'Buka modul',
    noAnswer: 'Tidak ada jawaban rekaman untuk {{call}}.',
  },
  en: {
    title: 'Recorded answers',
    persona: 'Persona',
    language: 'Language',
    start: 'Open the module',
    noAnswer: 'No answer is recorded for {{call}}.',
  },
})
