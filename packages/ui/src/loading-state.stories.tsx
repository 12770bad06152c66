import { LoadingState } from './index'
import type { StoryPage } from './story'

export const page: StoryPage = { components: ['LoadingState'], group: 'messages' }

export function Usual() {
  return <LoadingState />
}

export function WithTitle() {
  return <LoadingState withTitle rows={3} />
}
