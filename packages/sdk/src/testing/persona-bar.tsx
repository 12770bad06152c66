import { roleLabels } from '@sipelandukilat/access'
import { localized } from '@sipelandukilat/domain'
import { Button, SegmentedControl, Select, UiProvider } from '@sipelandukilat/ui'
import { useState } from 'react'
import { languageStore, setLanguage } from '../language/language'
import { useMessages } from '../language/messages'
import { navigate } from '../navigation/navigation'
import { useStore } from '../store'
import type { Persona } from './persona'
import { recordedMessages } from './recorded-messages'
import type { Recording } from './recording'

function labelOf({ name, role, regionName, regionCode }: Persona, language: 'id' | 'en'): string {
  return [name, localized(roleLabels[role], language), regionName ?? regionCode].filter(Boolean).join(' · ')
}

/** Who looks, in which language, and the way back to the module's first page. */
export function PersonaBar({
  recording,
  onPersona,
  start,
}: {
  recording: Recording
  onPersona: (index: number) => void
  start: string
}) {
  const t = useMessages(recordedMessages)
  const language = useStore(languageStore)
  const [index, setIndex] = useState('0')
  return (
    <UiProvider language={language} styleNonce='' role='page'>
      <section
        aria-label={t('title')}
        style={{ display: 'flex', flexWrap: 'wrap', gap: 12, padding: 12, alignItems: 'end' }}
      >
        <Select
          label={t('persona')}
          options={recording.personas.map((one, position) => ({
            value: String(position),
            label: labelOf(one, language),
          }))}
          value={index}
          onChange={(value) => {
            setIndex(value)
            onPersona(Number(value))
          }}
        />
        <SegmentedControl
          aria-label={t('language')}
          data={[
            { value: 'id', label: 'ID' },
            { value: 'en', label: 'EN' },
          ]}
          value={language}
          onChange={(value) => setLanguage(value === 'en' ? 'en' : 'id')}
        />
        <Button variant='default' onClick={() => void navigate(start)}>
          {t('start')}
        </Button>
      </section>
    </UiProvider>
  )
}
