import { useState } from 'react'
import { Select } from './index'
import type { StoryPage, StoryProps } from './story'

export const page: StoryPage = { components: ['Select'], group: 'forms' }

const listReligions = (say: StoryProps['say']) => [
  { value: 'islam', label: 'Islam' },
  { value: 'protestant', label: say('Kristen', 'Protestant') },
  { value: 'catholic', label: say('Katolik', 'Catholic') },
  { value: 'belief', label: say('Kepercayaan', 'Belief'), disabled: true },
]

export function Usual({ say }: StoryProps) {
  const [value, setValue] = useState('islam')
  return <Select label={say('Agama', 'Religion')} options={listReligions(say)} value={value} onChange={setValue} />
}

export function Empty({ say }: StoryProps) {
  const [value, setValue] = useState('')
  return (
    <Select
      label={say('Agama', 'Religion')}
      placeholder={say('Belum dipilih', 'Not chosen')}
      options={listReligions(say)}
      value={value}
      onChange={setValue}
    />
  )
}

export function Failed({ say }: StoryProps) {
  const [value, setValue] = useState('')
  return (
    <Select
      label={say('Agama', 'Religion')}
      placeholder={say('Belum dipilih', 'Not chosen')}
      error={say('Pilih salah satu', 'Choose one')}
      required
      options={listReligions(say)}
      value={value}
      onChange={setValue}
    />
  )
}

export function Disabled({ say }: StoryProps) {
  return (
    <Select
      label={say('Agama', 'Religion')}
      options={listReligions(say)}
      value='catholic'
      onChange={() => undefined}
      disabled
    />
  )
}

export function LongText({ say }: StoryProps) {
  return (
    <Select
      label={say('Alasan permohonan perubahan biodata penduduk', 'Reason for changing the resident’s record')}
      options={[
        {
          value: 'court',
          label: say(
            'Penetapan pengadilan negeri tentang perubahan nama yang sudah berkekuatan hukum tetap',
            'A final decision of the district court on a change of name',
          ),
        },
      ]}
      value='court'
      onChange={() => undefined}
    />
  )
}
