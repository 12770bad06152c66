import { fieldMessage, ProblemNotice, useTexts } from '@sipelandukilat/sdk'
import type { ProblemError } from '@sipelandukilat/sdk/api'
import type { RegisteredModule } from '@sipelandukilat/sdk/api/modules'
import { Button, Group, Modal, Stack, showToast, Text, Textarea } from '@sipelandukilat/ui'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, type ReactNode, useState } from 'react'
import { modulesTexts } from '../../texts/texts'
import { type PlaceLevel, PlacePicker } from '../place-picker'
import { usePlaceName } from '../places'
import { modulesKey } from '../use-modules'

type ActionDialogProps = {
  title: string
  confirmLabel: string | ((place: string | undefined) => string)
  /** What will happen, and to whom. */
  consequence: (place: string) => string
  doneMessage: string
  /** Where it is decided at first; undefined where one must choose. */
  place: string | undefined
  /** Which places may be chosen instead; without it the place is fixed. */
  levels?: readonly PlaceLevel[]
  reason?: 'required' | 'optional' | 'none'
  isDestructive?: boolean
  children?: ReactNode | ((place: string | undefined) => ReactNode)
  run: (decided: { place: string; reason: string }) => Promise<RegisteredModule>
  onClose: () => void
}

/** A decision about a module: where, what it will do and to whom, why. */
export function ActionDialog(props: ActionDialogProps) {
  const { title, confirmLabel, doneMessage, levels, reason: asked = 'required', children, run, onClose } = props
  const t = useTexts(modulesTexts)
  const queries = useQueryClient()
  const [place, setPlace] = useState(props.place)
  const [reason, setReason] = useState('')
  const placeName = usePlaceName(place ?? null)
  const running = useMutation<RegisteredModule, ProblemError, string>({
    mutationFn: (chosen) => run({ place: chosen, reason: reason.trim() }),
    onSuccess: async () => {
      showToast({ message: doneMessage, tone: 'positive' })
      onClose()
    },
    // Whatever came of it, what stands now is read anew: of two steps the first may have been taken.
    onSettled: () => queries.invalidateQueries({ queryKey: modulesKey }),
  })
  const isShort = asked === 'required' && reason.trim().length < 3
  const [isTried, setTried] = useState(false)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (place !== undefined && !isShort) running.mutate(place)
  }
  return (
    <Modal opened onClose={onClose} title={title} size='36rem'>
      <form onSubmit={submit} noValidate>
        <Stack>
          {levels && (
            <PlacePicker
              levels={levels}
              value={place}
              onChange={setPlace}
              error={isTried && place === undefined ? t('placeMissing') : undefined}
            />
          )}
          {place !== undefined && <Text aria-live='polite'>{props.consequence(placeName)}</Text>}
          {typeof children === 'function' ? children(place) : children}
          {asked !== 'none' && (
            <Textarea
              label={t(asked === 'required' ? 'reason' : 'reasonOptional')}
              description={t('reasonHint')}
              rows={2}
              maxLength={500}
              required={asked === 'required'}
              value={reason}
              onChange={(event) => setReason(event.currentTarget.value)}
              error={isTried && isShort ? t('reasonMissing') : fieldMessage(running.error, 'reason')}
              data-autofocus
            />
          )}
          <ProblemNotice error={running.error} />
          <Group justify='flex-end' gap='xs'>
            <Button variant='default' onClick={onClose}>
              {t('cancel')}
            </Button>
            <Button type='submit' color={props.isDestructive ? 'red' : 'blue'} loading={running.isPending}>
              {typeof confirmLabel === 'string' ? confirmLabel : confirmLabel(place)}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
