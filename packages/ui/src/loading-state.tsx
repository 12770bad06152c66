import { Skeleton, Stack, VisuallyHidden } from '@mantine/core'
import { useKitTexts } from './kit-texts'

/** Skeleton of a page or list while its data come; `rows` is about the height of what will stand there. */
export function LoadingState({ rows = 6, withTitle = false }: { rows?: number; withTitle?: boolean }) {
  const t = useKitTexts()
  return (
    <Stack gap='sm' role='status' className='ui-loading'>
      <VisuallyHidden>{t('loading')}</VisuallyHidden>
      {withTitle && <Skeleton height={32} width='14rem' maw='60%' mb='sm' />}
      {Array.from({ length: rows }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the rows are alike and never reordered
        <Skeleton key={row} height={40} />
      ))}
    </Stack>
  )
}
