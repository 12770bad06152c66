import type { MouseEvent } from 'react'
import { useKitTexts } from './kit-texts'

/** First stop of the keyboard: jumps over header and navigation. */
export function SkipLink({ targetId }: { targetId: string }) {
  const t = useKitTexts()
  const jump = (event: MouseEvent) => {
    // Not by the address: a hash would be a navigation of the application.
    event.preventDefault()
    document.getElementById(targetId)?.focus()
  }
  return (
    <a className='ui-skip-link' href={`#${targetId}`} onClick={jump}>
      {t('skipToContent')}
    </a>
  )
}
