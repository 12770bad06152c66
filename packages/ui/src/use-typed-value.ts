import { useState } from 'react'

export type TypedValue = {
  /** As it is stored; empty for none. */
  value: string
  onChange: (value: string) => void
  /** What a text means; undefined when it cannot be read. */
  read: (text: string) => string | undefined
  /** A stored value as people write it. */
  write: (value: string) => string
}

/**
 * The text of a box in which a value is typed as people write it. The value changes once the text can be read; what cannot
 * be read when the box is left is no value, stays to be corrected, and is said to be wrong.
 */
export function useTypedValue({ value, onChange, read, write }: TypedValue) {
  const [text, setText] = useState(() => write(value))
  const [shownValue, setShownValue] = useState(value)
  const [isWrong, setWrong] = useState(false)
  if (shownValue !== value) {
    setShownValue(value)
    if ((read(text) ?? '') !== value) {
      setText(write(value))
      setWrong(false)
    }
  }
  const give = (next: string) => {
    if (next !== value) onChange(next)
  }

  function type(typed: string): void {
    setText(typed)
    setWrong(false)
    const next = typed.trim() === '' ? '' : read(typed)
    if (next !== undefined) give(next)
  }

  function leave(): void {
    const next = read(text)
    if (next !== undefined) setText(write(next))
    else if (text.trim() !== '') {
      setWrong(true)
      give('')
    }
  }

  return { text, isWrong, type, leave }
}
