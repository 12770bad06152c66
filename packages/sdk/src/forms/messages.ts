import { defineMessages } from '../language/messages'

export const formMessages = defineMessages('service-form', {
  id: {
    regionPlaceholder: 'Ketik nama wilayah',
    regionUnknown: 'Tidak ada wilayah dengan nama itu. Periksa ejaannya.',
    choose: 'Pilih',
    yes: 'Ya',
    no: 'Tidak',
    optional: 'tidak wajib',
    addRow: 'Tambah {{title}}',
    removeRow: 'Hapus {{title}} {{number}}',
  },
  en: {
    regionPlaceholder: 'Type the name of a region',
    regionUnknown: 'No region has that name. Check the spelling.',
    choose: 'Choose',
    yes: 'Yes',
    no: 'No',
    optional: 'optional',
    addRow: 'Add: {{title}}',
    removeRow: 'Remove {{title}} {{number}}',
  },
})
