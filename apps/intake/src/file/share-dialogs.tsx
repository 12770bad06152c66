import { endOfLocalDay, useApi, useStoredDraft, useTexts } from '@sipelandukilat/sdk'
import { grantAccess, requestTransfer } from '@sipelandukilat/sdk/api'
import { RegionSelect } from '@sipelandukilat/sdk/forms'
import { Button, DateInput, Group, Modal, Select, showToast, Text, Textarea } from '@sipelandukilat/ui'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { ProblemNotice } from '../problem/problem-notice'
import { useRegionsWithin } from '../services/use-regions'
import { fileTexts } from '../texts/texts'
import { fileKey, useFileScope } from './file-scope'

const shortestReason = 10
const isText = (value: unknown): value is string => typeof value === 'string'

/** Offers a misrouted file to the regency that must act. */
export function TransferDialog({ onClose }: { onClose: () => void }) {
  const t = useTexts(fileTexts)
  const api = useApi()
  const cache = useQueryClient()
  const { file } = useFileScope()
  const [toVillageCode, setVillage] = useState('')
  const draft = useStoredDraft(`intake/${file.id}/transfer`, '', isText)
  const offering = useMutation({
    mutationFn: () =>
      api.call(requestTransfer, { params: { id: file.id }, body: { toVillageCode, reason: draft.value } }),
    onSuccess: () => {
      draft.clear()
      onClose()
      showToast({ tone: 'positive', message: t('transferSent') })
      return cache.invalidateQueries({ queryKey: fileKey(file.id) })
    },
  })
  return (
    <Modal opened title={t('transfer')} onClose={onClose}>
      <form
        className='intake-form'
        onSubmit={(event) => {
          event.preventDefault()
          offering.mutate()
        }}
      >
        <Text size='sm'>{t('transferHint')}</Text>
        <RegionSelect
          label={t('transferVillage')}
          required
          within={file.provinceCode}
          value={toVillageCode}
          onChange={setVillage}
        />
        <Textarea
          label={t('transferReason')}
          required
          rows={3}
          maxLength={1000}
          value={draft.value}
          onChange={(event) => draft.setValue(event.currentTarget.value)}
        />
        <ProblemNotice error={offering.error} />
        <Group justify='flex-end'>
          <Button variant='default' onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button
            type='submit'
            disabled={toVillageCode === '' || draft.value.trim().length < shortestReason}
            loading={offering.isPending}
          >
            {t('transferSend')}
          </Button>
        </Group>
      </form>
    </Modal>
  )
}

/** Lets another regency's officers read the file until a day. */
export function GrantDialog({ onClose }: { onClose: () => void }) {
  const t = useTexts(fileTexts)
  const api = useApi()
  const { file } = useFileScope()
  const regencies = useRegionsWithin(file.provinceCode).filter(({ code }) => code !== file.regencyCode)
  const [toRegencyCode, setRegency] = useState('')
  const [until, setUntil] = useState('')
  const draft = useStoredDraft(`intake/${file.id}/grant`, '', isText)
  const granting = useMutation({
    mutationFn: () =>
      api.call(grantAccess, {
        params: { id: file.id },
        body: { toRegencyCode, reason: draft.value, expiresAt: endOfLocalDay(until) },
      }),
    onSuccess: () => {
      draft.clear()
      onClose()
      showToast({ tone: 'positive', message: t('grantSent') })
    },
  })
  return (
    <Modal opened title={t('grant')} onClose={onClose}>
      <form
        className='intake-form'
        onSubmit={(event) => {
          event.preventDefault()
          granting.mutate()
        }}
      >
        <Text size='sm'>{t('grantHint')}</Text>
        <Select
          label={t('grantRegency')}
          required
          placeholder={t('choose')}
          options={regencies.map(({ code, name }) => ({ value: code, label: name }))}
          value={toRegencyCode}
          onChange={setRegency}
        />
        <DateInput label={t('grantUntil')} required value={until} onChange={setUntil} />
        <Textarea
          label={t('transferReason')}
          required
          rows={3}
          maxLength={1000}
          value={draft.value}
          onChange={(event) => draft.setValue(event.currentTarget.value)}
        />
        <ProblemNotice error={granting.error} />
        <Group justify='flex-end'>
          <Button variant='default' onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button
            type='submit'
            disabled={toRegencyCode === '' || until === '' || draft.value.trim().length < shortestReason}
            loading={granting.isPending}
          >
            {t('grantSend')}
          </Button>
        </Group>
      </form>
    </Modal>
  )
}
