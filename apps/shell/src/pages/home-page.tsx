import { linkTo, useLocalized, usePageTitle, useSession, useTexts } from '@sipelandukilat/sdk'
import { useStore } from '@sipelandukilat/sdk/host'
import { EmptyState, NavigationIcon, Page, Text, TileGrid } from '@sipelandukilat/ui'
import { bootStore } from '../modules/boot-store'
import { warmModule } from '../modules/module-registry'
import { type VisibleItem, visibleItems } from '../modules/visible-navigation'
import { shellTexts } from '../texts/texts'

function Tile({ item }: { item: VisibleItem }) {
  const localized = useLocalized()
  const { href, onClick } = linkTo(item.path)
  const warm = () => void warmModule(item.moduleId)
  return (
    <a className='shell-tile' href={href} onClick={onClick} onPointerEnter={warm} onFocus={warm}>
      <span className='shell-tile-icon'>
        <NavigationIcon name={item.icon} size={24} />
      </span>
      <span>
        <strong>{localized(item.label)}</strong>
        {item.description && (
          <Text component='span' c='dimmed' size='sm' display='block'>
            {localized(item.description)}
          </Text>
        )}
      </span>
    </a>
  )
}

/** Beranda: what the signed-in person can open. */
export function HomePage() {
  const t = useTexts(shellTexts)
  const { user, roles } = useSession()
  const items = visibleItems(useStore(bootStore)?.modules ?? [])
  usePageTitle(t('home.title'))
  const regions = [...new Set(roles.map(({ regionName }) => regionName ?? t('home.platform')))].join(', ')
  return (
    <Page title={t('home.greeting', { name: user.name })} description={regions}>
      {items.length === 0 ? (
        <EmptyState title={t('home.nothing.title')} description={t('home.nothing.text')} />
      ) : (
        <TileGrid minWidth='17rem'>
          {items.map((item) => (
            <Tile key={`${item.moduleId}/${item.id}`} item={item} />
          ))}
        </TileGrid>
      )}
    </Page>
  )
}
