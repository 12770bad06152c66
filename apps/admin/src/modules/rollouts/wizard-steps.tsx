import { Link, localized, ProblemState, useFormat, useLanguage, useTexts } from '@sipelandukilat/sdk'
import { placeOf, roleLabels } from '@sipelandukilat/sdk/api'
import type { RegisteredModule } from '@sipelandukilat/sdk/api/modules'
import {
  Checkbox,
  DateTimeInput,
  EmptyState,
  Fieldset,
  LoadingState,
  LoadMore,
  Notice,
  Radio,
  Stack,
  Text,
  TextInput,
  TileGrid,
} from '@sipelandukilat/ui'
import { rolloutsTexts } from '../../texts/texts'
import { allRoles } from '../../users/role-names'
import { grantedAt } from '../module-state'
import { PlacePicker } from '../place-picker'
import { useReleases } from '../use-modules'
import { RegencyFields } from './regency-fields'
import type { RolloutDraft } from './rollout-draft'

type StepProps = {
  module: RegisteredModule
  draft: RolloutDraft
  change: (change: Partial<RolloutDraft>) => void
  error: string | undefined
}

/** Which release; those of a revoked key are not offered. */
export function ReleaseStep({ module, draft, change, error }: StepProps) {
  const t = useTexts(rolloutsTexts)
  const format = useFormat()
  const releases = useReleases(module.id)
  if (releases.error)
    return (
      <ProblemState error={releases.error} onRetry={() => void releases.refetch()} isRetrying={releases.isFetching} />
    )
  if (!releases.data) return <LoadingState rows={5} />
  const usable = releases.data.filter(({ isKeyRevoked, keyId }) => !isKeyRevoked && keyId !== null)
  if (usable.length === 0) return <EmptyState title={t('release.none')} />
  const chosen = usable.find(({ version }) => version === draft.version)
  const granted = grantedAt(module, draft.place)
  const isUngranted = chosen?.requestedScopes.some((scope) => !granted.includes(scope)) ?? false
  return (
    <Stack gap='md'>
      <Radio.Group
        label={t('release')}
        value={draft.version}
        onChange={(version) => change({ version })}
        {...(error ? { error } : {})}
      >
        <Stack gap='xs' mt='xs'>
          {usable.map(({ id, version, publishedAt }) => (
            <Radio
              key={id}
              value={version}
              label={version}
              description={t('release.published', { time: format.dateTime(publishedAt) })}
            />
          ))}
        </Stack>
      </Radio.Group>
      <LoadMore
        hasMore={releases.hasNextPage}
        onLoadMore={() => void releases.fetchNextPage()}
        isLoading={releases.isFetchingNextPage}
      />
      {isUngranted && (
        <Notice
          tone='warning'
          role='status'
          actions={<Link to={`/admin/modules/${module.id}?tab=scopes`}>{t('release.toScopes')}</Link>}
        >
          {t('release.scopes')}
        </Notice>
      )}
    </Stack>
  )
}

/** Which offices, and which of their people. */
export function PlaceStep({ draft, change }: StepProps) {
  const t = useTexts(rolloutsTexts)
  const { language } = useLanguage()
  return (
    <Stack gap='md'>
      <PlacePicker
        levels={['platform', 'province']}
        value={draft.place}
        onChange={(place = '') => change({ place, regencies: [] })}
      />
      {draft.place !== '' && (
        <RegencyFields
          provinceCode={placeOf(draft.place).provinceCode}
          value={draft.regencies}
          onChange={(regencies) => change({ regencies })}
        />
      )}
      <Fieldset legend={t('roles')}>
        <Text size='sm' c='dimmed' mb='xs'>
          {t('roles.hint')}
        </Text>
        <TileGrid minWidth='13rem'>
          {allRoles.map((role) => (
            <Checkbox
              key={role}
              label={localized(roleLabels[role], language)}
              checked={draft.roles.includes(role)}
              onChange={(event) =>
                change({
                  roles: event.currentTarget.checked
                    ? [...draft.roles, role]
                    : draft.roles.filter((one) => one !== role),
                })
              }
            />
          ))}
        </TileGrid>
      </Fieldset>
    </Stack>
  )
}

/** How many of them, and what is counted. */
export function ShareStep({ draft, change, error }: StepProps) {
  const t = useTexts(rolloutsTexts)
  return (
    <Stack gap='md'>
      <TextInput
        label={t('percentage')}
        description={t('percentage.hint')}
        inputMode='decimal'
        value={draft.percentage}
        error={error}
        onChange={(event) => change({ percentage: event.currentTarget.value })}
      />
      <Radio.Group
        label={t('bucketBy')}
        value={draft.bucketBy}
        onChange={(by) => change({ bucketBy: by === 'user' ? 'user' : 'region' })}
      >
        <Stack gap='xs' mt='xs'>
          {(['region', 'user'] as const).map((by) => (
            <Radio key={by} value={by} label={t(`bucketBy.${by}`)} description={t(`bucketBy.${by}.hint`)} />
          ))}
        </Stack>
      </Radio.Group>
    </Stack>
  )
}

/** From when until when, in the time of these offices. */
export function TimeStep({ draft, change, error }: StepProps) {
  const t = useTexts(rolloutsTexts)
  return (
    <Stack gap='md'>
      {(['from', 'until'] as const).map((end) => (
        <DateTimeInput
          key={end}
          maw='18rem'
          label={t(end)}
          description={t(`${end}.hint`)}
          value={draft[end]}
          error={end === 'until' ? error : undefined}
          onChange={(at) => change({ [end]: at })}
        />
      ))}
    </Stack>
  )
}
