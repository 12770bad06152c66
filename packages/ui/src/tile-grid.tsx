import type { CSSProperties, ReactNode } from 'react'

/** As many equal columns as fit, each at least `minWidth` wide (a CSS length) and never wider than the screen. */
export function TileGrid({ minWidth = '16rem', children }: { minWidth?: string; children: ReactNode }) {
  const style: CSSProperties & Record<'--ui-tile-width', string> = { '--ui-tile-width': minWidth }
  return (
    <div className='ui-tiles' style={style}>
      {children}
    </div>
  )
}
