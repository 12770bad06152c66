import { useState } from 'react'
import { NavigationLink, NavigationList } from './index'
import type { StoryPage, StoryProps } from './story'

export const page: StoryPage = { components: ['NavigationList', 'NavigationLink'], group: 'layout' }

export function Usual({ say }: StoryProps) {
  const [current, setCurrent] = useState('inbox')
  const links = [
    { icon: 'inbox', label: say('Kotak masuk', 'Inbox') },
    { icon: 'trip', label: say('Jemput bola', 'Field trips') },
    { icon: 'chart', label: say('Laporan', 'Reports') },
  ]
  return (
    <nav aria-label={say('Contoh menu', 'Sample menu')}>
      <NavigationList>
        {links.map(({ icon, label }) => (
          <NavigationLink
            key={icon}
            href='#/navigation-list/usual'
            icon={icon}
            label={label}
            isCurrent={icon === current}
            onClick={(event) => {
              event.preventDefault()
              setCurrent(icon)
            }}
          />
        ))}
      </NavigationList>
    </nav>
  )
}

export function LongText({ say }: StoryProps) {
  return (
    <nav aria-label={say('Menu dengan nama panjang', 'Menu with long names')}>
      <NavigationList>
        <NavigationLink
          href='#/navigation-list/long-text'
          icon='archive'
          label={say(
            'Pengelolaan arsip permohonan pencatatan sipil lintas kabupaten',
            'Archive of civil registration applications across regencies',
          )}
          isCurrent
        />
      </NavigationList>
    </nav>
  )
}
