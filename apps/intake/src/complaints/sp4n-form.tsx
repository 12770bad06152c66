import { useApi, useTexts } from '@sipelandukilat/sdk'
import { type Complaint, setSp4nNumber, sp4nNumberForm } from '@sipelandukilat/sdk/api/complaints'
import { Button, Group, showToast, TextInput } from '@sipelandukilat/ui'
import { type FormEvent, useState } from 'react'
import { ProblemNotice } from '../problem/problem-notice'
import { complaintsTexts } from '../texts/texts'
import { useComplaintStep } from './use-complaints'

/** The number that SP4N-LAPOR! gave to a complaint; also of one that is closed. */
export function Sp4nForm({ complaint: { id, version, sp4nNumber } }: { complaint: Complaint }) {
  const t = useTexts(complaintsTexts)
  const api = useApi()
  const [number, setNumber] = useState(sp4nNumber ?? '')
  const saving = useComplaintStep(id, (given: string | null) =>
    api.call(setSp4nNumber, { params: { id }, body: { sp4nNumber: given, expectedVersion: version } }),
  )
  const [isWrong, setIsWrong] = useState(false)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const isRead = number.trim() === '' || sp4nNumberForm.test(number)
    setIsWrong(!isRead)
    if (!isRead) return
    saving.mutate(number.trim() === '' ? null : number.trim(), {
      onSuccess: () => showToast({ tone: 'positive', message: t('sp4n.saved') }),
    })
  }
  return (
    <form className='intake-form ui-no-print' onSubmit={submit}>
      <Group align='flex-end' gap='xs'>
        <TextInput
          label={t('sp4n')}
          description={t('sp4n.hint')}
          minLength={3}
          maxLength={40}
          error={isWrong && t('sp4n.wrong')}
          value={number}
          onChange={(event) => setNumber(event.currentTarget.value)}
        />
        <Button
          type='submit'
          variant='default'
          loading={saving.isPending}
          disabled={number.trim() === (sp4nNumber ?? '')}
        >
          {t('sp4n.save')}
        </Button>
      </Group>
      <ProblemNotice error={saving.error} />
    </form>
  )
}
