import { VisuallyHidden } from '@mantine/core'
import type { AnchorHTMLAttributes, ReactNode } from 'react'
import { NavigationIcon } from './navigation-icon'

/** The links of a navigation, one below the other. */
export function NavigationList({ children }: { children: ReactNode }) {
  return <ul className='ui-navigation'>{children}</ul>
}

type NavigationLinkProps = AnchorHTMLAttributes<HTMLAnchorElement> & {
  label: string
  icon: string
  isCurrent: boolean
  /** How much waits there, as shown and in words for who hears it. */
  count?: { text: string; label: string }
}

export function NavigationLink({ label, icon, isCurrent, count, ...rest }: NavigationLinkProps) {
  return (
    <li>
      <a {...rest} className='ui-navigation-link' aria-current={isCurrent ? 'page' : undefined}>
        <NavigationIcon name={icon} />
        {label}
        {count && (
          <span className='ui-navigation-count' title={count.label}>
            <span aria-hidden>{count.text}</span>
            <VisuallyHidden>{count.label}</VisuallyHidden>
          </span>
        )}
      </a>
    </li>
  )
}
