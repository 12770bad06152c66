import { Button, Group, Stack, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { Modal } from './dialog'
import { useKitTexts } from './kit-texts'

type ConfirmDialogProps = {
  isOpen: boolean
  title: string
  children?: ReactNode
  confirmLabel: string
  cancelLabel?: string
  /** Red button: something is lost or refused. */
  isDestructive?: boolean
  isBusy?: boolean
  onConfirm: () => void
  onCancel: () => void
}

/** Asks before something that cannot be taken back. Where it can, prefer doing it with *undo*. */
export function ConfirmDialog({
  isOpen,
  title,
  children,
  confirmLabel,
  cancelLabel,
  isDestructive = false,
  isBusy = false,
  onConfirm,
  onCancel,
}: ConfirmDialogProps) {
  const t = useKitTexts()
  return (
    <Modal opened={isOpen} onClose={onCancel} title={title}>
      <Stack>
        {typeof children === 'string' ? <Text>{children}</Text> : children}
        <Group justify='flex-end' gap='xs'>
          <Button variant='default' onClick={onCancel} data-autofocus>
            {cancelLabel ?? t('cancel')}
          </Button>
          <Button color={isDestructive ? 'red' : 'blue'} onClick={onConfirm} loading={isBusy}>
            {confirmLabel}
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}
