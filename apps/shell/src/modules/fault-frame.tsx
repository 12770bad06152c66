import type { BootModule, ModuleFault } from '@sipelandukilat/contract'
import { useLocalized, useTexts } from '@sipelandukilat/sdk'
import { ErrorState, Text } from '@sipelandukilat/ui'
import { useState } from 'react'
import { shellTexts } from '../texts/texts'
import { retryModule } from './module-registry'

/** What stands in place of a module that cannot be shown. */
export function FaultFrame({ module, fault }: { module: BootModule; fault: ModuleFault }) {
  const t = useTexts(shellTexts)
  const localized = useLocalized()
  const [isRetrying, setIsRetrying] = useState(false)
  const retry = async () => {
    setIsRetrying(true)
    try {
      await retryModule(module.id)
    } finally {
      setIsRetrying(false)
    }
  }
  return (
    <ErrorState
      headingLevel={1}
      title={t('fault.title', { module: localized(module.title) })}
      description={t(`fault.${fault}`)}
      onRetry={() => void retry()}
      isRetrying={isRetrying}
      actions={
        <Text size='sm' c='dimmed' w='100%'>
          {t('fault.code', { fault, module: module.id, version: module.version })}
        </Text>
      }
    />
  )
}
