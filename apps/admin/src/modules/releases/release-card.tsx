import { useFormat, useLocalized, useTexts } from '@sipelandukilat/sdk'
import {
  type ModuleRelease,
  type RegisteredModule,
  type ReleaseUse,
  releaseLimits,
} from '@sipelandukilat/sdk/api/modules'
import { Button, Group, KeyValueList, StatusBadge, Text } from '@sipelandukilat/ui'
import { useState } from 'react'
import { moduleReleasesTexts } from '../../texts/texts'
import { Part } from '../part'
import { usePlaceName } from '../places'
import { CheckReportView } from './check-report-view'
import type { ReleaseAction } from './release-action-dialog'
import { ReleaseActions } from './release-actions'
import { ScopeComparison } from './scope-comparison'

const kilobytes = (bytes: number) => Math.ceil((bytes / 1024) * 10) / 10

type ReleaseCardProps = {
  module: RegisteredModule
  release: ModuleRelease
  onDecide: (action: ReleaseAction) => void
}

/** One release with all that is weighed before it is given to people. */
export function ReleaseCard({ module, release, onDecide }: ReleaseCardProps) {
  const t = useTexts(moduleReleasesTexts)
  const [shown, setShown] = useState<'check' | 'scopes' | undefined>()
  const toggle = (what: 'check' | 'scopes') => setShown(shown === what ? undefined : what)
  return (
    <Part
      title={t('release', { version: release.version })}
      aside={
        <Group gap={4}>
          {release.isKeyRevoked && <StatusBadge tone='negative'>{t('revoked')}</StatusBadge>}
          {release.newScopes.length > 0 && (
            <StatusBadge tone='warning'>{t('newScopes', { count: release.newScopes.length })}</StatusBadge>
          )}
          {release.uses.map((use) => (
            <UseBadge key={`${use.by} ${use.regionCode}`} use={use} />
          ))}
        </Group>
      }
    >
      <ReleaseFacts release={release} />
      <Group gap='xs'>
        <Button variant='subtle' size='compact-sm' aria-expanded={shown === 'scopes'} onClick={() => toggle('scopes')}>
          {t(shown === 'scopes' ? 'scopes.hide' : 'scopes.show')}
        </Button>
        <Button variant='subtle' size='compact-sm' aria-expanded={shown === 'check'} onClick={() => toggle('check')}>
          {t(shown === 'check' ? 'check.hide' : 'check.show')}
        </Button>
      </Group>
      {shown === 'scopes' && <ScopeComparison module={module} release={release} />}
      {shown === 'check' && <CheckReportView release={release} />}
      <ReleaseActions module={module} release={release} onDecide={onDecide} />
    </Part>
  )
}

function UseBadge({ use }: { use: ReleaseUse }) {
  const t = useTexts(moduleReleasesTexts)
  const place = usePlaceName(use.regionCode)
  const tone = use.by === 'stable' ? 'positive' : use.by === 'pin' ? 'warning' : 'info'
  return <StatusBadge tone={tone}>{t(`use.${use.by}`, { place })}</StatusBadge>
}

function ReleaseFacts({ release }: { release: ModuleRelease }) {
  const t = useTexts(moduleReleasesTexts)
  const format = useFormat()
  const localized = useLocalized()
  const { sizes, keyId, changes, publishedBy } = release
  const time = format.dateTime(release.publishedAt)
  const key = (keyId ?? '').slice(0, 8)
  return (
    <KeyValueList
      items={[
        { key: 'changes', label: t('changes'), value: changes ? localized(changes) : t('changes.none') },
        {
          key: 'published',
          label: t('published'),
          value: publishedBy ? t('publishedBy', { time, name: publishedBy }) : time,
        },
        {
          key: 'key',
          label: t('key'),
          value: keyId === null ? t('key.none') : t(release.isKeyRevoked ? 'key.revoked' : 'key.valid', { key }),
        },
        {
          key: 'sizes',
          label: t('sizes'),
          value: (
            <>
              <Text>
                {t('sizes.entry', {
                  size: format.number(kilobytes(sizes.entryGzip)),
                  bound: kilobytes(releaseLimits.entryGzip),
                })}
              </Text>
              <Text size='sm' c='dimmed'>
                {t('sizes.all', { files: sizes.files, size: format.number(kilobytes(sizes.totalGzip)) })}
              </Text>
            </>
          ),
        },
        { key: 'shell', label: t('shell'), value: release.engines.shell },
        ...(release.uses.length === 0 ? [{ key: 'uses', label: t('uses'), value: t('uses.none') }] : []),
      ]}
    />
  )
}
