import { ProblemNotice, ProblemState, useApi, useTexts, useUnsavedChanges } from '@sipelandukilat/sdk'
import type { ProblemError } from '@sipelandukilat/sdk/api'
import { placeOf } from '@sipelandukilat/sdk/api'
import { grantModuleScopes, type RegisteredModule } from '@sipelandukilat/sdk/api/modules'
import {
  Button,
  Checkbox,
  Group,
  IconBan,
  IconCircleCheck,
  LoadingState,
  Notice,
  Stack,
  showToast,
  Text,
} from '@sipelandukilat/ui'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { moduleScopesTexts } from '../texts/texts'
import { useDecider } from './decider'
import { grantedAt, versionAt } from './module-state'
import { Part } from './part'
import { PlacePicker } from './place-picker'
import { usePlaceName } from './places'
import { useScopeWords } from './scope-words'
import { modulesKey, useReleases } from './use-modules'

/** What the module asks for and what it is granted, by place. */
export function ScopesTab({ module }: { module: RegisteredModule }) {
  const t = useTexts(moduleScopesTexts)
  const own = useDecider().place
  const [place = own, setPlace] = useState<string | undefined>(own)
  const releases = useReleases(module.id)
  const name = usePlaceName(placeOf(place).provinceCode)
  if (releases.error)
    return (
      <ProblemState error={releases.error} onRetry={() => void releases.refetch()} isRetrying={releases.isFetching} />
    )
  if (!releases.data) return <LoadingState rows={6} />
  const [newest] = releases.data
  const inForce = releases.data.find(({ version }) => version === versionAt(module, place).version)
  return (
    <Stack gap='md'>
      <Notice tone='warning'>{t('trust')}</Notice>
      <PlacePicker levels={['platform', 'province']} value={place} onChange={setPlace} />
      <Part title={t('title', { place: name })} hint={t('hint')}>
        <Grants
          key={place}
          module={module}
          place={place}
          asked={newest?.requestedScopes ?? []}
          needed={inForce?.requestedScopes ?? []}
        />
      </Part>
    </Stack>
  )
}

type GrantsProps = {
  module: RegisteredModule
  place: string
  asked: readonly string[]
  /** What the release in force asks for. */
  needed: readonly string[]
}

function Grants({ module, place, asked, needed }: GrantsProps) {
  const t = useTexts(moduleScopesTexts)
  const words = useScopeWords()
  const api = useApi()
  const queries = useQueryClient()
  const { mayGrant } = useDecider()
  const granted = grantedAt(module, place)
  const scopes = [...new Set([...asked, ...needed, ...granted])]
  // Only what was changed here, so that what others grant meanwhile is not taken away.
  const [edits, setEdits] = useState<Readonly<Record<string, boolean>>>({})
  const chosen = scopes.filter((scope) => edits[scope] ?? granted.includes(scope))
  const isDirty = scopes.some((scope) => chosen.includes(scope) !== granted.includes(scope))
  useUnsavedChanges(isDirty)
  const save = useMutation<RegisteredModule, ProblemError>({
    mutationFn: () =>
      api.call(grantModuleScopes, {
        params: { id: module.id },
        body: { ...(place === '' ? {} : { provinceCode: placeOf(place).provinceCode }), granted: chosen },
      }),
    onSuccess: async () => {
      showToast({ message: t('saved'), tone: 'positive' })
      setEdits({})
      await queries.invalidateQueries({ queryKey: modulesKey })
    },
  })
  if (scopes.length === 0) return <Text>{t('empty')}</Text>
  const whoAsks = (scope: string) =>
    needed.includes(scope) ? t('inForce') : asked.includes(scope) ? t('asked') : t('unused')
  const broken = needed.filter((scope) => granted.includes(scope) && !chosen.includes(scope))
  const isInherited =
    place !== '' && !module.grants.some(({ provinceCode }) => provinceCode === placeOf(place).provinceCode)
  return (
    <Stack gap='sm'>
      {scopes.map((scope) =>
        mayGrant ? (
          <Checkbox
            key={scope}
            label={words(scope)}
            description={`${scope}, ${whoAsks(scope)}`}
            checked={chosen.includes(scope)}
            onChange={(event) => setEdits({ ...edits, [scope]: event.currentTarget.checked })}
          />
        ) : (
          <Group key={scope} gap='xs' wrap='nowrap' align='flex-start'>
            {granted.includes(scope) ? <IconCircleCheck size={18} aria-hidden /> : <IconBan size={18} aria-hidden />}
            <div>
              <Text>
                {words(scope)}: <strong>{t(granted.includes(scope) ? 'granted' : 'notGranted')}</strong>
              </Text>
              <Text size='sm' c='dimmed'>
                {scope}, {whoAsks(scope)}
              </Text>
            </div>
          </Group>
        ),
      )}
      {broken.length > 0 && (
        <Notice tone='warning' role='status'>
          {t('breaks', { scopes: broken.map((scope) => words(scope)).join(', ') })}
        </Notice>
      )}
      {mayGrant && isInherited && (
        <Text size='sm' c='dimmed'>
          {t('inherited')}
        </Text>
      )}
      <ProblemNotice error={save.error} />
      {mayGrant && (
        <Group gap='xs'>
          <Button disabled={!isDirty} loading={save.isPending} onClick={() => save.mutate()}>
            {t('save')}
          </Button>
          {isDirty && (
            <Button variant='default' onClick={() => setEdits({})}>
              {t('reset')}
            </Button>
          )}
        </Group>
      )}
    </Stack>
  )
}
