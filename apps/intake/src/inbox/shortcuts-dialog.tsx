import { Kbd, KeyValueList, Modal } from '@sipelandukilat/ui'

export type Shortcut = { keys: readonly string[]; label: string }

type ShortcutsDialogProps = {
  opened: boolean
  title: string
  shortcuts: readonly Shortcut[]
  onClose: () => void
}

export function ShortcutsDialog({ opened, title, shortcuts, onClose }: ShortcutsDialogProps) {
  return (
    <Modal opened={opened} onClose={onClose} title={title}>
      <KeyValueList
        items={shortcuts.map(({ keys, label }) => ({
          key: label,
          label: keys.map((key) => (
            <Kbd key={key} mr={4}>
              {key}
            </Kbd>
          )),
          value: label,
        }))}
      />
    </Modal>
  )
}
