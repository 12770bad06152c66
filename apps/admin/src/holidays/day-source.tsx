import { useFormat, useTexts } from '@sipelandukilat/sdk'
import { Text } from '@sipelandukilat/ui'
import { holidaysTexts } from '../texts/texts'
import type { DraftDay } from './draft-days'

/** Where a day comes from, and the day it was reckoned for where the decree has another. */
export function DaySource({
  day,
}: {
  day: Pick<DraftDay, 'basis' | 'decree' | 'reckonedDate' | 'isCollectiveLeave' | 'standsAs'>
}) {
  const t = useTexts(holidaysTexts)
  const format = useFormat()
  const words = [
    day.isCollectiveLeave && t('leave'),
    t(`basis.${day.basis}`, { decree: day.decree ?? '' }),
    day.reckonedDate && t('reckoned', { date: format.date(day.reckonedDate) }),
    day.standsAs !== null && day.basis !== 'calendar' && t('stands'),
  ]
  return <Text size='sm'>{words.filter(Boolean).join(' · ')}</Text>
}
