import { Title } from '@sipelandukilat/ui'
import { type ReactNode, useId } from 'react'

/** A titled part of a screen. */
export function Panel({ title, aside, children }: { title: string; aside?: ReactNode; children: ReactNode }) {
  const titleId = useId()
  return (
    <section className='intake-panel' aria-labelledby={titleId}>
      <header>
        <Title order={2} size='h3' id={titleId}>
          {title}
        </Title>
        {aside}
      </header>
      {children}
    </section>
  )
}
