import type { ReactNode } from 'react'
import { toneStyle } from './theme'
import type { Tone } from './tokens'

type StatusBadgeProps = { tone: Tone; icon?: ReactNode; children: ReactNode }

/** A status in words on a tinted ground: never by colour alone. */
export function StatusBadge({ tone, icon, children }: StatusBadgeProps) {
  return (
    <span className='ui-badge' style={toneStyle(tone)}>
      {icon}
      {children}
    </span>
  )
}
