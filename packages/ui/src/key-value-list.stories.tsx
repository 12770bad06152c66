import { KeyValueList, StatusBadge } from './index'
import type { StoryPage, StoryProps } from './story'

export const page: StoryPage = { components: ['KeyValueList'], group: 'data' }

export function Usual({ say }: StoryProps) {
  return (
    <KeyValueList
      items={[
        { key: 'name', label: say('Nama lengkap', 'Full name'), value: 'Maria Lolo' },
        { key: 'nik', label: 'NIK', value: '6503054107949901' },
        { key: 'village', label: say('Desa', 'Village'), value: 'Sei Pancang, Sebatik' },
        {
          key: 'status',
          label: 'Status',
          value: <StatusBadge tone='positive'>{say('Selesai', 'Completed')}</StatusBadge>,
        },
      ]}
    />
  )
}

export function Empty({ say }: StoryProps) {
  return (
    <KeyValueList
      items={[
        { key: 'phone', label: say('Nomor telepon', 'Phone number'), value: undefined },
        { key: 'email', label: 'E-mail', value: null },
      ]}
    />
  )
}

export function LongText({ say }: StoryProps) {
  return (
    <KeyValueList
      items={[
        {
          key: 'address',
          label: say('Alamat lengkap sesuai kartu keluarga terakhir', 'Full address as on the latest family card'),
          value:
            'Jalan Lintas Perbatasan Malinau–Krayan KM 142, RT 003 RW 001, Desa Long Layu, Kecamatan Krayan Selatan',
        },
        { key: 'reference', label: say('Rujukan', 'Reference'), value: 'a'.repeat(90) },
      ]}
    />
  )
}
