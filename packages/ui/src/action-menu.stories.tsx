import { useState } from 'react'
import { ActionMenu, Group, IconArrowsExchange, IconPrinter, IconTrash, Text } from './index'
import type { StoryPage, StoryProps } from './story'

export const page: StoryPage = { components: ['ActionMenu'], group: 'actions', space: 240 }

export function Usual({ say }: StoryProps) {
  const [done, setDone] = useState('')
  return (
    <Group>
      <ActionMenu
        label={say('Tindakan lain untuk 6503-KTP-000128', 'More actions for 6503-KTP-000128')}
        actions={[
          {
            id: 'print',
            label: say('Cetak tanda terima', 'Print the receipt'),
            icon: <IconPrinter size={18} aria-hidden />,
            onSelect: () => setDone(say('Tanda terima dicetak', 'Receipt printed')),
          },
          {
            id: 'transfer',
            label: say('Alihkan ke kabupaten lain', 'Transfer to another regency'),
            icon: <IconArrowsExchange size={18} aria-hidden />,
            onSelect: () => setDone(say('Permohonan dialihkan', 'Application transferred')),
          },
          {
            id: 'withdraw',
            label: say('Tarik permohonan', 'Withdraw the application'),
            icon: <IconTrash size={18} aria-hidden />,
            isDestructive: true,
            onSelect: () => setDone(say('Permohonan ditarik', 'Application withdrawn')),
          },
        ]}
      />
      <Text role='status'>{done}</Text>
    </Group>
  )
}

export function Disabled({ say }: StoryProps) {
  return (
    <ActionMenu
      label={say('Tindakan lain', 'More actions')}
      actions={[
        { id: 'print', label: say('Cetak akta', 'Print the certificate'), disabled: true, onSelect: () => undefined },
        { id: 'copy', label: say('Salin nomor', 'Copy the number'), onSelect: () => undefined },
      ]}
    />
  )
}

export function LongText({ say }: StoryProps) {
  return (
    <ActionMenu
      label={say('Tindakan lain', 'More actions')}
      actions={[
        {
          id: 'transfer',
          label: say(
            'Alihkan ke Dinas Kependudukan dan Pencatatan Sipil Kabupaten Tana Tidung karena alamat pemohon sudah pindah',
            'Transfer to the civil registry of Tana Tidung regency, because the applicant has moved there',
          ),
          onSelect: () => undefined,
        },
      ]}
    />
  )
}
