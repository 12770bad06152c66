import {
  Link,
  ProblemState,
  useLocalized,
  usePageParam,
  usePageQuery,
  usePageTitle,
  useTexts,
} from '@sipelandukilat/sdk'
import type { RegisteredModule } from '@sipelandukilat/sdk/api/modules'
import { LoadingState, Page, Tabs } from '@sipelandukilat/ui'
import { type FunctionComponent, lazy, Suspense } from 'react'
import { modulesTexts } from '../texts/texts'
import { useDecider } from './decider'
import { InForceTab } from './in-force-tab'
import { ModuleBadges } from './module-badges'
import { ReleasesTab } from './releases/releases-tab'
import { useDecisionsOfOthers, useModule } from './use-modules'

type Tab = FunctionComponent<{ module: RegisteredModule }>

/** What is looked at less often is fetched when it is. */
const tabs = {
  releases: ReleasesTab,
  force: InForceTab,
  scopes: lazy(() => import('./scopes-tab').then((tab) => ({ default: tab.ScopesTab }))),
  rollouts: lazy(() => import('./rollouts/rollouts-tab').then((tab) => ({ default: tab.RolloutsTab }))),
  health: lazy(() => import('./insight/health-tab').then((tab) => ({ default: tab.HealthTab }))),
  explain: lazy(() => import('./insight/explain-tab').then((tab) => ({ default: tab.ExplainTab }))),
  settings: lazy(() => import('./settings/settings-tab').then((tab) => ({ default: tab.SettingsTab }))),
  history: lazy(() => import('./insight/history-tab').then((tab) => ({ default: tab.HistoryTab }))),
} satisfies Record<string, Tab>

type TabName = keyof typeof tabs
const names = Object.keys(tabs) as TabName[]

/** One module: its releases, what is in force where, and the decisions about it. */
export function ModulePage() {
  const t = useTexts(modulesTexts)
  const localized = useLocalized()
  const module = useModule(usePageParam('moduleId'))
  const { place } = useDecider()
  useDecisionsOfOthers()
  usePageTitle(module.data ? localized(module.data.title) : t('title'))
  if (module.error)
    return <ProblemState error={module.error} onRetry={() => void module.refetch()} isRetrying={module.isFetching} />
  if (!module.data) return <LoadingState rows={8} withTitle />
  const { id, title, isSystem, ownerName, owner } = module.data
  return (
    <Page
      title={localized(title)}
      breadcrumbs={[
        <Link key='modules' to='/admin/modules'>
          {t('title')}
        </Link>,
      ]}
      aside={<ModuleBadges module={module.data} place={place} />}
      description={`${id} · ${isSystem ? t('ownSystem') : (ownerName ?? owner)}`}
    >
      <ModuleTabs module={module.data} />
    </Page>
  )
}

/** Each tab has its address, so that it can be shared; changing it keeps the page and the focus. */
function ModuleTabs({ module }: { module: RegisteredModule }) {
  const t = useTexts(modulesTexts)
  const [query, change] = usePageQuery()
  // Settings are kept by place, and a developer has none.
  const { mayHold } = useDecider()
  const offered = names.filter((name) => name !== 'settings' || mayHold)
  const current = offered.find((name) => name === query.get('tab')) ?? 'releases'
  const Shown: Tab = tabs[current]
  const choose = (name: string | null) => change({ tab: name === null || name === 'releases' ? undefined : name })
  return (
    <Tabs value={current} onChange={choose} keepMounted={false}>
      <Tabs.List mb='md' aria-label={t('tabs')}>
        {offered.map((name) => (
          <Tabs.Tab key={name} value={name}>
            {t(`tab.${name}`)}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      <Tabs.Panel value={current}>
        <Suspense fallback={<LoadingState rows={6} />}>
          <Shown module={module} />
        </Suspense>
      </Tabs.Panel>
    </Tabs>
  )
}
