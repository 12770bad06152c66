import { Breadcrumbs, Group, Stack, Text, Title } from '@mantine/core'
import type { ReactNode } from 'react'

type PageProps = {
  title: string
  /** Links that lead here, outermost first. */
  breadcrumbs?: readonly ReactNode[]
  /** What stands beside the title: a status, a count. */
  aside?: ReactNode
  description?: ReactNode
  actions?: ReactNode
  /** `reading` keeps lines short; `wide` is for tables. */
  width?: 'wide' | 'reading'
  /** For what a screen does on its own below 48 em. */
  className?: string
  children: ReactNode
}

/** One screen: where one is, what it is, what can be done, and the content. */
export function Page({
  title,
  breadcrumbs,
  aside,
  description,
  actions,
  width = 'wide',
  className,
  children,
}: PageProps) {
  return (
    <article className={className === undefined ? 'ui-page' : `ui-page ${className}`} data-width={width}>
      <header className='ui-page-header'>
        {breadcrumbs && breadcrumbs.length > 0 && (
          <nav aria-label='breadcrumb' className='ui-no-print'>
            <Breadcrumbs separatorMargin='xs'>{breadcrumbs}</Breadcrumbs>
          </nav>
        )}
        <Group justify='space-between' align='flex-start' gap='sm'>
          <Stack gap={4}>
            <Group gap='sm'>
              <Title order={1}>{title}</Title>
              {aside}
            </Group>
            {description && <Text c='dimmed'>{description}</Text>}
          </Stack>
          {actions && (
            <Group gap='xs' className='ui-no-print'>
              {actions}
            </Group>
          )}
        </Group>
      </header>
      {children}
    </article>
  )
}
