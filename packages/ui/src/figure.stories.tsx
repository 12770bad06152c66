import { useState } from 'react'
import { Figure, Text, TileGrid, tones } from './index'
import type { StoryPage, StoryProps } from './story'

export const page: StoryPage = { components: ['Figure'], group: 'data' }

export function Usual({ say }: StoryProps) {
  return (
    <Figure
      label={say('Permohonan hari ini', 'Applications today')}
      value='128'
      hint={say('12 lebih banyak dari kemarin', '12 more than yesterday')}
    />
  )
}

export function Tones({ say }: StoryProps) {
  return (
    <TileGrid minWidth='10rem'>
      {tones.map((tone, index) => (
        <Figure key={tone} tone={tone} label={say('Menunggu', 'Waiting')} value={(index + 3) * 7} hint={tone} />
      ))}
    </TileGrid>
  )
}

export function Link({ say }: StoryProps) {
  const [isOpen, setIsOpen] = useState(false)
  return (
    <>
      <Figure
        tone='warning'
        label={say('Terlambat', 'Overdue')}
        value='7'
        href='#/figure/link'
        onOpen={() => setIsOpen(true)}
      />
      <Text role='status'>{isOpen && say('Baris di balik angka ini', 'The rows behind this figure')}</Text>
    </>
  )
}

export function LongText({ say }: StoryProps) {
  return (
    <TileGrid minWidth='9rem'>
      <Figure
        label={say(
          'Penduduk wajib KTP-el yang belum merekam sidik jari',
          'Residents who need an ID card and have given no fingerprints',
        )}
        value='1.284.917'
        hint={say('Perkiraan dari data agregat semester lalu', 'Estimated from last semester’s totals')}
      />
    </TileGrid>
  )
}
