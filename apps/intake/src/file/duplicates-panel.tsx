import { Link, useApi, useFormat, useLanguage, useTexts } from '@sipelandukilat/sdk'
import {
  channelLabel,
  type Duplicate,
  decideDuplicate,
  isInGroup,
  listDuplicates,
  statusLabel,
} from '@sipelandukilat/sdk/api'
import { Button, ConfirmDialog, Group, Stack, StatusBadge, showToast, Text } from '@sipelandukilat/ui'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Panel } from '../panel/panel'
import { ProblemNotice } from '../problem/problem-notice'
import { duplicatesTexts } from '../texts/texts'
import { fileKey, useFileScope } from './file-scope'
import { statusTones } from './status-tone'

/** Requests that may be this one made twice, with what speaks for it; shown only where there are some. */
export function DuplicatesPanel({ canDecide }: { canDecide: boolean }) {
  const t = useTexts(duplicatesTexts)
  const api = useApi()
  const cache = useQueryClient()
  const { file } = useFileScope()
  const [merging, setMerging] = useState<Duplicate>()
  const key = [...fileKey(file.id), 'duplicates']
  const duplicates = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => api.call(listDuplicates, { params: { id: file.id } }, { signal }),
    refetchOnWindowFocus: false,
  })
  const deciding = useMutation({
    mutationFn: ({ other, decision }: { other: Duplicate; decision: 'distinct' | 'merged' }) =>
      api.call(decideDuplicate, {
        params: { id: file.id, otherId: other.applicationId },
        body: { decision, expectedVersion: other.version },
      }),
    onSuccess: () => {
      showToast({ tone: 'positive', message: t('saved') })
      return cache.invalidateQueries({ queryKey: fileKey(file.id) })
    },
    onSettled: () => {
      setMerging(undefined)
      return cache.invalidateQueries({ queryKey: key })
    },
  })
  const items = duplicates.data?.items ?? []
  // What cannot be read now is no reason to stop working on the file.
  if (items.length === 0) return null
  return (
    <Panel title={t('title')}>
      {items.some((item) => item.decision === null) && (
        <Text size='sm' c='dimmed'>
          {t('hint')}
        </Text>
      )}
      <ProblemNotice error={deciding.error} />
      <Stack gap='md'>
        {items.map((item) => (
          <Candidate
            key={item.applicationId}
            item={item}
            canDecide={canDecide && item.decision === null}
            isBusy={deciding.isPending}
            onDistinct={() => deciding.mutate({ other: item, decision: 'distinct' })}
            onMerge={() => setMerging(item)}
          />
        ))}
      </Stack>
      <ConfirmDialog
        isOpen={merging !== undefined}
        title={t('mergeTitle', { number: merging?.trackingNumber ?? '' })}
        confirmLabel={t('mergeConfirm')}
        isDestructive
        isBusy={deciding.isPending}
        onConfirm={() => merging && deciding.mutate({ other: merging, decision: 'merged' })}
        onCancel={() => setMerging(undefined)}
      >
        {t('mergeText', { number: merging?.trackingNumber ?? '' })}
      </ConfirmDialog>
    </Panel>
  )
}

type CandidateProps = {
  item: Duplicate
  canDecide: boolean
  isBusy: boolean
  onDistinct: () => void
  onMerge: () => void
}

function Candidate({ item, canDecide, isBusy, onDistinct, onMerge }: CandidateProps) {
  const t = useTexts(duplicatesTexts)
  const format = useFormat()
  const { language } = useLanguage()
  // What has its documents is not closed in favour of another.
  const isIssued = isInGroup(item.status, 'issued')
  return (
    <div>
      <Group gap='xs'>
        <Link to={`/intake/${item.applicationId}`}>{item.trackingNumber}</Link>
        <StatusBadge tone={statusTones[item.status]}>{statusLabel(item.status, language)}</StatusBadge>
      </Group>
      <Text>{item.applicantName ?? '–'}</Text>
      <Text size='sm' c='dimmed'>
        {t('submitted', { date: format.date(item.submittedAt), channel: channelLabel(item.channel, language) })} ·{' '}
        {t('likeness', { percent: Math.round(item.score * 100) })}
      </Text>
      <Text size='sm'>{item.reasons.map((reason) => t(`reason.${reason}`)).join(' · ')}</Text>
      {item.decision && (
        <Text size='sm' c='dimmed'>
          {t(item.decision === 'merged' ? 'merged' : 'keptApart')}
        </Text>
      )}
      {canDecide && isIssued && <Text size='sm'>{t('mergeThere', { number: item.trackingNumber })}</Text>}
      {canDecide && (
        <Group gap='xs' mt='xs' className='ui-no-print'>
          <Button size='compact-sm' variant='default' loading={isBusy} onClick={onDistinct}>
            {t('distinct')}
          </Button>
          {!isIssued && (
            <Button size='compact-sm' variant='default' disabled={isBusy} onClick={onMerge}>
              {t('merge')}
            </Button>
          )}
        </Group>
      )}
    </div>
  )
}
