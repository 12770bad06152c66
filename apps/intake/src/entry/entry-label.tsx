import { useTexts } from '@sipelandukilat/sdk'
import { Text } from '@sipelandukilat/ui'
import { entryTexts } from '../texts/texts'

/** What a box is called; what may stay empty says so, as in the service's own form. */
export function EntryLabel({ label, isOptional }: { label: string; isOptional: boolean }) {
  const t = useTexts(entryTexts)
  if (!isOptional) return label
  return (
    <>
      {label}{' '}
      <Text span size='sm' c='dimmed' fw={400}>
        ({t('optional')})
      </Text>
    </>
  )
}
