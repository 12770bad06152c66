import { signOut } from '@sipelandukilat/contract'
import { useApi, useSession, useTexts } from '@sipelandukilat/sdk'
import { Button, IconChevronDown, IconLogout, IconUser, Popover, Stack, Text } from '@sipelandukilat/ui'
import { useState } from 'react'
import { leaveApplication } from '../session/leave-application'
import { shellTexts } from '../texts/texts'
import { ColorSchemeSwitch } from './color-scheme-switch'
import { LanguageSwitch } from './language-switch'

/** Who is signed in, how the application looks to them, and the way out. */
export function UserPanel() {
  const t = useTexts(shellTexts)
  const { user } = useSession()
  const api = useApi()
  const [isOpen, setIsOpen] = useState(false)
  const leave = () => {
    setIsOpen(false)
    // Also when the server cannot be reached: what this tab holds is to go in any case.
    const left = () => leaveApplication()
    api.call(signOut, {}).then(left, left)
  }
  const label = t('header.user', { name: user.name })
  return (
    <Popover
      opened={isOpen}
      onChange={setIsOpen}
      position='bottom-end'
      shadow='md'
      trapFocus
      returnFocus
      withinPortal={false}
    >
      <Popover.Target>
        <button type='button' className='ui-header-button' aria-label={label} onClick={() => setIsOpen(!isOpen)}>
          <IconUser size={20} aria-hidden />
          <span className='shell-user-name'>{user.name}</span>
          <IconChevronDown size={16} aria-hidden />
        </button>
      </Popover.Target>
      <Popover.Dropdown aria-label={label} c='var(--mantine-color-text)'>
        <Stack gap='sm'>
          <div className='shell-user'>
            <Text fw={600}>{user.name}</Text>
            <Text size='sm' c='dimmed'>
              {user.email}
            </Text>
          </div>
          <LanguageSwitch />
          <ColorSchemeSwitch />
          <Button variant='default' leftSection={<IconLogout size={18} aria-hidden />} onClick={leave}>
            {t('header.signOut')}
          </Button>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  )
}
