import { fieldMessage, localized, ProblemNotice, useApi, useLanguage, useTexts } from '@sipelandukilat/sdk'
import { listRegions, type ProblemError, type ResponseOf } from '@sipelandukilat/sdk/api'
import {
  type DataIncident,
  IncidentDataKind,
  type IncidentFacts,
  incidentDataLabels,
} from '@sipelandukilat/sdk/api/administration'
import { Button, Checkbox, DateTimeInput, Fieldset, Group, Stack, Text, Textarea, TextInput } from '@sipelandukilat/ui'
import { type UseMutationResult, useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { dataProtectionTexts } from '../texts/texts'
import { factsOf, type IncidentDraft } from './incident-draft'

type FactsFormProps = {
  provinceCode: string
  draft: IncidentDraft
  /** What is known so far; a new incident has none. */
  known?: IncidentFacts
  save: UseMutationResult<DataIncident, ProblemError, IncidentFacts>
  saveLabel: string
  onSaved?: () => void
  onDirty: () => void
}

const toggled = <Value,>(values: readonly Value[], value: Value, isOn: boolean): readonly Value[] =>
  isOn ? [...values, value] : values.filter((one) => one !== value)

/** What is known of an incident, to be written down. */
export function FactsForm({ provinceCode, draft: first, known, save, saveLabel, onSaved, onDirty }: FactsFormProps) {
  const t = useTexts(dataProtectionTexts)
  const { language } = useLanguage()
  const api = useApi()
  const [draft, setDraft] = useState(first)
  const regencies = useQuery<ResponseOf<typeof listRegions>, ProblemError>({
    queryKey: ['admin', 'regencies-of', provinceCode],
    queryFn: () => api.call(listRegions, { query: { parent: provinceCode } }),
  })
  const change = (part: Partial<IncidentDraft>) => {
    setDraft({ ...draft, ...part })
    onDirty()
  }
  const error = (path: string) => fieldMessage(save.error, path)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate(factsOf(draft, known), { onSuccess: () => onSaved?.() })
  }
  return (
    <form onSubmit={submit}>
      <Stack gap='md'>
        <Textarea
          label={t('fact.what')}
          description={t('fact.what.hint')}
          rows={5}
          maxLength={4000}
          required
          value={draft.what}
          error={error('what')}
          onChange={(event) => change({ what: event.currentTarget.value })}
        />
        <DateTimeInput
          label={t('fact.found')}
          description={t('fact.found.hint')}
          required
          value={draft.foundAt}
          error={error('foundAt')}
          onChange={(foundAt) => change({ foundAt })}
        />
        <DateTimeInput
          label={t('fact.happened')}
          description={t('fact.happened.hint')}
          value={draft.happenedAt}
          error={error('happenedAt')}
          onChange={(happenedAt) => change({ happenedAt })}
        />
        <Fieldset legend={t('fact.kinds')}>
          <Stack gap='sm'>
            {IncidentDataKind.options.map((kind) => (
              <Checkbox
                key={kind}
                label={localized(incidentDataLabels[kind], language)}
                checked={draft.kinds.includes(kind)}
                onChange={(event) => change({ kinds: toggled(draft.kinds, kind, event.currentTarget.checked) })}
              />
            ))}
            {error('kinds') && (
              <Text size='sm' c='red' role='alert'>
                {t('fact.kinds.missing')}
              </Text>
            )}
          </Stack>
        </Fieldset>
        <TextInput
          label={t('fact.people')}
          description={t('fact.people.hint')}
          inputMode='numeric'
          value={draft.peopleCount}
          error={error('peopleCount')}
          onChange={(event) => change({ peopleCount: event.currentTarget.value.replace(/\D/g, '') })}
        />
        <Fieldset legend={t('fact.regencies')}>
          <Stack gap='sm'>
            {(regencies.data?.items ?? []).map(({ code, name }) => (
              <Checkbox
                key={code}
                label={name}
                checked={draft.regencyCodes.includes(code)}
                onChange={(event) =>
                  change({ regencyCodes: toggled(draft.regencyCodes, code, event.currentTarget.checked) })
                }
              />
            ))}
            {error('regencyCodes') && (
              <Text size='sm' c='red' role='alert'>
                {t('fact.regencies.missing')}
              </Text>
            )}
          </Stack>
        </Fieldset>
        <Textarea
          label={t('fact.measures')}
          rows={4}
          maxLength={4000}
          required
          value={draft.measures}
          error={error('measures')}
          onChange={(event) => change({ measures: event.currentTarget.value })}
        />
        <ProblemNotice error={save.error} />
        <Group>
          <Button type='submit' loading={save.isPending}>
            {saveLabel}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
