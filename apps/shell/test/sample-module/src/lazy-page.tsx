import { Page } from '@sipelandukilat/ui'
import { SearchSelect } from '@sipelandukilat/ui/search-select'
import './lazy-page.css'

/** Needs everything that a page may have to fetch: code and styles of its own, code and styles of a shared package. */
export function LazyPage() {
  return (
    <Page title='Lazy page'>
      <p className='sample-lazy'>It is here.</p>
      <SearchSelect label='Village' data={['Long Bawan']} />
    </Page>
  )
}
