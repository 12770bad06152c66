import { Button, EmptyState, IconCalendar } from './index'
import type { StoryPage, StoryProps } from './story'

export const page: StoryPage = { components: ['EmptyState'], group: 'messages' }

export function Usual({ say }: StoryProps) {
  return (
    <EmptyState
      title={say('Belum ada permohonan', 'No applications yet')}
      description={say(
        'Permohonan baru dari portal dan loket muncul di sini.',
        'New ones from the portal and the counter appear here.',
      )}
    />
  )
}

export function WithActions({ say }: StoryProps) {
  return (
    <EmptyState
      icon={<IconCalendar size={32} />}
      title={say('Belum ada perjalanan bulan ini', 'No trips this month')}
      description={say('Rencanakan kunjungan ke desa yang menunggu.', 'Plan visits to the villages that wait.')}
      actions={
        <>
          <Button>{say('Rencanakan', 'Plan')}</Button>
          <Button variant='default'>{say('Lihat permintaan', 'See the requests')}</Button>
        </>
      }
    />
  )
}

export function LongText({ say }: StoryProps) {
  return (
    <EmptyState
      headingLevel={3}
      title={say(
        'Tidak ada permohonan akta kelahiran yang cocok dengan saringan kecamatan dan tanggal yang Anda pilih',
        'No application for a birth certificate matches the district and the dates you chose',
      )}
      description={say(
        'Ubah rentang tanggal, pilih kecamatan lain, atau hapus semua saringan untuk melihat seluruh permohonan di kabupaten ini.',
        'Change the dates, choose another district, or clear all filters to see every application of this regency.',
      )}
    />
  )
}
