import { Button, Code, Text, Title } from '@mantine/core'
import type { ReactNode } from 'react'
import { IconAlertTriangle, IconRefresh } from './icons'
import { useKitTexts } from './kit-texts'

type ErrorStateProps = {
  title?: string
  description?: ReactNode
  /** Correlation id of the failed call, to give to an administrator. */
  reference?: string
  onRetry?: () => void
  isRetrying?: boolean
  actions?: ReactNode
  headingLevel?: 1 | 2 | 3
}

/** Something failed: in words, with a way on. */
export function ErrorState({
  title,
  description,
  reference,
  onRetry,
  isRetrying = false,
  actions,
  headingLevel = 2,
}: ErrorStateProps) {
  const t = useKitTexts()
  return (
    <div className='ui-state' role='alert'>
      <div className='ui-state-icon' data-tone='negative' aria-hidden>
        <IconAlertTriangle size={32} />
      </div>
      <Title order={headingLevel} size='h3'>
        {title ?? t('error')}
      </Title>
      {description && (
        <Text c='dimmed' maw='34rem'>
          {description}
        </Text>
      )}
      {reference && (
        <Text size='sm' c='dimmed'>
          {t('reference')} <Code>{reference}</Code>
        </Text>
      )}
      <div className='ui-state-actions'>
        {onRetry && (
          <Button leftSection={<IconRefresh size={18} aria-hidden />} onClick={onRetry} loading={isRetrying}>
            {t('tryAgain')}
          </Button>
        )}
        {actions}
      </div>
    </div>
  )
}
