import { useTexts } from '@sipelandukilat/sdk'
import { Button, Group } from '@sipelandukilat/ui'
import { sharedTexts } from '../texts/texts'

type FormButtonsProps = {
  /** False where the reader may only look. */
  canChange: boolean
  /** Absent while there is nothing to delete yet. */
  deletion?: { label: string; onAsk: () => void } | undefined
  onClose: () => void
  isSaving: boolean
  isIncomplete: boolean
}

/** What ends a form of the network: delete on the one side, leave and save on the other. */
export function FormButtons({ canChange, deletion, onClose, isSaving, isIncomplete }: FormButtonsProps) {
  const w = useTexts(sharedTexts)
  return (
    <Group justify='space-between' gap='xs'>
      {deletion && canChange ? (
        <Button variant='default' c='red' onClick={deletion.onAsk}>
          {deletion.label}
        </Button>
      ) : (
        <span />
      )}
      <Group gap='xs'>
        <Button variant='default' onClick={onClose}>
          {w(canChange ? 'cancel' : 'close')}
        </Button>
        {canChange && (
          <Button type='submit' loading={isSaving} disabled={isIncomplete}>
            {w('save')}
          </Button>
        )}
      </Group>
    </Group>
  )
}
