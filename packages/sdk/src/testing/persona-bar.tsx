import { roleLabels } from '@sipelandukilat/access'
import { type Language, languageCodes, localized } from '@sipelandukilat/domain'
import { Button, SegmentedControl, Select, UiProvider } from '@sipelandukilat/ui'
import { useState } from 'react'
import { useLanguage } from '../language/language'
import { useTexts } from '../language/texts'
import { navigate } from '../navigation/navigation'
import { recordedShellTexts } from '../texts/texts'
import type { Persona } from './persona'
import type { Recording } from './recording'

function labelOf({ name, role, regionName, regionCode }: Persona, language: Language): string {
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
  const t = useTexts(recordedShellTexts)
  const { language, setLanguage } = useLanguage()
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
          data={languageCodes.map((code) => ({ value: code, label: code.toUpperCase() }))}
          value={language}
          onChange={setLanguage}
        />
        <Button variant='default' onClick={() => void navigate(start)}>
          {t('start')}
        </Button>
      </section>
    </UiProvider>
  )
}
