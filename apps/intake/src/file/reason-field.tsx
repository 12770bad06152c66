import { useAbility, useApi, useTexts } from '@sipelandukilat/sdk'
import { deleteSavedReason, listSavedReasons, saveReason } from '@sipelandukilat/sdk/api'
import { Button, Group, Select, showToast, Textarea } from '@sipelandukilat/ui'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { problemOf } from '../problem/problem-of'
import { fileTexts } from '../texts/texts'

type ReasonFieldProps = {
  label: string
  kind: 'correction' | 'rejection'
  value: string
  onChange: (value: string) => void
}

const shortest = 5
const longest = 1000
const queryKey = ['saved-reasons']

/** A text for the applicant, typed or picked from what the office often writes. */
export function ReasonField({ label, kind, value, onChange }: ReasonFieldProps) {
  const t = useTexts(fileTexts)
  const api = useApi()
  const cache = useQueryClient()
  // Saved reasons are the verifying officers' own.
  const hasSaved = useAbility().can('work', 'Application')
  const { data } = useQuery({
    queryKey,
    queryFn: ({ signal }) => api.call(listSavedReasons, {}, { signal }),
    enabled: hasSaved,
  })
  const reasons = (data?.items ?? []).filter((reason) => reason.kind === kind)
  const chosen = reasons.find((reason) => reason.body === value)
  const readAgain = () => cache.invalidateQueries({ queryKey })
  const onError = (error: Error) => showToast({ tone: 'negative', message: problemOf(error).detail })
  const saving = useMutation({
    mutationFn: () => api.call(saveReason, { body: { kind, body: value } }),
    onSuccess: () => {
      showToast({ tone: 'positive', message: t('reasonSaved') })
      return readAgain()
    },
    onError,
  })
  const forgetting = useMutation({
    mutationFn: (id: string) => api.call(deleteSavedReason, { params: { id } }),
    onSuccess: readAgain,
    onError,
  })
  const length = value.trim().length
  return (
    <>
      {reasons.length > 0 && (
        <Select
          label={t('savedReasons')}
          placeholder={t('pickReason')}
          options={reasons.map((reason) => ({ value: reason.id, label: reason.body }))}
          value={chosen?.id ?? ''}
          onChange={(id) => {
            const reason = reasons.find((one) => one.id === id)
            if (reason) onChange(reason.body)
          }}
        />
      )}
      <Textarea
        label={label}
        required
        rows={4}
        maxLength={2000}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      {hasSaved && (
        <Group>
          {chosen ? (
            <Button
              size='compact-sm'
              variant='subtle'
              loading={forgetting.isPending}
              onClick={() => forgetting.mutate(chosen.id)}
            >
              {t('forgetReason')}
            </Button>
          ) : (
            <Button
              size='compact-sm'
              variant='subtle'
              disabled={length < shortest || length > longest}
              loading={saving.isPending}
              onClick={() => saving.mutate()}
            >
              {t('saveReason')}
            </Button>
          )}
        </Group>
      )}
    </>
  )
}
