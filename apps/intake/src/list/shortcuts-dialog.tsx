import { useTexts } from '@sipelandukilat/sdk'
import { Kbd, KeyValueList, Modal } from '@sipelandukilat/ui'
import { listTexts } from '../texts/texts'

const keysOf = {
  next: ['j', '↓'],
  previous: ['k', '↑'],
  open: ['Enter'],
  search: ['/'],
  take: ['n'],
  call: ['n'],
  choose: ['x'],
  write: ['/'],
  send: ['Ctrl+Enter'],
  refresh: ['r'],
  help: ['?'],
} as const

/** What a list does by keyboard; `search` and `write` are both `/`, where the hand goes to type. */
export type Shortcut = keyof typeof keysOf

type ShortcutsDialogProps = {
  opened: boolean
  title: string
  shortcuts: readonly Shortcut[]
  onClose: () => void
}

export function ShortcutsDialog({ opened, title, shortcuts, onClose }: ShortcutsDialogProps) {
  const t = useTexts(listTexts)
  return (
    <Modal opened={opened} onClose={onClose} title={title}>
      <KeyValueList
        items={shortcuts.map((name) => ({
          key: name,
          label: keysOf[name].map((key) => (
            <Kbd key={key} mr={4}>
              {key}
            </Kbd>
          )),
          value: t(`key.${name}`),
        }))}
      />
    </Modal>
  )
}
