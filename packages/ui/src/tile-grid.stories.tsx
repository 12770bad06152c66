import { Figure, TileGrid } from './index'
import type { StoryPage, StoryProps } from './story'

export const page: StoryPage = { components: ['TileGrid'], group: 'layout' }

const figures = ['128', '17', '7', '94 %', '3']

export function Usual({ say }: StoryProps) {
  return (
    <TileGrid>
      {figures.map((value) => (
        <Figure key={value} label={say('Permohonan', 'Applications')} value={value} />
      ))}
    </TileGrid>
  )
}

/** A least width greater than the screen does not make the page scroll sideways. */
export function WideTiles({ say }: StoryProps) {
  return (
    <TileGrid minWidth='40rem'>
      {figures.slice(0, 2).map((value) => (
        <Figure key={value} label={say('Permohonan', 'Applications')} value={value} />
      ))}
    </TileGrid>
  )
}
