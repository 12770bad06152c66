import { Code, Group, NavigationIcon, TileGrid } from './index'
import type { StoryPage } from './story'

export const page: StoryPage = { components: ['NavigationIcon'], group: 'layout' }

const names = [
  'archive',
  'building',
  'calendar',
  'chart',
  'clock',
  'dashboard',
  'file',
  'flag',
  'form',
  'home',
  'inbox',
]
const others = ['map', 'message', 'place', 'route', 'schedule', 'settings', 'shield', 'star', 'tool', 'trip', 'users']

export function Usual() {
  return (
    <TileGrid minWidth='8rem'>
      {[...names, ...others].map((name) => (
        <Group key={name} gap='xs' wrap='nowrap'>
          <NavigationIcon name={name} />
          <Code>{name}</Code>
        </Group>
      ))}
    </TileGrid>
  )
}

/** A name that the kit does not know gets a neutral icon. */
export function UnknownName() {
  return <NavigationIcon name='rocket' size={32} />
}
