import { Page } from '@sipelandukilat/ui'

export function LazyPage() {
  return <Page title='Lazy page'>It is here.</Page>
}
