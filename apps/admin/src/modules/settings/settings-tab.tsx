import { fieldMessage, ProblemNotice, ProblemState, useApi, useTexts, useUnsavedChanges } from '@sipelandukilat/sdk'
import type { ProblemError } from '@sipelandukilat/sdk/api'
import {
  type ModuleSettings,
  type RegisteredModule,
  readModuleConfiguration,
  setModuleConfiguration,
} from '@sipelandukilat/sdk/api/modules'
import { Button, EmptyState, Group, IconSettings, LoadingState, Stack, showToast } from '@sipelandukilat/ui'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { moduleSettingsTexts } from '../../texts/texts'
import { useDecider } from '../decider'
import { Part } from '../part'
import { PlacePicker } from '../place-picker'
import { usePlaceName } from '../places'
import { moduleKey } from '../use-modules'
import { fieldsOf, inheritedOf, ownLayer, type SettingEdits, withEdits } from './setting-fields'
import { SettingInput } from './setting-input'

const settingsKey = (id: string, place: string) => [...moduleKey(id), 'settings', place] as const

/** A module's settings, place by place: what is set there, what is inherited and from where. */
export function SettingsTab({ module }: { module: RegisteredModule }) {
  const t = useTexts(moduleSettingsTexts)
  const api = useApi()
  const own = useDecider().place
  const [place = own, setPlace] = useState<string | undefined>(own)
  const name = usePlaceName(place)
  const settings = useQuery<ModuleSettings, ProblemError>({
    queryKey: settingsKey(module.id, place),
    queryFn: () =>
      api.call(readModuleConfiguration, {
        params: { id: module.id },
        query: place === '' ? {} : { regionCode: place },
      }),
  })
  if (settings.error)
    return (
      <ProblemState error={settings.error} onRetry={() => void settings.refetch()} isRetrying={settings.isFetching} />
    )
  if (settings.data?.schema === null)
    return <EmptyState icon={<IconSettings size={32} />} title={t('empty')} description={t('empty.hint')} />
  return (
    <Part title={t('title', { place: name })} hint={t('hint')}>
      <PlacePicker levels={['platform', 'province', 'regency']} value={place} onChange={setPlace} />
      {settings.data ? (
        <SettingsForm key={place} moduleId={module.id} place={place} settings={settings.data} />
      ) : (
        <LoadingState rows={6} />
      )}
    </Part>
  )
}

type SettingsFormProps = { moduleId: string; place: string; settings: ModuleSettings }

function SettingsForm({ moduleId, place, settings }: SettingsFormProps) {
  const t = useTexts(moduleSettingsTexts)
  const api = useApi()
  const queries = useQueryClient()
  const { mayHold } = useDecider()
  const own = ownLayer(settings, place)
  // Only what was changed here, so that what others set meanwhile is neither lost nor overwritten.
  const [edits, setEdits] = useState<SettingEdits>({})
  const values = withEdits(own.values, edits)
  const isDirty = Object.keys(edits).length > 0
  useUnsavedChanges(isDirty)
  const save = useMutation<ModuleSettings, ProblemError>({
    mutationFn: () =>
      api.call(setModuleConfiguration, {
        params: { id: moduleId },
        body: { ...(place === '' ? {} : { regionCode: place }), values, expectedVersion: own.version },
      }),
    onSuccess: (saved) => {
      showToast({ message: t('saved'), tone: 'positive' })
      setEdits({})
      queries.setQueryData(settingsKey(moduleId, place), saved)
    },
    onError: (error) => {
      // Somebody else was faster: what they set is shown, and the form goes on from it.
      if (error.problem.type.endsWith('/version-conflict'))
        void queries.invalidateQueries({ queryKey: settingsKey(moduleId, place) })
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate()
  }
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap='md'>
        {fieldsOf(settings.schema).map((field) => (
          <SettingInput
            key={field.name}
            field={field}
            value={values[field.name]}
            isOwn={field.name in values}
            inherited={inheritedOf(settings, place, field.name)}
            error={fieldMessage(save.error, `values.${field.name}`)}
            isReadOnly={!mayHold}
            onChange={(value) => setEdits({ ...edits, [field.name]: { value } })}
            onReset={() => setEdits({ ...edits, [field.name]: 'inherit' })}
          />
        ))}
        <ProblemNotice error={save.error} />
        {mayHold && (
          <Group gap='xs'>
            <Button type='submit' disabled={!isDirty} loading={save.isPending}>
              {t('save')}
            </Button>
            {isDirty && (
              <Button variant='default' onClick={() => setEdits({})}>
                {t('undo')}
              </Button>
            )}
          </Group>
        )}
      </Stack>
    </form>
  )
}
