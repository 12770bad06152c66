import { Portal } from '@mantine/core'
import { type MouseEvent, type ReactNode, useEffect, useId, useRef } from 'react'
import { IconX } from './icons'
import { useKitTexts } from './kit-texts'

type DialogProps = {
  opened: boolean
  /** Escape, the close button, a click beside it. Without it the dialog stays until its content ends it. */
  onClose?: () => void
  title: string
  /** Width on a wide screen, a CSS length. */
  size?: string
  children: ReactNode
}

const tabbable =
  'a[href], button:not(:disabled), input:not(:disabled), select:not(:disabled), textarea:not(:disabled), [tabindex="0"]'

const tabbablesOf = (element: HTMLElement) =>
  [...element.querySelectorAll<HTMLElement>(tabbable)].filter((candidate) => candidate.getClientRects().length > 0)

function keepFocusWithin(element: HTMLElement, event: KeyboardEvent): void {
  const stops = tabbablesOf(element)
  const [first, last] = [stops[0], stops.at(-1)]
  const { activeElement } = document
  const isOutside = !element.contains(activeElement)
  const isLeaving = event.shiftKey ? activeElement === first || activeElement === element : activeElement === last
  if (!isOutside && !isLeaving) return
  event.preventDefault()
  const next = event.shiftKey ? last : first
  next?.focus()
}

/** The keys of the topmost dialog, wherever the focus went. */
function useDialogKeys(element: { current: HTMLElement | null }, onClose: (() => void) | undefined): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const { current } = element
      if (!current || [...document.querySelectorAll('.ui-dialog')].at(-1) !== current) return
      if (event.key === 'Tab') keepFocusWithin(current, event)
      if (event.key === 'Escape' && !event.defaultPrevented) onClose?.()
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [element, onClose])
}

/** Moves the focus in while open, and back where it was afterwards; the page behind does not scroll. */
function useModalFocus(element: { current: HTMLElement | null }): void {
  useEffect(() => {
    const before = document.activeElement
    const { current } = element
    const target =
      current?.querySelector<HTMLElement>('[data-autofocus]') ?? (current && tabbablesOf(current)[0]) ?? current
    target?.focus()
    document.documentElement.classList.add('ui-behind-dialog')
    return () => {
      if (!document.querySelector('[aria-modal="true"]')) document.documentElement.classList.remove('ui-behind-dialog')
      if (before instanceof HTMLElement && before.isConnected) before.focus()
    }
  }, [element])
}

/** Within the portal, which mounts its content late: the focus can move in only when the dialog is there. */
function OpenDialog({
  onClose,
  title,
  size,
  children,
  place,
}: Omit<DialogProps, 'opened'> & { place: 'center' | 'side' }) {
  const t = useKitTexts()
  const titleId = useId()
  const element = useRef<HTMLDivElement>(null)
  useModalFocus(element)
  useDialogKeys(element, onClose)
  const onMouseDown = (event: MouseEvent) => {
    if (event.target !== event.currentTarget) return
    // The focus stays in the dialog.
    event.preventDefault()
    onClose?.()
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: closing beside the dialog is a convenience of the mouse; Escape and the button serve the keyboard
    <div className='ui-overlay' data-place={place} onMouseDown={onMouseDown}>
      <div
        ref={element}
        className='ui-dialog'
        style={size === undefined ? undefined : { inlineSize: size }}
        role='dialog'
        aria-modal='true'
        aria-labelledby={titleId}
        tabIndex={-1}
      >
        <div className='ui-dialog-head'>
          <h2 id={titleId}>{title}</h2>
          {onClose && (
            <button type='button' className='ui-icon-button' aria-label={t('close')} onClick={onClose}>
              <IconX size={20} aria-hidden />
            </button>
          )}
        </div>
        {children}
      </div>
    </div>
  )
}

/** A dialog in the middle of the screen; the rest waits. */
export function Modal({ opened, ...rest }: DialogProps) {
  return opened ? (
    <Portal>
      <OpenDialog {...rest} place='center' />
    </Portal>
  ) : null
}

/** A dialog at the side, over the full height. */
export function Drawer({ opened, ...rest }: DialogProps) {
  return opened ? (
    <Portal>
      <OpenDialog {...rest} place='side' />
    </Portal>
  ) : null
}
