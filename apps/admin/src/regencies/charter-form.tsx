import {
  fieldMessage,
  languages,
  ProblemNotice,
  ProblemState,
  requiredLanguages,
  useApi,
  useFormat,
  useTexts,
  useUnsavedChanges,
} from '@sipelandukilat/sdk'
import type { ProblemError } from '@sipelandukilat/sdk/api'
import { readServiceCharter, type ServiceCharter, writeServiceCharter } from '@sipelandukilat/sdk/api/administration'
import { toLocalDate } from '@sipelandukilat/sdk/forms'
import {
  Button,
  DateInput,
  Group,
  LoadingState,
  Stack,
  showToast,
  Text,
  Textarea,
  TextInput,
  Title,
} from '@sipelandukilat/ui'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { administrationTexts } from '../texts/texts'

type Answer = { charter: ServiceCharter | null }

/** Maklumat Pelayanan of a regency: written by its administrator, read by everybody on the portal. */
export function Charter({ code }: { code: string }) {
  const t = useTexts(administrationTexts)
  const api = useApi()
  const queries = useQueryClient()
  const key = ['admin', 'charter', code]
  const charter = useQuery<Answer, ProblemError>({
    queryKey: key,
    queryFn: () => api.call(readServiceCharter, { params: { code } }),
  })
  return (
    <Stack gap='sm'>
      <Title order={2} size='h4'>
        {t('charter.title')}
      </Title>
      <Text c='dimmed'>{t('charter.hint')}</Text>
      {charter.data ? (
        <CharterForm
          key={charter.data.charter?.version ?? 0}
          code={code}
          charter={charter.data.charter}
          onSaved={(saved) => queries.setQueryData(key, saved)}
        />
      ) : charter.error ? (
        <ProblemState error={charter.error} onRetry={() => void charter.refetch()} isRetrying={charter.isFetching} />
      ) : (
        <LoadingState rows={4} />
      )}
    </Stack>
  )
}

type CharterFormProps = { code: string; charter: ServiceCharter | null; onSaved: (saved: Answer) => void }

function CharterForm({ code, charter, onSaved }: CharterFormProps) {
  const t = useTexts(administrationTexts)
  const format = useFormat()
  const api = useApi()
  const [words, setWords] = useState({ id: charter?.words.id ?? '', en: charter?.words.en ?? '' })
  const [signedBy, setSignedBy] = useState(charter?.signedBy ?? '')
  const [signedOn, setSignedOn] = useState(charter?.signedOn ?? '')
  const [isDirty, setDirty] = useState(false)
  useUnsavedChanges(isDirty)
  const save = useMutation<Answer, ProblemError>({
    mutationFn: () =>
      api.call(writeServiceCharter, {
        params: { code },
        body: {
          words: { id: words.id, ...(words.en.trim() === '' ? {} : { en: words.en }) },
          signedBy,
          signedOn,
          expectedVersion: charter?.version ?? 0,
        },
      }),
    onSuccess: (saved) => {
      setDirty(false)
      showToast({ tone: 'positive', message: t('charter.saved') })
      onSaved(saved)
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate()
  }
  return (
    <form onSubmit={submit} onChange={() => setDirty(true)}>
      <Stack gap='sm'>
        <Text size='sm'>
          {charter ? t('charter.changed', { time: format.dateTime(charter.changedAt) }) : t('charter.none')}
          {isDirty && charter && <> {t('charter.unpublished')}</>}
        </Text>
        {requiredLanguages.map((language) => (
          <Textarea
            key={language}
            label={t(language === 'id' ? 'charter.words' : 'charter.translation', {
              language: languages[language].name,
            })}
            lang={language}
            rows={6}
            maxLength={4000}
            required={language === 'id'}
            value={words[language]}
            error={fieldMessage(save.error, `words.${language}`)}
            onChange={(event) => setWords({ ...words, [language]: event.currentTarget.value })}
          />
        ))}
        <TextInput
          label={t('charter.signedBy')}
          description={t('charter.signedBy.hint')}
          maxLength={160}
          required
          value={signedBy}
          error={fieldMessage(save.error, 'signedBy')}
          onChange={(event) => setSignedBy(event.currentTarget.value)}
        />
        <DateInput
          label={t('charter.signedOn')}
          required
          value={signedOn}
          error={fieldMessage(save.error, 'signedOn')}
          onChange={setSignedOn}
          max={toLocalDate(new Date())}
        />
        <ProblemNotice error={save.error} />
        <Group>
          <Button type='submit' loading={save.isPending} disabled={!isDirty}>
            {t(charter ? 'charter.replace' : 'charter.save')}
          </Button>
          {charter && (
            <Button component='a' variant='default' href={`/maklumat/${code}`} target='_blank' rel='noopener'>
              {t('charter.open')}
            </Button>
          )}
        </Group>
      </Stack>
    </form>
  )
}
