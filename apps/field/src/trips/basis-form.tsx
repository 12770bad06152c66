import { ProblemNotice, useApi, useTexts } from '@sipelandukilat/sdk'
import type { ProblemError, ResponseOf } from '@sipelandukilat/sdk/api'
import { type readTravelOrder, setTravelOrderBasis } from '@sipelandukilat/sdk/api/field'
import { Button, Group, Stack, showToast, Textarea } from '@sipelandukilat/ui'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { tripsTexts } from '../texts/texts'

type BasisFormProps = {
  order: ResponseOf<typeof readTravelOrder>
  onSaved: () => Promise<unknown>
  onClose: () => void
}

/** What the order rests on, line by line; emptied, it rests on the facts of the trip again. */
export function BasisForm({ order, onSaved, onClose }: BasisFormProps) {
  const t = useTexts(tripsTexts)
  const api = useApi()
  const [text, setText] = useState(order.basis.join('\n'))
  const save = useMutation<undefined, ProblemError>({
    mutationFn: () =>
      api.call(setTravelOrderBasis, {
        params: { id: order.trip.id },
        body: {
          lines: text.split('\n').flatMap((line) => (line.trim() === '' ? [] : [line.trim()])),
          expectedVersion: order.trip.version,
        },
      }),
    onSuccess: async () => {
      await onSaved()
      showToast({ tone: 'positive', message: t('order.basisSaved') })
      onClose()
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate()
  }
  return (
    <form className='ui-no-print' onSubmit={submit}>
      <Stack gap='sm'>
        <Textarea
          label={t('order.basis')}
          description={t('order.basisHint')}
          rows={5}
          maxLength={4000}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <ProblemNotice error={save.error} />
        <Group>
          <Button type='submit' loading={save.isPending}>
            {t('order.basisSave')}
          </Button>
          <Button variant='default' onClick={onClose}>
            {t('back')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
