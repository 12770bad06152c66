import type { ReactNode } from 'react'
import { toneStyle } from './theme'
import type { Tone } from './tokens'

type FigureProps = {
  label: string
  value: ReactNode
  hint?: ReactNode
  tone?: Tone /** Where the rows behind the figure are. */
  href?: string
  onOpen?: () => void
}

/** A number with its name; opens the rows behind it where the reader may see them. */
export function Figure({ label, value, hint, tone = 'neutral', href, onOpen }: FigureProps) {
  const content = (
    <>
      <span className='ui-figure-label'>{label}</span>
      <span className='ui-figure-value'>{value}</span>
      {hint && <span className='ui-figure-hint'>{hint}</span>}
    </>
  )
  if (href === undefined)
    return (
      <div className='ui-figure' style={toneStyle(tone)}>
        {content}
      </div>
    )
  return (
    <a
      className='ui-figure'
      style={toneStyle(tone)}
      href={href}
      onClick={(event) => {
        if (!onOpen || event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return
        event.preventDefault()
        onOpen()
      }}
    >
      {content}
    </a>
  )
}
