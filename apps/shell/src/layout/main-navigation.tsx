import { linkTo, useIsWithin, useLocalized, useMessages } from '@sipelandukilat/sdk'
import { pathStore, sessionStore, useStore } from '@sipelandukilat/sdk/host'
import { NavigationLink, NavigationList } from '@sipelandukilat/ui'
import { messages } from '../messages'
import { bootStore } from '../modules/boot-store'
import { warmModule } from '../modules/module-registry'
import { type VisibleItem, visibleItems } from '../modules/visible-navigation'

function Item({ item }: { item: VisibleItem }) {
  const localized = useLocalized()
  const isCurrent = useIsWithin(item.path)
  const warm = () => warmModule(item.moduleId)
  return (
    <NavigationLink
      {...linkTo(item.path)}
      label={localized(item.label)}
      icon={item.icon}
      isCurrent={isCurrent}
      onPointerEnter={warm}
      onFocus={warm}
    />
  )
}

/** The parts that the signed-in person can open. */
export function MainNavigation() {
  const t = useMessages(messages)
  const boot = useStore(bootStore)
  const isHome = useStore(pathStore) === '/'
  // Rules may have changed with a new session.
  useStore(sessionStore)
  return (
    <NavigationList>
      <NavigationLink {...linkTo('/')} label={t('navigation.home')} icon='home' isCurrent={isHome} />
      {visibleItems(boot?.modules ?? []).map((item) => (
        <Item key={`${item.moduleId}/${item.id}`} item={item} />
      ))}
    </NavigationList>
  )
}
