import { useTexts } from '@sipelandukilat/sdk'
import { Button, Group, Text } from '@sipelandukilat/ui'
import type { FormEvent, ReactNode } from 'react'
import { ProblemNotice } from '../problem/problem-notice'
import { fileTexts } from '../texts/texts'

export type FormProps = { onClose: () => void }

/** What a step of the workflow asks for, with its button and the reason why it was refused. */
export function ActionForm({
  children,
  submit,
  isDestructive = false,
  disabled,
  missing,
  step,
  onSubmit,
  onClose,
  fixFor,
}: {
  children: ReactNode
  submit: string
  isDestructive?: boolean
  disabled: boolean
  /** What must be given before it can be sent. */
  missing?: string | undefined
  step: { error: unknown; isPending: boolean }
  onSubmit: () => void
  onClose: () => void
  fixFor?: (path: string) => ReactNode
}) {
  const t = useTexts(fileTexts)
  const send = (event: FormEvent) => {
    event.preventDefault()
    if (!disabled) onSubmit()
  }
  return (
    <form className='intake-form' onSubmit={send}>
      {children}
      <ProblemNotice error={step.error} fixFor={fixFor} />
      {disabled && missing !== undefined && (
        <Text size='sm' c='dimmed' role='status'>
          {missing}
        </Text>
      )}
      <Group>
        <Button type='submit' color={isDestructive ? 'red' : 'blue'} disabled={disabled} loading={step.isPending}>
          {submit}
        </Button>
        <Button variant='default' onClick={onClose}>
          {t('cancel')}
        </Button>
      </Group>
    </form>
  )
}
