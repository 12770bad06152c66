import { Button, Center } from '@mantine/core'
import { useKitTexts } from './kit-texts'

/** The next page of a list that is read by cursor. */
export function LoadMore({
  hasMore,
  isLoading,
  onLoadMore,
}: {
  hasMore: boolean
  isLoading: boolean
  onLoadMore: () => void
}) {
  const t = useKitTexts()
  if (!hasMore) return null
  return (
    <Center py='md' className='ui-no-print'>
      <Button variant='default' onClick={onLoadMore} loading={isLoading}>
        {t('loadMore')}
      </Button>
    </Center>
  )
}
