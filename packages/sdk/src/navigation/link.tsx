import { Anchor } from '@sipelandukilat/ui'
import type { AnchorHTMLAttributes, MouseEvent } from 'react'
import { useStore } from '../store'
import { isWithinRoute, navigate, pathStore, toHref } from './navigation'

const isPlainClick = (event: MouseEvent) =>
  event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey

/**
 * Properties that make any anchor a link within the application; a new tab still opens by the browser.
 *
 * @example
 * <Button component='a' {...linkTo(`/school-outreach/${schoolId}`)}>{t('open')}</Button>
 */
export function linkTo(path: string): { href: string; onClick: (event: MouseEvent) => void } {
  return {
    href: toHref(path),
    onClick: (event) => {
      if (event.defaultPrevented || !isPlainClick(event)) return
      event.preventDefault()
      void navigate(path)
    },
  }
}

type LinkProps = Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'href' | 'onClick'> & { to: string }

/**
 * A link to a path of the application, of this module or another: `/intake/0192…`.
 *
 * @example
 * <Link to={`/school-outreach/${schoolId}`}>{school}</Link>
 */
export function Link({ to, children, ...rest }: LinkProps) {
  return (
    <Anchor inherit {...rest} {...linkTo(to)}>
      {children}
    </Anchor>
  )
}

/**
 * Whether the current path is `route` or below it.
 *
 * @example
 * const isOpen = useIsWithin(`/school-outreach/${schoolId}`)
 */
export const useIsWithin = (route: string): boolean => isWithinRoute(useStore(pathStore), route)
