import { ExtensionPoint, Link, useApi, usePageTitle, useStoredDraft, useUnsavedChanges } from '@sipelandukilat/sdk'
import { readSession } from '@sipelandukilat/sdk/api'
import { Button, Page, TextInput } from '@sipelandukilat/ui'
import { useState } from 'react'
import './form-page.css'

const isText = (value: unknown): value is string => typeof value === 'string'

export function FormPage() {
  usePageTitle('Sample')
  const api = useApi()
  const note = useStoredDraft('sample', '', isText)
  const [answer, setAnswer] = useState('')
  useUnsavedChanges(note.value !== '')
  return (
    <Page title='Sample'>
      <div className='sample-form'>
        <TextInput label='Note' value={note.value} onChange={(event) => note.setValue(event.currentTarget.value)} />
        <Button onClick={note.clear}>Save</Button>
        <Button onClick={() => void api.call(readSession, {}).then((session) => setAnswer(session.user.name))}>
          Ask
        </Button>
        <output>{answer}</output>
        <ExtensionPoint name='sample.aside' context={{ name: 'Krayan' }} />
        <Link to='/sample/lazy'>Lazy</Link>
        <Link to='/sample/breaks'>Breaks</Link>
        <Link to='/sample/noisy'>Noisy</Link>
      </div>
    </Page>
  )
}
