import { fieldMessage, ProblemNotice, useApi, useTexts, useUnsavedChanges } from '@sipelandukilat/sdk'
import type { ProblemError } from '@sipelandukilat/sdk/api'
import { type SavedLetterSettings, writeLetterSettings } from '@sipelandukilat/sdk/api/administration'
import {
  Button,
  Checkbox,
  DateInput,
  Fieldset,
  Group,
  Select,
  Stack,
  showToast,
  Text,
  TextInput,
} from '@sipelandukilat/ui'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { lettersTexts } from '../texts/texts'
import { type Answer, type LetterDraft, toDraft, toSettings } from './letter-draft'
import { LetterPreview } from './letter-preview'
import { OfficialFields } from './official-fields'

type LetterSettingsFormProps = {
  code: string
  regencyName: string
  saved: SavedLetterSettings | null
  onSaved: (saved: Answer) => void
}

const paperFields = ['government', 'office', 'address', 'phone', 'email', 'seat'] as const
const optional: readonly string[] = ['phone', 'email']
const kinds = ['decision', 'travelOrder'] as const
const actingAs = ['plt', 'plh'] as const

export function LetterSettingsForm({ code, regencyName, saved, onSaved }: LetterSettingsFormProps) {
  const t = useTexts(lettersTexts)
  const api = useApi()
  const [draft, setDraft] = useState(() => toDraft(saved, regencyName))
  const [isDirty, setDirty] = useState(false)
  useUnsavedChanges(isDirty)
  const change = (part: Partial<LetterDraft>) => {
    setDirty(true)
    setDraft((current) => ({ ...current, ...part }))
  }
  const save = useMutation<Answer, ProblemError>({
    mutationFn: () =>
      api.call(writeLetterSettings, {
        params: { code },
        body: { ...toSettings(draft), expectedVersion: saved?.version ?? 0 },
      }),
    onSuccess: (answer) => {
      setDirty(false)
      showToast({ tone: 'positive', message: t('saved') })
      onSaved(answer)
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate()
  }
  return (
    <form onSubmit={submit}>
      <Stack gap='md'>
        <Fieldset legend={t('paper')}>
          <Stack gap='sm'>
            {paperFields.map((field) => (
              <TextInput
                key={field}
                label={t(`paper.${field}`)}
                required={!optional.includes(field)}
                maxLength={300}
                value={draft[field]}
                error={fieldMessage(save.error, field)}
                onChange={(event) => change({ [field]: event.currentTarget.value })}
              />
            ))}
          </Stack>
        </Fieldset>
        <Fieldset legend={t('numbers')}>
          <Stack gap='sm'>
            <Text size='sm' c='dimmed'>
              {t('numbers.hint')}
            </Text>
            <TextInput
              label={t('numbers.code')}
              required
              maxLength={40}
              value={draft.code}
              error={fieldMessage(save.error, 'code')}
              onChange={(event) => change({ code: event.currentTarget.value })}
            />
            {kinds.map((kind) => (
              <TextInput
                key={kind}
                label={t(`numbers.${kind}`)}
                required
                maxLength={120}
                value={draft.schemes[kind]}
                error={fieldMessage(save.error, `schemes.${kind}`)}
                onChange={(event) => change({ schemes: { ...draft.schemes, [kind]: event.currentTarget.value } })}
              />
            ))}
          </Stack>
        </Fieldset>
        <Fieldset legend={t('head')}>
          <Stack gap='sm'>
            <Checkbox
              label={t('head.vacant')}
              checked={!draft.hasHead}
              onChange={(event) => change({ hasHead: !event.currentTarget.checked })}
            />
            {draft.hasHead && (
              <OfficialFields
                path='head'
                value={draft.head}
                error={save.error}
                onChange={(part) => change({ head: { ...draft.head, ...part } })}
              />
            )}
          </Stack>
        </Fieldset>
        <Fieldset legend={t('acting')}>
          <Stack gap='sm'>
            <Checkbox
              label={t('acting.is')}
              checked={draft.hasActing}
              onChange={(event) => change({ hasActing: event.currentTarget.checked })}
            />
            {draft.hasActing && (
              <>
                <Select
                  label={t('acting.as')}
                  value={draft.acting.as}
                  options={actingAs.map((as) => ({ value: as, label: t(`acting.${as}`) }))}
                  onChange={(as) => change({ acting: { ...draft.acting, as: as === 'plh' ? 'plh' : 'plt' } })}
                />
                <OfficialFields
                  path='acting'
                  value={draft.acting}
                  error={save.error}
                  onChange={(part) => change({ acting: { ...draft.acting, ...part } })}
                />
                {(['from', 'until'] as const).map((end) => (
                  <DateInput
                    key={end}
                    label={t(`acting.${end}`)}
                    required
                    value={draft.acting[end]}
                    error={fieldMessage(save.error, `acting.${end}`)}
                    onChange={(day) => change({ acting: { ...draft.acting, [end]: day } })}
                  />
                ))}
              </>
            )}
          </Stack>
        </Fieldset>
        <LetterPreview settings={toSettings(draft)} />
        <ProblemNotice error={save.error} />
        <Group>
          <Button type='submit' loading={save.isPending} disabled={!isDirty && saved !== null}>
            {t('save')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
