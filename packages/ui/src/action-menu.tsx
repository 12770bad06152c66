import { Popover } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { IconDots } from './icons'

export type MenuAction = {
  id: string
  label: string
  icon?: ReactNode
  isDestructive?: boolean
  disabled?: boolean
  onSelect: () => void
}

/** Further actions behind a button with three dots. A plain list of buttons, which every keyboard and reader knows. */
export function ActionMenu({ label, actions }: { label: string; actions: readonly MenuAction[] }) {
  const [isOpen, setIsOpen] = useState(false)
  return (
    <Popover
      opened={isOpen}
      onChange={setIsOpen}
      position='bottom-end'
      shadow='md'
      trapFocus
      returnFocus
      withinPortal={false}
      floatingStrategy='fixed'
    >
      <Popover.Target>
        <button type='button' className='ui-icon-button' aria-label={label} onClick={() => setIsOpen(!isOpen)}>
          <IconDots size={20} aria-hidden />
        </button>
      </Popover.Target>
      <Popover.Dropdown p={4}>
        <ul className='ui-action-list'>
          {actions.map((action) => (
            <li key={action.id}>
              <button
                type='button'
                className='ui-action'
                data-destructive={action.isDestructive || undefined}
                disabled={action.disabled}
                onClick={() => {
                  setIsOpen(false)
                  action.onSelect()
                }}
              >
                {action.icon}
                {action.label}
              </button>
            </li>
          ))}
        </ul>
      </Popover.Dropdown>
    </Popover>
  )
}
