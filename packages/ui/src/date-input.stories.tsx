import { useState } from 'react'
import { DateInput, DateTimeInput, TimeInput } from './index'
import type { StoryPage, StoryProps } from './story'

export const page: StoryPage = { components: ['DateInput', 'DateTimeInput', 'TimeInput'], group: 'forms', space: 360 }

export function Usual({ say }: StoryProps) {
  const [value, setValue] = useState('2026-03-14')
  return <DateInput label={say('Tanggal lahir', 'Date of birth')} value={value} onChange={setValue} />
}

export function Empty({ say }: StoryProps) {
  const [value, setValue] = useState('')
  return (
    <DateInput
      label={say('Tanggal kunjungan', 'Date of the visit')}
      description={say('Hari kerja, paling cepat besok', 'A working day, tomorrow at the earliest')}
      value={value}
      onChange={setValue}
    />
  )
}

export function Failed({ say }: StoryProps) {
  const [value, setValue] = useState('2031-01-01')
  return (
    <DateInput
      label={say('Tanggal lahir', 'Date of birth')}
      error={say('Tanggal lahir tidak boleh di masa depan', 'A date of birth cannot be in the future')}
      required
      value={value}
      onChange={setValue}
    />
  )
}

export function Disabled({ say }: StoryProps) {
  return (
    <DateInput label={say('Tanggal terbit', 'Date of issue')} disabled value='2025-08-17' onChange={() => undefined} />
  )
}

export function WithTime({ say }: StoryProps) {
  const [value, setValue] = useState('2026-03-14T14:30')
  return <DateTimeInput label={say('Diserahkan pada', 'Handed over on')} value={value} onChange={setValue} />
}

export function TimeAlone({ say }: StoryProps) {
  const [value, setValue] = useState('08:00')
  return <TimeInput label={say('Mulai kerja', 'Work begins')} value={value} onChange={setValue} />
}
