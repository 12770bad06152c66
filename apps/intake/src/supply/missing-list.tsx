import { useLocalized, useTexts } from '@sipelandukilat/sdk'
import { type Lacks, lackNames, type ServiceDefinition } from '@sipelandukilat/sdk/forms'
import { Notice } from '@sipelandukilat/ui'
import { focusField } from '../entry/entry-errors'
import { supplyTexts } from '../texts/texts'

type MissingListProps = {
  lacks: Lacks
  definition: ServiceDefinition
  hint: string
  /** On the page of the form: each leads to its field. */
  isLinked?: boolean
}

/** What an incomplete application lacks, in the words that the citizen was asked with. */
export function MissingList({ lacks, definition, hint, isLinked = false }: MissingListProps) {
  const t = useTexts(supplyTexts)
  const localized = useLocalized()
  const places = [...lacks.fields, ...lacks.attachments.map((id) => `attachments.${id}`)]
  const names = lackNames(definition, lacks).map(localized)
  return (
    <Notice tone='warning' title={t('missing')}>
      <ul className='intake-problems'>
        {names.map((name, index) => (
          <li key={places[index]}>
            {isLinked ? (
              <a
                href={`#${places[index]}`}
                onClick={(event) => {
                  event.preventDefault()
                  focusField(places[index] ?? '')
                }}
              >
                {name}
              </a>
            ) : (
              name
            )}
          </li>
        ))}
      </ul>
      {hint}
    </Notice>
  )
}
