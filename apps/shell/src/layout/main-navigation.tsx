import { linkTo, useFormat, useLocalized, useTexts } from '@sipelandukilat/sdk'
import { isWithinRoute, pathStore, sessionStore, useStore } from '@sipelandukilat/sdk/host'
import { NavigationLink, NavigationList } from '@sipelandukilat/ui'
import { memo, useMemo } from 'react'
import { bootStore } from '../modules/boot-store'
import { warmModule } from '../modules/module-registry'
import { type VisibleItem, visibleItems } from '../modules/visible-navigation'
import { shellTexts } from '../texts/texts'
import { useNavigationCounts } from './use-navigation-counts'

/** The deepest item above a path: `/intake/new` is its own, not also the inbox. */
const nearestItem = (items: readonly VisibleItem[], path: string) =>
  items.filter((item) => isWithinRoute(path, item.path)).sort((one, other) => other.path.length - one.path.length)[0]

/** Of many parts only the one that is left and the one that is entered are drawn again. */
const Item = memo(
  ({ item, isCurrent, count }: { item: VisibleItem; isCurrent: boolean; count: number | undefined }) => {
    const t = useTexts(shellTexts)
    const format = useFormat()
    const localized = useLocalized()
    const warm = () => void warmModule(item.moduleId)
    return (
      <NavigationLink
        {...linkTo(item.path)}
        label={localized(item.label)}
        icon={item.icon}
        isCurrent={isCurrent}
        {...(count === undefined
          ? {}
          : { count: { text: format.number(count), label: t('navigation.waiting', { count }) } })}
        onPointerEnter={warm}
        onFocus={warm}
      />
    )
  },
)

/** The parts that the signed-in person can open. */
export function MainNavigation() {
  const t = useTexts(shellTexts)
  const boot = useStore(bootStore)
  const path = useStore(pathStore)
  const session = useStore(sessionStore)
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is visible follows the session's rules
  const items = useMemo(() => visibleItems(boot?.modules ?? []), [boot, session])
  const current = nearestItem(items, path)
  const counts = useNavigationCounts(items)
  return (
    <NavigationList>
      <NavigationLink {...linkTo('/')} label={t('navigation.home')} icon='home' isCurrent={path === '/'} />
      {items.map((item) => (
        <Item key={`${item.moduleId}/${item.id}`} item={item} isCurrent={item === current} count={counts.get(item)} />
      ))}
    </NavigationList>
  )
}
