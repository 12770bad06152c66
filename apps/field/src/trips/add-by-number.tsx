import { fieldMessage, ProblemNotice, useApi, useTexts } from '@sipelandukilat/sdk'
import type { ProblemError } from '@sipelandukilat/sdk/api'
import { addApplicationToStop, type VisitRequest } from '@sipelandukilat/sdk/api/field'
import { Button, Group, IconPlus, Modal, Stack, showToast, TextInput } from '@sipelandukilat/ui'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { fieldKey } from '../requests/use-requests'
import { sharedTexts, tripsTexts } from '../texts/texts'

type StopOf = { tripId: string; stop: { id: string; place: string } }

/** Adds whoever turns up at a stop by the number of their application: nothing of it is typed twice. */
export function AddByNumber({ tripId, stop }: StopOf) {
  const t = useTexts(tripsTexts)
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button
        variant='default'
        size='md'
        leftSection={<IconPlus size={18} aria-hidden />}
        aria-label={t('people.add.of', { place: stop.place })}
        onClick={() => setOpen(true)}
      >
        {t('people.add')}
      </Button>
      <Modal opened={isOpen} onClose={() => setOpen(false)} title={t('people.add.of', { place: stop.place })}>
        <NumberForm tripId={tripId} stop={stop} onClose={() => setOpen(false)} />
      </Modal>
    </>
  )
}

function NumberForm({ tripId, stop, onClose }: StopOf & { onClose: () => void }) {
  const t = useTexts(tripsTexts)
  const w = useTexts(sharedTexts)
  const api = useApi()
  const queries = useQueryClient()
  const [trackingNumber, setNumber] = useState('')
  const add = useMutation<VisitRequest, ProblemError>({
    mutationFn: () =>
      api.call(addApplicationToStop, { params: { id: tripId, stopId: stop.id }, body: { trackingNumber } }),
    onSuccess: ({ name }) => {
      showToast({ tone: 'positive', message: t('people.add.saved', { name, place: stop.place }) })
      onClose()
    },
    onSettled: () => queries.invalidateQueries({ queryKey: fieldKey }),
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    add.mutate()
  }
  return (
    <form onSubmit={submit}>
      <Stack gap='md'>
        <TextInput
          label={t('people.add.number')}
          description={t('people.add.hint')}
          required
          maxLength={40}
          autoComplete='off'
          autoCapitalize='characters'
          size='md'
          value={trackingNumber}
          onChange={(event) => setNumber(event.currentTarget.value)}
          error={fieldMessage(add.error, 'trackingNumber')}
        />
        <ProblemNotice error={add.error} />
        <Group justify='flex-end' gap='xs'>
          <Button variant='default' size='md' onClick={onClose}>
            {w('cancel')}
          </Button>
          <Button type='submit' size='md' loading={add.isPending} disabled={trackingNumber.trim() === ''}>
            {w('save')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
