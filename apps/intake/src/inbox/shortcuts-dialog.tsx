import { useMessages } from '@sipelandukilat/sdk'
import { Kbd, KeyValueList, Modal } from '@sipelandukilat/ui'
import { inboxMessages } from './messages'

const shortcuts = [
  ['next', 'j', '↓'],
  ['previous', 'k', '↑'],
  ['open', 'Enter'],
  ['search', '/'],
  ['take', 'n'],
  ['refresh', 'r'],
  ['help', '?'],
] as const

export function ShortcutsDialog({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const t = useMessages(inboxMessages)
  return (
    <Modal opened={opened} onClose={onClose} title={t('help')}>
      <KeyValueList
        items={shortcuts.map(([name, ...keys]) => ({
          key: name,
          label: keys.map((key) => (
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
