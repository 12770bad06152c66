import type { AnchorHTMLAttributes, ReactNode } from 'react'
import { NavigationIcon } from './navigation-icon'

/** The links of a navigation, one below the other. */
export function NavigationList({ children }: { children: ReactNode }) {
  return <ul className='ui-navigation'>{children}</ul>
}

type NavigationLinkProps = AnchorHTMLAttributes<HTMLAnchorElement> & { label: string; icon: string; isCurrent: boolean }

export function NavigationLink({ label, icon, isCurrent, ...rest }: NavigationLinkProps) {
  return (
    <li>
      <a {...rest} className='ui-navigation-link' aria-current={isCurrent ? 'page' : undefined}>
        <NavigationIcon name={icon} />
        {label}
      </a>
    </li>
  )
}
