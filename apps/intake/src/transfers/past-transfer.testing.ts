import type { PastTransfer } from '@sipelandukilat/sdk/api'

/** An application that went from Nunukan to Malinau. */
export const examplePastTransfer: PastTransfer = {
  id: '01930000-0000-7000-8000-000000000011',
  applicationId: '01930000-0000-7000-8000-000000000001',
  trackingNumber: 'SPL-AAAA-BBBB-CCCC',
  serviceCode: 'KTP-BARU',
  isReadable: false,
  fromRegencyCode: '65.03',
  fromRegencyName: 'Kabupaten Nunukan',
  toRegencyCode: '65.02',
  toRegencyName: 'Kabupaten Malinau',
  status: 'accepted',
  decidedAt: '2026-12-02T02:00:00.000Z',
}
