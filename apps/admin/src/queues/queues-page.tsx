import { usePageTitle, useTexts } from '@sipelandukilat/sdk'
import { Button, Group, IconExternalLink, Page, Text } from '@sipelandukilat/ui'
import { administrationTexts } from '../texts/texts'

/** bull-board is a page of its own, outside the shell. */
export function QueuesPage() {
  const t = useTexts(administrationTexts)
  usePageTitle(t('queues.title'))
  return (
    <Page title={t('queues.title')} width='reading'>
      <Text mb='md'>{t('queues.description')}</Text>
      <Group>
        <Button
          component='a'
          href='/queues'
          target='_blank'
          rel='noopener'
          rightSection={<IconExternalLink size={18} aria-hidden />}
        >
          {t('queues.open')}
        </Button>
        <Button
          component='a'
          variant='default'
          href='/api/docs'
          target='_blank'
          rel='noopener'
          rightSection={<IconExternalLink size={18} aria-hidden />}
        >
          {t('queues.docs')}
        </Button>
      </Group>
    </Page>
  )
}
