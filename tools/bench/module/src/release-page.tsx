import { usePageTitle } from '@sipelandukilat/sdk'
import { Page } from '@sipelandukilat/ui'
import { manifest } from './manifest'

/** Says which release it is of. */
export function ReleasePage() {
  const title = `${manifest.id} ${manifest.version}`
  usePageTitle(title)
  return <Page title={title}>{null}</Page>
}
