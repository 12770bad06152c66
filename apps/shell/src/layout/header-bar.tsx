import { linkTo, useSession, useTexts } from '@sipelandukilat/sdk'
import { IconMenu2 } from '@sipelandukilat/ui'
import { shellTexts } from '../texts/texts'
import { ProductMark } from './product-mark'
import { UserPanel } from './user-panel'

export function HeaderBar({ onOpenNavigation }: { onOpenNavigation: () => void }) {
  const t = useTexts(shellTexts)
  const { roles } = useSession()
  const region = roles.find(({ regionName }) => regionName !== null)?.regionName ?? t('home.platform')
  return (
    <>
      <button
        type='button'
        className='ui-header-button ui-frame-menu'
        aria-label={t('header.menu')}
        onClick={onOpenNavigation}
      >
        <IconMenu2 size={22} aria-hidden />
      </button>
      <a className='shell-home' {...linkTo('/')}>
        <ProductMark />
      </a>
      <span className='shell-region'>{region}</span>
      <UserPanel />
    </>
  )
}
