import { fieldMessage, ProblemNotice, useApi, useFormat, useTexts } from '@sipelandukilat/sdk'
import type { ProblemError } from '@sipelandukilat/sdk/api'
import { setVisitConsent, type VisitRequest } from '@sipelandukilat/sdk/api/field'
import { Button, Group, Notice, Stack, showToast, Text, TextInput, Title } from '@sipelandukilat/ui'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { requestsTexts, sharedTexts } from '../texts/texts'
import { fieldKey } from './use-requests'

/** Who agreed to the visit, and the way to note it or take it back. */
export function Consent({ request }: { request: VisitRequest }) {
  const t = useTexts(requestsTexts)
  const w = useTexts(sharedTexts)
  const format = useFormat()
  const api = useApi()
  const queries = useQueryClient()
  const [isNoting, setNoting] = useState(false)
  const [by, setBy] = useState('')
  const save = useMutation<VisitRequest, ProblemError, string | null>({
    mutationFn: (who) =>
      api.call(setVisitConsent, { params: { id: request.id }, body: { by: who, expectedVersion: request.version } }),
    onSuccess: () => {
      showToast({ tone: 'positive', message: t('consent.saved') })
      setNoting(false)
      setBy('')
    },
    onSettled: () => queries.invalidateQueries({ queryKey: fieldKey }),
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate(by)
  }
  const { consent } = request
  const at = consent ? format.dateTime(consent.at) : ''
  return (
    <section>
      <Title order={3} size='h5' mb='xs'>
        {t('consent.title')}
      </Title>
      <Stack gap='sm'>
        {consent ? (
          <Text>{consent.by ? t('detail.consent.by', { by: consent.by, at }) : t('detail.consent.at', { at })}</Text>
        ) : request.mode === 'home' ? (
          <Notice tone='warning'>{t('consent.needed')}</Notice>
        ) : (
          <Text c='dimmed'>{t('detail.consent.none')}</Text>
        )}
        <ProblemNotice error={save.error} />
        {request.canUpdate &&
          (isNoting ? (
            <form onSubmit={submit}>
              <Stack gap='sm'>
                <TextInput
                  label={t('consent.by')}
                  description={t('consent.by.hint')}
                  required
                  maxLength={120}
                  value={by}
                  onChange={(event) => setBy(event.currentTarget.value)}
                  error={fieldMessage(save.error, 'by')}
                  data-autofocus
                />
                <Group gap='xs'>
                  <Button type='submit' loading={save.isPending} disabled={by.trim() === ''}>
                    {w('save')}
                  </Button>
                  <Button variant='default' onClick={() => setNoting(false)}>
                    {w('cancel')}
                  </Button>
                </Group>
              </Stack>
            </form>
          ) : (
            <Group gap='xs'>
              <Button variant='default' size='xs' onClick={() => setNoting(true)}>
                {t('consent.note')}
              </Button>
              {consent && (
                <Button variant='default' size='xs' loading={save.isPending} onClick={() => save.mutate(null)}>
                  {t('consent.withdraw')}
                </Button>
              )}
            </Group>
          ))}
      </Stack>
    </section>
  )
}
