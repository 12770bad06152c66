import { defineRecording } from '@sipelandukilat/sdk/testing'

/** Who looks, and what the API answers, for `npm test`, `npm run check` and `npm run dev -- --recorded`. People are invented. */
export const recording = defineRecording({
  personas: [
    { role: 'intake_officer', regionCode: '65.03', regionName: 'Kabupaten Nunukan', name: 'Yusuf' },
    { role: 'supervisor', regionCode: '65.02', regionName: 'Kabupaten Malinau', name: 'Lince', language: 'en' },
  ],
  answers: {
    'GET /applications': {
      items: [
        {
          id: '01930000-0000-7000-8000-000000000001',
          trackingNumber: 'SPL-2611-0001-9901',
          serviceCode: 'KTP-BARU',
          status: 'submitted',
          channel: 'web',
          villageCode: '65.03.01.2001',
          villageName: 'Sei Pancang',
          regencyCode: '65.03',
          applicantName: null,
          priority: 0,
          presenceMode: null,
          assigneeId: null,
          submittedAt: '2026-11-02T01:30:00.000Z',
          statusSince: '2026-11-02T01:30:00.000Z',
          arrivalUntil: null,
          dueAt: null,
          version: 1,
        },
      ],
      nextCursor: null,
    },
  },
})
