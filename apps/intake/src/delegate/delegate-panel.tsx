import { useAbility, useLanguage, useTexts } from '@sipelandukilat/sdk'
import { decideDelegate } from '@sipelandukilat/sdk/api'
import { delegateAuthorityLabel, delegateStatusLabel } from '@sipelandukilat/sdk/forms'
import { Button, Group, KeyValueList, Notice, StatusBadge, showToast, Text, type Tone } from '@sipelandukilat/ui'
import { useState } from 'react'
import { useFileChange, useFileScope } from '../file/file-scope'
import { Panel } from '../panel/panel'
import { ProblemNotice } from '../problem/problem-notice'
import { delegateTexts } from '../texts/texts'
import { DelegateForm } from './delegate-form'
import { RefusalForm } from './refusal-form'

const tones: Record<'pending' | 'accepted' | 'refused', Tone> = {
  pending: 'warning',
  accepted: 'positive',
  refused: 'negative',
}

/** Who acts for the applicant, and what the office makes of the authority. */
export function DelegatePanel() {
  const t = useTexts(delegateTexts)
  const { language } = useLanguage()
  const { file } = useFileScope()
  const ability = useAbility()
  const [open, setOpen] = useState<'record' | 'refuse'>()
  const accepting = useFileChange<boolean>(
    (api, accept, { id, expectedVersion }) =>
      api.call(decideDelegate, { params: { id }, body: { accept, expectedVersion } }),
    () => showToast({ tone: 'positive', message: t('accepted') }),
  )
  const { delegate } = file
  const canWork = ability.can('work', 'Application') && !file.masked && file.closedAt === null
  if (!delegate && !canWork) return null
  const facts = delegate
    ? [
        { key: 'name', label: t('name'), value: delegate.name },
        { key: 'nik', label: t('nik'), value: delegate.nik },
        { key: 'kinship', label: t('kinship'), value: delegate.kinship },
        ...(delegate.phone ? [{ key: 'phone', label: t('phone'), value: delegate.phone }] : []),
        { key: 'authority', label: t('authority'), value: delegateAuthorityLabel(delegate.authority, language) },
        ...(delegate.witnesses.length > 0
          ? [{ key: 'witnesses', label: t('witnesses'), value: delegate.witnesses.join(', ') }]
          : []),
      ]
    : []
  return (
    <Panel
      title={t('title')}
      aside={
        delegate && (
          <StatusBadge tone={tones[delegate.status]}>{delegateStatusLabel(delegate.status, language)}</StatusBadge>
        )
      }
    >
      {delegate ? <KeyValueList items={facts} /> : <Text c='dimmed'>{t('none')}</Text>}
      {delegate?.reason && <Notice tone='warning'>{t('refusedBecause', { reason: delegate.reason })}</Notice>}
      {delegate?.status === 'pending' && canWork && (
        <Text size='sm' c='dimmed'>
          {delegate.authority === 'F-1.07' ? t('checkFile') : t('checkThumbprint')}
        </Text>
      )}
      {canWork && (
        <Group gap='xs' className='ui-no-print'>
          {delegate?.status === 'pending' && (
            <>
              <Button loading={accepting.isPending} onClick={() => accepting.mutate(true)}>
                {t('accept')}
              </Button>
              <Button
                variant='default'
                c='var(--mantine-color-error)'
                aria-expanded={open === 'refuse'}
                onClick={() => setOpen(open === 'refuse' ? undefined : 'refuse')}
              >
                {t('refuse')}
              </Button>
            </>
          )}
          <Button
            variant='default'
            aria-expanded={open === 'record'}
            onClick={() => setOpen(open === 'record' ? undefined : 'record')}
          >
            {delegate ? t('recordAgain') : t('record')}
          </Button>
          <Button
            component='a'
            variant='default'
            href={`/api/v1/applications/${file.id}/forms/F-1.07/filled.pdf`}
            target='_blank'
            rel='noopener'
          >
            {t('print')}
          </Button>
        </Group>
      )}
      <ProblemNotice error={accepting.error} />
      {open === 'record' && <DelegateForm onClose={() => setOpen(undefined)} />}
      {open === 'refuse' && <RefusalForm onClose={() => setOpen(undefined)} />}
    </Panel>
  )
}
