import { useApi, useTexts } from '@sipelandukilat/sdk'
import {
  answerDataRequest,
  type DataRequest,
  dataRequestGrounds,
  eraseStoredData,
  RefusalReason,
  refuseDataRequest,
} from '@sipelandukilat/sdk/api/data-requests'
import { Button, ConfirmDialog, Group, Notice, Select, showToast, Text, Textarea } from '@sipelandukilat/ui'
import { useState } from 'react'
import { Panel } from '../panel/panel'
import { ProblemNotice } from '../problem/problem-notice'
import { isProblem } from '../problem/problem-of'
import { dataRequestsTexts } from '../texts/texts'
import { Ground } from './stored-data-view'
import { useEnding } from './use-data-requests'

/** The ways to end an open request: answer it, refuse it by its article, or erase what no register needs. */
export function EndingForms({ request }: { request: DataRequest }) {
  const t = useTexts(dataRequestsTexts)
  const api = useApi()
  const [answer, setAnswer] = useState('')
  const [reason, setReason] = useState<RefusalReason>()
  const [asking, setAsking] = useState<'refuse' | 'erase'>()
  const { id, version: expectedVersion } = request
  const close = { onSettled: () => setAsking(undefined) }
  const done = (message: string) => ({ ...close, onSuccess: () => showToast({ tone: 'positive', message }) })
  const written = answer.trim() === '' ? {} : { answer }
  const answering = useEnding(id, () =>
    api.call(answerDataRequest, { params: { id }, body: { answer, expectedVersion } }),
  )
  const refusing = useEnding(id, (ground: RefusalReason) =>
    api.call(refuseDataRequest, {
      params: { id },
      body: { reason: ground, expectedVersion, ...written },
    }),
  )
  const erasing = useEnding(id, () =>
    api.call(eraseStoredData, { params: { id }, body: { expectedVersion, ...written } }),
  )
  const error = erasing.error ?? refusing.error ?? answering.error
  const canErase = request.kind === 'erase' && request.stored.erasable.length > 0
  return (
    <Panel title={t('decide')}>
      {isProblem(error, 'version-conflict') ? (
        <Notice tone='warning' role='alert'>
          {t('changedElsewhere')}
        </Notice>
      ) : (
        <ProblemNotice error={error} />
      )}
      <form
        className='intake-form'
        onSubmit={(event) => {
          event.preventDefault()
          answering.mutate(undefined, done(t('answered')))
        }}
      >
        <Textarea
          label={t('answer')}
          description={t('answerHint')}
          rows={4}
          maxLength={2000}
          value={answer}
          onChange={(event) => setAnswer(event.currentTarget.value)}
        />
        <Select
          label={t('ground')}
          placeholder={t('pickGround')}
          options={RefusalReason.options.map((value) => ({ value, label: t(`ground.${value}`) }))}
          value={reason ?? ''}
          onChange={(value) => setReason(RefusalReason.safeParse(value).data)}
        />
        {reason && (
          <Text size='sm'>
            <Ground reason={reason} />
          </Text>
        )}
        <Group>
          <Button type='submit' disabled={answer.trim() === ''} loading={answering.isPending}>
            {t('sendAnswer')}
          </Button>
          <Button variant='default' disabled={!reason} onClick={() => setAsking('refuse')}>
            {t('refuse')}
          </Button>
          {canErase && (
            <Button color='red' onClick={() => setAsking('erase')}>
              {t('erase')}
            </Button>
          )}
        </Group>
      </form>
      <ConfirmDialog
        isOpen={asking === 'refuse' && reason !== undefined}
        title={t('refuseTitle')}
        confirmLabel={t('refuse')}
        isDestructive
        isBusy={refusing.isPending}
        onCancel={() => setAsking(undefined)}
        onConfirm={() => reason && refusing.mutate(reason, done(t('refused')))}
      >
        {t('refuseHint', { article: (reason && dataRequestGrounds[reason].article) ?? '' })}
      </ConfirmDialog>
      <ConfirmDialog
        isOpen={asking === 'erase'}
        title={t('eraseTitle')}
        confirmLabel={t('erase')}
        isDestructive
        isBusy={erasing.isPending}
        onCancel={() => setAsking(undefined)}
        onConfirm={() => erasing.mutate(undefined, done(t('erased')))}
      >
        {t('eraseHint')}
      </ConfirmDialog>
    </Panel>
  )
}
