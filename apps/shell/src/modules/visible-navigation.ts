import type { BootModule, NavigationItem } from '@sipelandukilat/contract'
import { abilityOfSession, isWithinRoute, sessionStore } from '@sipelandukilat/sdk/host'

export type VisibleItem = NavigationItem & {
  readonly moduleId: string
  /** The release it belongs to, `id@version`, as the API is told who calls. */
  readonly release: string
}

function isAllowed(item: NavigationItem): boolean {
  const state = sessionStore.get()
  if (state.status === 'signed-out') return false
  if (!item.ability) return true
  const ability = abilityOfSession(state.session)
  // A module may name a subject this shell does not know: nobody has a rule for it, so the answer is no.
  return ability.can(...(item.ability as Parameters<typeof ability.can>))
}

/** What the signed-in person can open, in the order modules ask for. */
export function visibleItems(modules: readonly BootModule[]): VisibleItem[] {
  return modules
    .flatMap(({ id, version, navigation }) =>
      navigation.map((item) => ({ ...item, moduleId: id, release: `${id}@${version}` })),
    )
    .filter(isAllowed)
    .sort((one, other) => one.order - other.order || one.id.localeCompare(other.id))
}

/** Whether a path of a module may be opened: the nearest navigation item above it decides. */
export function mayOpen(module: BootModule, path: string): boolean {
  const nearest = module.navigation
    .filter((item) => isWithinRoute(path, item.path))
    .sort((one, other) => other.path.length - one.path.length)
  const [first] = nearest
  // Two items may share a path for different roles: one of them is enough.
  return first === undefined || nearest.filter(({ path: same }) => same === first.path).some(isAllowed)
}
