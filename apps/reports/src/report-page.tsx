import { Can, linkTo, usePageTitle, useTexts } from '@sipelandukilat/sdk'
import { Anchor, Button, Group, IconPrinter, Page, Stack } from '@sipelandukilat/ui'
import type { ReactNode } from 'react'
import { reportsTexts } from './texts/texts'

type ReportKind = 'overview' | 'comparison' | 'impact' | 'satisfaction'

type ReportPageProps = {
  title: string
  description?: string
  current: ReportKind
  actions?: ReactNode
  children: ReactNode
}

/** The frame of every report: its kinds as links, what can be done, and print. */
export function ReportPage({ title, description, current, actions, children }: ReportPageProps) {
  const t = useTexts(reportsTexts)
  usePageTitle(title)
  const link = (key: ReportKind, path: string) => (
    <Anchor
      {...linkTo(path)}
      fw={current === key ? 700 : 400}
      {...(current === key ? { 'aria-current': 'page' as const } : {})}
    >
      {t(`nav.${key}`)}
    </Anchor>
  )
  return (
    <Page
      title={title}
      description={description}
      actions={
        <>
          {actions}
          <Button variant='default' leftSection={<IconPrinter size={18} aria-hidden />} onClick={() => window.print()}>
            {t('print')}
          </Button>
        </>
      }
    >
      <Stack gap='lg'>
        <nav aria-label={t('nav.label')} className='ui-no-print'>
          <Group gap='lg'>
            {link('overview', '/reports')}
            <Can action='compare' on='Report'>
              {link('comparison', '/reports/comparison')}
            </Can>
            {link('impact', '/reports/impact')}
            {link('satisfaction', '/reports/satisfaction')}
          </Group>
        </nav>
        {children}
      </Stack>
    </Page>
  )
}
