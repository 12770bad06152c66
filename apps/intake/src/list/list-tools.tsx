import { useTexts } from '@sipelandukilat/sdk'
import { ActionIcon, IconHelp, IconRefresh } from '@sipelandukilat/ui'
import { listTexts } from '../texts/texts'
import { type Shortcut, ShortcutsDialog } from './shortcuts-dialog'

type ListToolsProps = {
  shortcuts: readonly Shortcut[]
  isHelpOpen: boolean
  onHelp: (isOpen: boolean) => void
  onRefresh: () => void
}

/** The keys of a list and the way to read it again, for the head of its page. */
export function ListTools({ shortcuts, isHelpOpen, onHelp, onRefresh }: ListToolsProps) {
  const t = useTexts(listTexts)
  return (
    <>
      <ActionIcon variant='default' size={36} aria-label={t('help')} onClick={() => onHelp(true)}>
        <IconHelp size={18} aria-hidden />
      </ActionIcon>
      <ActionIcon variant='default' size={36} aria-label={t('refresh')} onClick={onRefresh}>
        <IconRefresh size={18} aria-hidden />
      </ActionIcon>
      <ShortcutsDialog opened={isHelpOpen} title={t('help')} shortcuts={shortcuts} onClose={() => onHelp(false)} />
    </>
  )
}
