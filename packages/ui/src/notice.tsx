import type { ReactNode } from 'react'
import { IconAlertTriangle, IconCircleCheck, IconInfoCircle, IconXboxX } from './icons'
import { toneStyle } from './theme'
import type { Tone } from './tokens'

type NoticeProps = {
  tone: Extract<Tone, 'info' | 'positive' | 'warning' | 'negative'>
  title?: ReactNode
  children?: ReactNode
  actions?: ReactNode
  /** `alert` is spoken at once (an error after an action), `status` when the reader is idle. */
  role?: 'alert' | 'status' | 'note'
}

const icons = { info: IconInfoCircle, positive: IconCircleCheck, warning: IconAlertTriangle, negative: IconXboxX }

/** A message within the page. */
export function Notice({ tone, title, children, actions, role = 'note' }: NoticeProps) {
  const Icon = icons[tone]
  return (
    <div className='ui-notice' style={toneStyle(tone)} role={role}>
      <Icon size={20} aria-hidden />
      <div className='ui-notice-text'>
        {title && <strong>{title}</strong>}
        {children && <div>{children}</div>}
      </div>
      {actions && <div className='ui-no-print'>{actions}</div>}
    </div>
  )
}
