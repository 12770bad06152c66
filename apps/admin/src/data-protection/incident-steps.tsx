import {
  fieldMessage,
  fromLocalDateTime,
  ProblemNotice,
  toLocalDateTime,
  useApi,
  useFormat,
  useTexts,
} from '@sipelandukilat/sdk'
import {
  closeDataIncident,
  type DataIncident,
  recordAgencyTold,
  recordPeopleTold,
} from '@sipelandukilat/sdk/api/administration'
import { Button, DateTimeInput, Group, Stack, showToast, Text, Textarea, TextInput } from '@sipelandukilat/ui'
import { type FormEvent, useState } from 'react'
import { Part } from '../modules/part'
import { dataProtectionTexts } from '../texts/texts'
import { useStep } from './use-incidents'

type StepProps = { incident: DataIncident }

/** The steps that an open incident still takes. */
export function IncidentSteps({ incident }: StepProps) {
  return (
    <>
      <Notified key={`agency-${incident.version}`} incident={incident} who='agency' />
      <Notified key={`people-${incident.version}`} incident={incident} who='people' />
      <Close key={`close-${incident.version}`} incident={incident} />
    </>
  )
}

const paths = { agency: 'reference', people: 'how' } as const

/** When agency or people were told, and the reference or the way; a correction is a further entry. */
function Notified({ incident, who }: StepProps & { who: 'agency' | 'people' }) {
  const t = useTexts(dataProtectionTexts)
  const api = useApi()
  const [notifiedAt, setNotifiedAt] = useState(() => toLocalDateTime(Date.now()))
  const [words, setWords] = useState('')
  const format = useFormat()
  const { id, version: expectedVersion } = incident
  const [at, said] =
    who === 'agency' ? [incident.agencyToldAt, incident.agencyReference] : [incident.peopleToldAt, incident.peopleHow]
  const save = useStep(() => {
    const notified = { toldAt: fromLocalDateTime(notifiedAt) ?? '', expectedVersion }
    return who === 'agency'
      ? api.call(recordAgencyTold, { params: { id }, body: { ...notified, reference: words } })
      : api.call(recordPeopleTold, { params: { id }, body: { ...notified, how: words } })
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate(undefined, { onSuccess: () => showToast({ tone: 'positive', message: t('step.saved') }) })
  }
  return (
    <Part title={t(`${who}.title`)} hint={t(`${who}.hint`)}>
      {at !== null && <Text>{t('notified.already', { time: format.dateTime(at), words: said ?? '' })}</Text>}
      <Group>
        <Button
          component='a'
          variant='default'
          href={`/api/v1/data-incidents/${id}/${who}.pdf`}
          target='_blank'
          rel='noopener'
        >
          {t(`${who}.print`)}
        </Button>
      </Group>
      <form onSubmit={submit}>
        <Stack gap='sm'>
          <DateTimeInput
            label={t(`${who}.notifiedAt`)}
            required
            value={notifiedAt}
            error={fieldMessage(save.error, 'toldAt')}
            onChange={setNotifiedAt}
          />
          <TextInput
            label={t(`${who}.words`)}
            maxLength={who === 'agency' ? 200 : 2000}
            required
            value={words}
            error={fieldMessage(save.error, paths[who])}
            onChange={(event) => setWords(event.currentTarget.value)}
          />
          <ProblemNotice error={save.error} />
          <Group>
            <Button type='submit' loading={save.isPending}>
              {t(`${who}.save`)}
            </Button>
          </Group>
        </Stack>
      </form>
    </Part>
  )
}

function Close({ incident }: StepProps) {
  const t = useTexts(dataProtectionTexts)
  const api = useApi()
  const [lesson, setLesson] = useState('')
  const [notOwedBecause, setNotOwedBecause] = useState('')
  const { id, version: expectedVersion, agencyToldAt, peopleToldAt } = incident
  const areNotified = agencyToldAt !== null && peopleToldAt !== null
  const save = useStep(() =>
    api.call(closeDataIncident, {
      params: { id },
      body: { lesson, expectedVersion, ...(notOwedBecause.trim() === '' ? {} : { notOwedBecause }) },
    }),
  )
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate(undefined, { onSuccess: () => showToast({ tone: 'positive', message: t('close.saved') }) })
  }
  return (
    <Part title={t('close.title')}>
      <form onSubmit={submit}>
        <Stack gap='sm'>
          {!areNotified && (
            <>
              <Text size='sm'>{t('close.notNotified')}</Text>
              <Textarea
                label={t('close.notOwed')}
                rows={2}
                maxLength={2000}
                value={notOwedBecause}
                error={fieldMessage(save.error, 'notOwedBecause')}
                onChange={(event) => setNotOwedBecause(event.currentTarget.value)}
              />
            </>
          )}
          <Textarea
            label={t('close.lesson')}
            rows={3}
            maxLength={4000}
            required
            value={lesson}
            error={fieldMessage(save.error, 'lesson')}
            onChange={(event) => setLesson(event.currentTarget.value)}
          />
          <ProblemNotice error={save.error} />
          <Group>
            <Button type='submit' variant='default' loading={save.isPending}>
              {t('close.save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Part>
  )
}
