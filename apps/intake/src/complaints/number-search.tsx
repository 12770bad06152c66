import { useTexts } from '@sipelandukilat/sdk'
import { TextInput } from '@sipelandukilat/ui'
import { useState } from 'react'
import { complaintsTexts } from '../texts/texts'

/** Looks for a complaint by its number, ours or that of SP4N-LAPOR!. */
export function NumberSearch({ value, onSearch }: { value: string; onSearch: (q: string | undefined) => void }) {
  const t = useTexts(complaintsTexts)
  const [typed, setTyped] = useState(value)
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        onSearch(typed.trim() === '' ? undefined : typed.trim())
      }}
    >
      <TextInput
        type='search'
        aria-label={t('search')}
        placeholder={t('search')}
        maxLength={60}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
    </form>
  )
}
