import { ProblemState, useTexts } from '@sipelandukilat/sdk'
import type { ModuleRelease, RegisteredModule } from '@sipelandukilat/sdk/api/modules'
import { EmptyState, IconPuzzle, LoadingState, LoadMore, Stack } from '@sipelandukilat/ui'
import { useState } from 'react'
import { moduleReleasesTexts } from '../../texts/texts'
import { useReleases } from '../use-modules'
import { type ReleaseAction, ReleaseActionDialog } from './release-action-dialog'
import { ReleaseCard } from './release-card'

/** The releases of a module, newest first, and the decisions about each. */
export function ReleasesTab({ module }: { module: RegisteredModule }) {
  const t = useTexts(moduleReleasesTexts)
  const releases = useReleases(module.id)
  const [decided, setDecided] = useState<{ release: ModuleRelease; action: ReleaseAction } | undefined>()
  if (releases.error)
    return (
      <ProblemState error={releases.error} onRetry={() => void releases.refetch()} isRetrying={releases.isFetching} />
    )
  if (!releases.data) return <LoadingState rows={8} />
  if (releases.data.length === 0)
    return <EmptyState icon={<IconPuzzle size={32} />} title={t('empty')} description={t('empty.hint')} />
  return (
    <Stack gap='md'>
      {releases.data.map((release) => (
        <ReleaseCard
          key={release.id}
          module={module}
          release={release}
          onDecide={(action) => setDecided({ release, action })}
        />
      ))}
      <LoadMore
        hasMore={releases.hasNextPage}
        onLoadMore={() => void releases.fetchNextPage()}
        isLoading={releases.isFetchingNextPage}
      />
      {decided && (
        <ReleaseActionDialog
          module={module}
          release={decided.release}
          action={decided.action}
          onClose={() => setDecided(undefined)}
        />
      )}
    </Stack>
  )
}
