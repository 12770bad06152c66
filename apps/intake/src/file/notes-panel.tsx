import { ProblemState, useApi, useFormat, useStoredDraft, useTexts } from '@sipelandukilat/sdk'
import { addNote } from '@sipelandukilat/sdk/api'
import { Button, Group, LoadingState, Stack, showToast, Text, Textarea } from '@sipelandukilat/ui'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Panel } from '../panel/panel'
import { ProblemNotice } from '../problem/problem-notice'
import { fileTexts } from '../texts/texts'
import { fileKey, useFileScope, useNotes } from './file-scope'

const isText = (value: unknown): value is string => typeof value === 'string'

/** The office's own notes; a half-written one stays in this tab until it is saved. */
export function NotesPanel() {
  const t = useTexts(fileTexts)
  const format = useFormat()
  const api = useApi()
  const cache = useQueryClient()
  const { file } = useFileScope()
  const notes = useNotes(file.id)
  const draft = useStoredDraft(`intake/${file.id}/note`, '', isText)
  const saving = useMutation({
    mutationFn: (body: string) => api.call(addNote, { params: { id: file.id }, body: { body } }),
    onSuccess: () => {
      draft.clear()
      showToast({ tone: 'positive', message: t('noteSaved') })
      return cache.invalidateQueries({ queryKey: [...fileKey(file.id), 'notes'] })
    },
  })
  return (
    <Panel title={t('notes')}>
      <Text size='sm' c='dimmed'>
        {t('notesHint')}
      </Text>
      {notes.isPending && <LoadingState rows={1} />}
      {notes.isError && (
        <ProblemState error={notes.error} onRetry={() => void notes.refetch()} isRetrying={notes.isFetching} />
      )}
      {notes.data?.items.length === 0 && <Text>{t('noNotes')}</Text>}
      <Stack gap='xs'>
        {notes.data?.items.map((note) => (
          <div key={note.id}>
            <Text className='intake-note'>{note.body}</Text>
            <Text size='sm' c='dimmed'>
              {note.authorName ?? t('otherOfficer')} · {format.dateTime(note.createdAt)}
            </Text>
          </div>
        ))}
      </Stack>
      {file.can.note && (
        <form
          className='ui-no-print intake-form'
          onSubmit={(event) => {
            event.preventDefault()
            if (draft.value.trim() !== '') saving.mutate(draft.value)
          }}
        >
          <Textarea
            label={t('newNote')}
            rows={3}
            maxLength={2000}
            value={draft.value}
            onChange={(event) => draft.setValue(event.currentTarget.value)}
          />
          <ProblemNotice error={saving.error} />
          <Group>
            <Button type='submit' variant='default' disabled={draft.value.trim() === ''} loading={saving.isPending}>
              {t('saveNote')}
            </Button>
          </Group>
        </form>
      )}
    </Panel>
  )
}
