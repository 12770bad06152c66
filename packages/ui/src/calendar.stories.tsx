import { useState } from 'react'
import { Calendar } from './index'
import type { StoryPage, StoryProps } from './story'

export const page: StoryPage = { components: ['Calendar'], group: 'forms' }

export function Usual(_: StoryProps) {
  const [day, setDay] = useState('2026-08-17')
  return <Calendar value={day} onPick={setDay} min='2026-08-03' max='2026-09-30' />
}
