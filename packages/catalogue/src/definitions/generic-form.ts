import type { FormSection, ServiceDefinition } from '../service-definition'
import { ask, is, text } from './questions'
import { serviceFrame } from './service-facts'

/** A service known only by its data: what it is about, for whom, since when, with its requirements as files. */
export function genericDefinition(code: string): ServiceDefinition {
  const { deadlineDays, ...frame } = serviceFrame(code)
  const sections = [request, person]
  if (deadlineDays !== undefined) sections.push(event)
  return {
    ...frame,
    reportingDeadline: deadlineDays === undefined ? null : { days: deadlineDays, field: 'event.eventDate' },
    form: { sections },
    rules: [],
    worksheet: [
      { group: 'Pemohon', label: 'Nama', from: 'applicant.name' },
      { group: 'Pemohon', label: 'NIK', from: 'applicant.nik' },
      { group: 'Pemohon', label: 'Nomor KK', from: 'applicant.kkNumber' },
      { group: 'Orang yang bersangkutan', label: 'Nama', from: 'person.name' },
      { group: 'Orang yang bersangkutan', label: 'NIK', from: 'person.nik' },
      { group: 'Orang yang bersangkutan', label: 'Tanggal lahir', from: 'person.birthDate' },
      ...(deadlineDays === undefined
        ? []
        : [{ group: 'Peristiwa', label: 'Tanggal peristiwa', from: 'event.eventDate' } as const]),
      { group: 'Permohonan', label: 'Keperluan', from: 'request.purpose' },
      { group: 'Permohonan', label: 'Keterangan', from: 'request.note' },
    ],
    doubts: [
      ...frame.doubts,
      ...(frame.approval
        ? [{ about: 'approval', text: 'always asked for, as the generic form does not know the case' }]
        : []),
    ],
    complete: false,
  }
}

const request: FormSection = {
  id: 'request',
  title: text('Permohonan', 'Request'),
  fields: [
    ask('purpose', 'longText', text('Apa yang Anda perlukan?', 'What do you need?'), {
      help: text('Ceritakan dengan kata-kata sendiri.', 'Tell it in your own words.'),
      maxLength: 1000,
    }),
    ask('note', 'longText', text('Keterangan lain', 'Other remarks'), { required: false, maxLength: 1000 }),
  ],
}

const person: FormSection = {
  id: 'person',
  title: text('Untuk Siapa', 'For whom'),
  fields: [
    ask('isApplicant', 'boolean', text('Untuk Anda sendiri?', 'For yourself?')),
    ask('name', 'personName', text('Nama orang yang bersangkutan', 'Name of the person it is for'), {
      shownWhen: is('person.isApplicant', false),
    }),
    ask('nik', 'nik', text('NIK, bila punya', 'NIK, if there is one'), {
      required: false,
      shownWhen: is('person.isApplicant', false),
      nikOf: { birthDate: 'birthDate' },
      isOther: true,
    }),
    ask('birthDate', 'date', text('Tanggal lahir', 'Date of birth'), {
      required: false,
      isPast: true,
      shownWhen: is('person.isApplicant', false),
    }),
  ],
}

const event: FormSection = {
  id: 'event',
  title: text('Peristiwa', 'Event'),
  fields: [
    ask('eventDate', 'date', text('Tanggal peristiwa, putusan, atau surat', 'Date of the event, ruling or letter'), {
      isPast: true,
      help: text('Batas waktu melapor dihitung dari tanggal ini.', 'The time to report runs from this date.'),
    }),
  ],
}
