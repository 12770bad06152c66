import { linkTo, useLocalized, useMessages } from '@sipelandukilat/sdk'
import { isWithinRoute, pathStore, sessionStore, useStore } from '@sipelandukilat/sdk/host'
import { NavigationLink, NavigationList } from '@sipelandukilat/ui'
import { messages } from '../messages'
import { bootStore } from '../modules/boot-store'
import { warmModule } from '../modules/module-registry'
import { type VisibleItem, visibleItems } from '../modules/visible-navigation'

/** The deepest item above a path: `/intake/new` is its own, not also the inbox. */
const nearestItem = (items: readonly VisibleItem[], path: string) =>
  items.filter((item) => isWithinRoute(path, item.path)).sort((one, other) => other.path.length - one.path.length)[0]

function Item({ item, isCurrent }: { item: VisibleItem; isCurrent: boolean }) {
  const localized = useLocalized()
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
  const path = useStore(pathStore)
  // Rules may have changed with a new session.
  useStore(sessionStore)
  const items = visibleItems(boot?.modules ?? [])
  const current = nearestItem(items, path)
  return (
    <NavigationList>
      <NavigationLink {...linkTo('/')} label={t('navigation.home')} icon='home' isCurrent={path === '/'} />
      {items.map((item) => (
        <Item key={`${item.moduleId}/${item.id}`} item={item} isCurrent={item === current} />
      ))}
    </NavigationList>
  )
}
