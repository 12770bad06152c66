import { useState } from 'react'
import { LoadMore, Text } from './index'
import type { StoryPage, StoryProps } from './story'

export const page: StoryPage = { components: ['LoadMore'], group: 'data' }

export function Usual({ say }: StoryProps) {
  const [pages, setPages] = useState(1)
  return (
    <>
      <Text role='status'>{say(`${pages * 50} permohonan ditampilkan`, `${pages * 50} applications shown`)}</Text>
      <LoadMore hasMore={pages < 3} isLoading={false} onLoadMore={() => setPages(pages + 1)} />
    </>
  )
}

export function Loading() {
  return <LoadMore hasMore isLoading onLoadMore={() => undefined} />
}
