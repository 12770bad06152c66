import { useState } from 'react'
import { SearchSelect } from './search-select'
import type { StoryPage, StoryProps } from './story'

export const page: StoryPage = { components: ['SearchSelect'], group: 'forms', space: 320 }

const villages = ['Binuang', 'Long Bawan', 'Long Layu', 'Mansapa', 'Sei Pancang', 'Tanjung Karang']

export function Usual({ say }: StoryProps) {
  const [value, setValue] = useState<string | null>(null)
  return (
    <SearchSelect
      label={say('Desa', 'Village')}
      placeholder={say('Ketik nama desa', 'Type a village')}
      data={villages}
      value={value}
      onChange={setValue}
    />
  )
}

export function ManyRows({ say }: StoryProps) {
  const [value, setValue] = useState<string | null>('RT 042')
  return (
    <SearchSelect
      label={say('Rukun tetangga', 'Neighbourhood')}
      data={Array.from({ length: 60 }, (_, index) => `RT ${String(index + 1).padStart(3, '0')}`)}
      value={value}
      onChange={setValue}
      clearable
      clearButtonProps={{ 'aria-label': say('Kosongkan', 'Clear') }}
    />
  )
}

export function Failed({ say }: StoryProps) {
  return (
    <SearchSelect
      label={say('Desa', 'Village')}
      data={villages}
      required
      error={say('Pilih desa tempat tinggal', 'Choose the village of residence')}
    />
  )
}

export function Disabled({ say }: StoryProps) {
  return <SearchSelect label={say('Desa', 'Village')} data={villages} defaultValue='Mansapa' disabled />
}
