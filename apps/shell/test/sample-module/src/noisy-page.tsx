import { Link, useLogger } from '@sipelandukilat/sdk'
import { Page } from '@sipelandukilat/ui'
import { useEffect } from 'react'

/** Leaves listeners behind that throw, and writes without end. */
export function NoisyPage() {
  const log = useLogger()
  useEffect(() => {
    const fail = () => {
      throw new Error('A listener that was left behind')
    }
    addEventListener('popstate', fail)
    addEventListener('click', fail, true)
    for (let count = 0; count < 10_000; count += 1) log.warn('flood', { count })
  }, [log])
  return (
    <Page title='Noisy page'>
      <Link to='/sample'>Back</Link>
    </Page>
  )
}
